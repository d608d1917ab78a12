/** What the product says about a person's file. */

import type { Span } from "./span";

/** How much a diagnostic matters. */
export type Severity = "error" | "warning" | "information";

/** Every kind of diagnostic, with its severity; the published report schema lists the same names. */
export const severityOf = {
  syntax: "error",
  "undefined-name": "error",
  "shape-mismatch": "error",
  "type-mismatch": "error",
  "non-scalar-cost": "error",
  "no-cost": "error",
  "size-conflict": "error",
  "unreadable-data": "error",
  raised: "error",
  limit: "error",
  "silent-broadcast": "warning",
  "nan-origin": "warning",
  "inf-adjoint": "warning",
  "ill-conditioned": "warning",
  "stale-shape-comment": "warning",
  "wrong-gradient": "warning",
  "no-gradient": "warning",
  unsupported: "information",
  "unknown-function": "information",
  "assumed-shape": "information",
  "old-syntax": "information",
} as const satisfies Record<string, Severity>;

/** Name of a kind of diagnostic. */
export type DiagnosticCode = keyof typeof severityOf;

/** A place that explains a diagnostic. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** A replacement of text that would mend what the diagnostic reports. */
export interface Fix {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
}

/** One finding about the file: cause before advice, in the user's own names. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fix?: Fix;
}

/** Makes a diagnostic with the severity its code has. */
export function diagnostic(
  code: DiagnosticCode,
  span: Span,
  message: string,
  more: { related?: readonly Related[]; fix?: Fix } = {},
): Diagnostic {
  const base = { code, severity: severityOf[code], message, span, related: more.related ?? [] };
  return more.fix ? { ...base, fix: more.fix } : base;
}
