/** What ends the following of statements out of turn. */

import type { DiagnosticCode } from "../../core/diagnostic";
import type { Span } from "../../core/span";
import type { Value } from "./value";

/** Ends a trace that has become too large; caught by `trace`. */
export class TooMuch extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

/** An error of the traced program on its way to the `try` around it. */
export class Raised extends Error {
  constructor(
    message: string,
    readonly code: DiagnosticCode,
    readonly span: Span,
    /** What was raised, when the program raised it itself. */
    readonly value: Value | null,
  ) {
    super(message);
  }
}
