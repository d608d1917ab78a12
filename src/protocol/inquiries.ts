/** What is said about rows beyond their analysis: checks by differences, second derivatives, measured times. */

import type { Summary } from "./analysis";

/** How an adjoint was compared with differences. */
export type Method =
  /** Rule by rule: ⟨Z̄, dZ⟩ = Σ⟨X̄, dX⟩ at every operation between the value and the cost, along random changes. */
  | "rules"
  /** Directly: what a small change of the value does to the cost. */
  | "differences";

/** What differences say of a row's adjoint. */
export type RowCheck =
  | {
      readonly verdict: "agrees";
      readonly how: Method;
      /** Digits that agree and that differences can see. */
      readonly digits: number;
      readonly relativeError: number;
      /** What was checked and how, in a sentence. */
      readonly text: string;
    }
  /** The adjoint must not be shown as right. */
  | { readonly verdict: "differs"; readonly how: Method; readonly relativeError: number; readonly text: string }
  /** Not checked, or not comparable; `text` says why. */
  | { readonly verdict: "open"; readonly text: string };

/** Checks by row. */
export type RowChecks = Readonly<Record<string, RowCheck>>;

/** What can be asked about the last analysis of a file. */
export type Question =
  /** Compare the adjoints of these rows with differences of the cost; of all named rows when there is no list. */
  | { readonly kind: "check"; readonly keys: readonly string[] | null }
  | { readonly kind: "hessian"; readonly key: string }
  /** Time the rule of a row against the dense Jacobian. */
  | { readonly kind: "measure"; readonly key: string };

/** What the engine answers; `checks` come in pieces as well. */
export type Answer =
  | { readonly kind: "check"; readonly rows: RowChecks }
  | { readonly kind: "hessian"; readonly key: string; readonly hessian: HessianCard }
  | { readonly kind: "measure"; readonly key: string; readonly measured: Measured }
  /** Why there is no answer. */
  | { readonly kind: "none"; readonly key: string; readonly why: string };

/** The second derivatives of the cost by one value, all other values held. */
export interface HessianCard {
  /** Entries of the value; the Hessian is n×n over them. */
  readonly n: number;
  /** In which order, as the language lays out its arrays. */
  readonly order: "row by row" | "column by column";
  readonly summary: Summary;
  /** Ascending; empty where the Hessian is not finite. */
  readonly eigenvalues: readonly number[];
  /** `positive definite`, `indefinite`, … */
  readonly definite: string;
  /** Largest |H − Hᵀ| relative to the largest entry. */
  readonly asymmetry: number;
  /** Against differences of the gradient along a random direction. */
  readonly check: RowCheck;
}

/** Times of one statement's operation, in milliseconds, and what was counted for the same sizes. */
export interface Measured {
  /** The operation as it is written: `h @ W2`. */
  readonly what: string;
  /** `48×48 · 48×48` */
  readonly sizes: string;
  /** Whether the row's own sizes had to be made smaller for the Jacobian to fit. */
  readonly scaled: boolean;
  readonly rule: number;
  /** Contracting Z̄ with the dense Jacobian, which is there already. */
  readonly naive: number;
  /** Filling the Jacobian, one entry of X at a time. */
  readonly forming: number;
  /** Additions and multiplications of the rule and of the contraction. */
  readonly counted: { readonly rule: number; readonly naive: number };
}

/** What the checks of several rows come to. */
export interface CheckSummary {
  readonly agree: number;
  readonly differ: number;
  readonly open: number;
  /** The fewest digits among those that agree. */
  readonly digits: number;
  /** `12 of 12 adjoints checked by differences, ≥ 8 digits` */
  readonly text: string;
}

/** Sums checks up for people. */
export function checkSummary(rows: RowChecks): CheckSummary {
  const all = Object.values(rows);
  const agreeing = all.flatMap((check) => (check.verdict === "agrees" ? [check] : []));
  const differ = all.filter(({ verdict }) => verdict === "differs").length;
  const digits = Math.min(15, ...agreeing.map((check) => check.digits));
  const counts = { agree: agreeing.length, differ, open: all.length - agreeing.length - differ, digits };
  const adjoints = all.length === 1 ? "adjoint" : "adjoints";
  if (differ > 0) return { ...counts, text: `${differ} of ${all.length} ${adjoints} disagree with differences` };
  const how = agreeing.some((check) => check.how === "rules") ? "rule by rule" : "by differences";
  const part = `${agreeing.length} of ${all.length} ${adjoints} checked ${how}`;
  return { ...counts, text: agreeing.length === 0 ? `no ${adjoints} checked` : `${part}, ≥ ${digits} digits` };
}
