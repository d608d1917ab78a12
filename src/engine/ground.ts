/** What a revision leaves behind for the next one to stand on. */

import type { AmendedText } from "../core/amended-text";
import type { Execution } from "../lang/common/history";
import type { Revisited } from "../lang/common/revisit";
import type { Past, Trace } from "../lang/common/trace";
import type { Stmt } from "../lang/common/tree";
import type { AnalysisOptions } from "../protocol/engine";
import { RowWriter } from "./row-writer";
import type { Study } from "./study";
import { type Surface, surfaceOf } from "./surface";

/** A revision that is understood, as what the next one may stand on. */
export interface Ground {
  readonly text: AmendedText;
  readonly options: AnalysisOptions;
  readonly study: Study;
  readonly rows: RowWriter;
  readonly surface: Surface;
  /** `null` where nothing can stand on it. */
  readonly past: Past | null;
  /** As it was followed, before lines were edited. */
  readonly first: Pick<Trace, "uses" | "diagnostics">;
  /** By id, as of the first edit of a line: values of the text, and what their adjoints are made of; `null` before. */
  readonly live: Uint8Array | null;
  /** Of statements that have taken the places of others. */
  readonly executions: ReadonlyMap<Stmt, readonly Execution[]>;
  /** What executions make by now, where that is not what they made at first. */
  readonly made: ReadonlyMap<Execution, Revisited>;
}

/** The ground that a revision is whose text was followed as a whole. */
export function groundOf(options: AnalysisOptions, study: Study): Ground {
  const { module, uses, diagnostics, past } = study.trace;
  const isWhole = module.problems.length === 0 && module.restored === undefined;
  return {
    text: study.lines,
    options,
    study,
    rows: new RowWriter(study),
    surface: surfaceOf(study),
    past: isWhole ? past : null,
    first: { uses, diagnostics },
    live: null,
    executions: new Map(),
    made: new Map(),
  };
}
