/** An engine with a host in memory, and shortcuts to its answers. */

import assert from "node:assert/strict";
import { type Engine, Engine as EngineClass } from "../../src/engine/session";
import type { Analysis, Row } from "../../src/protocol/analysis";
import { type AnalysisOptions, defaultOptions, type EngineReply } from "../../src/protocol/engine";
import { filesBeside } from "../../src/protocol/files";

/** An engine under test. */
export interface Bench {
  readonly engine: Engine;
  readonly replies: EngineReply[];
  /** Asks for an analysis of the next revision. */
  analyse(text: string, options?: Partial<AnalysisOptions>, language?: "matlab" | "python"): number;
  /** Resolves when nothing is left to do. */
  settle(): Promise<void>;
  /** The last analysis posted. */
  last(): Analysis;
}

/** Starts an engine whose time passes as the wall's does, unless told otherwise; `onPause` counts its pauses. */
export function bench(onPause: (n: number) => void = () => {}, now: () => number = () => performance.now()): Bench {
  const replies: EngineReply[] = [];
  let revision = 0;
  let pauses = 0;
  const engine = new EngineClass({
    post(reply) {
      // The file has no folder.
      if (reply.type === "wants" && reply.path === filesBeside)
        setImmediate(() => engine.handle({ type: "file", uri: reply.uri, path: reply.path, bytes: null }));
      else replies.push(reply);
    },
    now,
    pause: async () => {
      pauses += 1;
      onPause(pauses);
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  });
  return {
    engine,
    replies,
    analyse(text, options = {}, language = "python") {
      revision += 1;
      const request = { type: "analyse", uri: "file:///m", revision, language, text } as const;
      engine.handle({ ...request, options: { ...defaultOptions, ...options } });
      return revision;
    },
    async settle() {
      for (let before = -1; before !== pauses; ) {
        before = pauses;
        for (let i = 0; i < 4; i++) await new Promise<void>((resolve) => setImmediate(resolve));
      }
    },
    last() {
      const analyses = analysesIn(replies);
      const analysis = analyses.at(-1);
      assert.ok(analysis, `no analysis: ${JSON.stringify(replies)}`);
      return analysis;
    },
  };
}

/** The analyses among replies. */
export function analysesIn(replies: readonly EngineReply[]): Analysis[] {
  return replies.flatMap((r) => (r.type === "analysis" ? [r.analysis] : []));
}

/** The complete analysis of one text. */
export async function analysisOf(
  text: string,
  options: Partial<AnalysisOptions> = {},
  language: "matlab" | "python" = "python",
): Promise<Analysis> {
  const b = bench();
  b.analyse(text, options, language);
  await b.settle();
  return b.last();
}

/** The last row of a name. */
export function rowOf(analysis: Analysis, name: string): Row {
  const row = analysis.rows.filter((r) => r.name === name).at(-1);
  assert.ok(row, `no row ${name} among ${analysis.rows.map((r) => r.name).join(", ")}`);
  return row;
}

/** Findings as `line code`. */
export function codes(analysis: Analysis): string[] {
  return analysis.findings.map((f) => `${f.range.line} ${f.code}`);
}
