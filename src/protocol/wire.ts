/** Analyses on their way from the worker to the host: of one after the first, only what changed since the one before. */

import type { Analysis } from "./analysis";
import { type Change, changed, changeOf } from "./changes";
import type { EngineReply } from "./engine";

/** A reply as it travels. */
export type WireReply =
  | EngineReply
  /** An analysis, told as what changed since another one of the file that both ends have; it is the next one. */
  | { readonly type: "change"; readonly uri: string; readonly change: AnalysisChange };

/** What changed since the last analysis of phase `from`, which was number `since`. */
export interface AnalysisChange {
  readonly from: Analysis["phase"];
  readonly since: number;
  readonly change: Change;
}

/**
 * The last analyses of one file, as both ends have them: with numbers and without, because most of what an analysis
 * without numbers says is what the one before without numbers said.
 */
export class LastAnalyses {
  private readonly last = new Map<Analysis["phase"], { readonly analysis: Analysis; readonly count: number }>();
  private count = 0;

  /** Remembers an analysis; what changed since the last one like it, `null` for the first of all. */
  changeTo(analysis: Analysis): AnalysisChange | null {
    const from = this.last.has(analysis.phase) ? analysis.phase : analysis.phase === "shapes" ? "numbers" : "shapes";
    const before = this.last.get(from);
    this.take(analysis);
    return before ? { from, since: before.count, change: changeOf(before.analysis, analysis) } : null;
  }

  /** The analysis after a change, remembered; `null` when the one before is not here. */
  changedBy({ from, since, change }: AnalysisChange): Analysis | null {
    const before = this.last.get(from);
    if (before?.count !== since) return null;
    const analysis = changed(before.analysis, change) as Analysis;
    this.take(analysis);
    return analysis;
  }

  /** Remembers an analysis that came whole. */
  take(analysis: Analysis): void {
    this.count += 1;
    this.last.set(analysis.phase, { analysis, count: this.count });
  }
}

/** The worker's end. */
export class Condenser {
  private readonly sent = new Map<string, LastAnalyses>();

  /** The reply as it is to travel. */
  condensed(reply: EngineReply): WireReply {
    if (reply.type !== "analysis") return reply;
    const { uri } = reply.analysis;
    const last = this.sent.get(uri) ?? new LastAnalyses();
    this.sent.set(uri, last);
    const change = last.changeTo(reply.analysis);
    return change ? { type: "change", uri, change } : reply;
  }

  /** The file was closed: its next analysis travels whole. */
  forget(uri: string): void {
    this.sent.delete(uri);
  }
}

/** The host's end. */
export class Restorer {
  private readonly received = new Map<string, LastAnalyses>();

  /** The reply as the worker meant it; `null` for one about a file that has been closed meanwhile. */
  restored(reply: WireReply): EngineReply | null {
    if (reply.type === "change") {
      const analysis = this.received.get(reply.uri)?.changedBy(reply.change) ?? null;
      return analysis && { type: "analysis", analysis };
    }
    if (reply.type === "analysis") {
      const first = new LastAnalyses();
      first.take(reply.analysis);
      this.received.set(reply.analysis.uri, first);
    }
    return reply;
  }

  /** The file was closed. */
  forget(uri: string): void {
    this.received.delete(uri);
  }
}
