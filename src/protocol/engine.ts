/** The conversation between the extension host and the engine worker. */

import type { Analysis } from "./analysis";
import type { Answer, Question, RowChecks } from "./inquiries";

/** How a file is to be analysed. */
export interface AnalysisOptions {
  readonly entry: string | null;
  readonly cost: string | null;
  /** Line (from 1) that picks an occurrence of the cost. */
  readonly at: number | null;
  readonly sizes: Readonly<Record<string, number>>;
  readonly seed: number;
  /** Above this many entries in one value or in total, numbers are withheld. */
  readonly maxElements: number;
  readonly maxSeconds: number;
  /** All values of the session together never take more bytes. */
  readonly maxBytes: number;
}

/** The options a file is analysed with when nobody said anything. */
export const defaultOptions: AnalysisOptions = {
  entry: null,
  cost: null,
  at: null,
  sizes: {},
  seed: 1,
  maxElements: 4_000_000,
  maxSeconds: 5,
  maxBytes: 2_000_000_000,
};

/** What the host asks of the worker. */
export type EngineRequest =
  /**
   * Comes first, where memory can be shared: entry 0 counts the requests posted, pings not among them, so that a long
   * computation can see that one waits.
   */
  | { readonly type: "posted"; readonly count: Int32Array }
  /** A newer revision cancels the older one of the same file. */
  | {
      readonly type: "analyse";
      readonly uri: string;
      readonly revision: number;
      readonly language: "matlab" | "python";
      readonly text: string;
      readonly options: AnalysisOptions;
    }
  /** Bytes of a file the analysis asked for; `null` when it cannot be read. */
  | { readonly type: "file"; readonly uri: string; readonly path: string; readonly bytes: Uint8Array | null }
  | { readonly type: "cancel"; readonly uri: string }
  | { readonly type: "close"; readonly uri: string }
  /** All values of one row, row-major, for copying and saving. */
  | {
      readonly type: "values";
      readonly id: number;
      readonly uri: string;
      readonly key: string;
      readonly of: "value" | "adjoint";
    }
  /** Something about the last analysis; an `answer` follows. */
  | { readonly type: "ask"; readonly id: number; readonly uri: string; readonly question: Question }
  /** The functions of a language whose gradients are known. */
  | { readonly type: "library"; readonly id: number; readonly language: "matlab" | "python" }
  | { readonly type: "ping"; readonly id: number };

/** A function of a language whose gradient is known. */
export interface LibraryEntry {
  /** `np.tanh`, where `np` stands for whatever the module is called; `tanh`. */
  readonly name: string;
  /** Formal names of its arrays; empty where only the name is known. */
  readonly params: readonly string[];
  readonly summary: string;
  /** `X̄ = Z̄ ⊙ (1 − Z²)`; one line per operand that has a rule in words of mathematics. */
  readonly rules: readonly string[];
}

/** What the worker answers. */
export type EngineReply =
  | { readonly type: "analysis"; readonly analysis: Analysis }
  /** The traced file reads data: please send a `file` message for `path`, relative to the model file. */
  | { readonly type: "wants"; readonly uri: string; readonly path: string }
  /**
   * A computation of so many operations begins, during which the worker does not listen; with 0 it is only still at work.
   * `heard` counts the requests that had come before, pings not among them.
   */
  | {
      readonly type: "long";
      readonly uri: string;
      readonly revision: number;
      readonly flops: number;
      readonly heard: number;
    }
  | { readonly type: "progress"; readonly uri: string; readonly revision: number; readonly done: number }
  | {
      readonly type: "values";
      readonly id: number;
      readonly size: readonly number[];
      readonly data: Float64Array | null;
    }
  /** To an `ask`; `null` when a newer revision has come or there is nothing to ask about. */
  | { readonly type: "answer"; readonly id: number; readonly answer: Answer | null }
  /** What differences say of some rows: unasked after every analysis, and while a check that was asked for goes on. */
  | { readonly type: "checks"; readonly uri: string; readonly revision: number; readonly rows: RowChecks }
  | { readonly type: "library"; readonly id: number; readonly entries: readonly LibraryEntry[] }
  | { readonly type: "pong"; readonly id: number }
  /** A fault of ours, never of the file; the worker goes on. */
  | { readonly type: "fault"; readonly uri: string; readonly revision: number; readonly message: string };
