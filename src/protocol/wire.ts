/** Analyses on their way from the worker to the host: of one after the first, only what changed since the one before. */

import type { Analysis } from "./analysis";
import { type Change, changed, changeOf } from "./changes";
import type { EngineReply } from "./engine";

/** A reply as it travels. */
export type WireReply =
  | EngineReply
  /** An analysis, told as what changed since the file's analysis number `since`; it is the next one. */
  | { readonly type: "change"; readonly uri: string; readonly since: number; readonly change: Change };

/** An analysis that both ends have; they count the analyses of each file. */
interface Common {
  readonly count: number;
  readonly analysis: Analysis;
}

/** The worker's end. */
export class Condenser {
  private readonly sent = new Map<string, Common>();

  /** The reply as it is to travel. */
  condensed(reply: EngineReply): WireReply {
    if (reply.type !== "analysis") return reply;
    const { analysis } = reply;
    const last = this.sent.get(analysis.uri);
    this.sent.set(analysis.uri, { count: (last?.count ?? 0) + 1, analysis });
    if (!last) return reply;
    return { type: "change", uri: analysis.uri, since: last.count, change: changeOf(last.analysis, analysis) };
  }

  /** The file was closed: its next analysis travels whole. */
  forget(uri: string): void {
    this.sent.delete(uri);
  }
}

/** The host's end. */
export class Restorer {
  private readonly received = new Map<string, Common>();

  /** The reply as the worker meant it; `null` for one about a file that has been closed meanwhile. */
  restored(reply: WireReply): EngineReply | null {
    if (reply.type !== "change") {
      if (reply.type === "analysis") this.received.set(reply.analysis.uri, { count: 1, analysis: reply.analysis });
      return reply;
    }
    const last = this.received.get(reply.uri);
    if (!last || last.count !== reply.since) return null;
    const analysis = changed(last.analysis, reply.change) as Analysis;
    this.received.set(reply.uri, { count: last.count + 1, analysis });
    return { type: "analysis", analysis };
  }

  /** The file was closed. */
  forget(uri: string): void {
    this.received.delete(uri);
  }
}
