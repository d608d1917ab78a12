/** What the checks of single rules say about whole adjoints: an adjoint stands if every rule between it and the cost does. */

import { evaluate, type Values } from "../autodiff/evaluate";
import { checkRuleInSteps, evaluationsOfCheck, type RuleCheck } from "../autodiff/identity";
import type { Node } from "../core/node";
import type { Tensor } from "../core/tensor";
import { forwardFlops } from "../cost/node-costs";
import type { RowCheck, RowChecks } from "../protocol/inquiries";
import { labelOf, lineOf, statusOf } from "./adjoint-row";
import { adjointOf, type Study } from "./study";

/** How long checks may take, in milliseconds, and who tells the time. */
export interface Budget {
  readonly total: number;
  /** What is expected to take longer is left out. */
  readonly each: number;
  now(): number;
}

/** What is known of the rule of a node, or why nothing is. */
type Known = RuleCheck | { readonly verdict: "skipped" };

/** What is known of an adjoint so far. */
type Standing =
  | { readonly kind: "stands"; readonly digits: number; readonly error: number; readonly leftOut: number }
  | { readonly kind: "falls"; readonly by: Node; readonly error: number }
  | { readonly kind: "open"; readonly why: string };

/** Additions and multiplications in a millisecond, on the safe side. */
const flopsPerMillisecond = 1e6;

/** Checks the rules the sweep used, cheap ones first, and says of every row what follows; yields after each rule. */
export function* checkRules(s: Study, values: Values, budget: Budget): Generator<void, RowChecks> {
  const nodes = (s.sweep?.order ?? []).filter((node) => s.sent.has(node.id));
  const expected = new Map(nodes.map((node) => [node, expectedTime(s, node)]));
  const cheapFirst = [...nodes].sort((a, b) => (expected.get(a) ?? 0) - (expected.get(b) ?? 0));
  const known = new Map<number, Known>();
  const end = budget.now() + budget.total;
  for (const node of cheapFirst) {
    const affordable = (expected.get(node) ?? 0) <= budget.each && budget.now() < end;
    known.set(node.id, affordable ? yield* checked(s, node, values) : { verdict: "skipped" });
    yield;
  }
  return rowsOf(s, standings(s, known, values), countRules(s));
}

function expectedTime(s: Study, node: Node): number {
  return (forwardFlops(node, s.catalogue).size * evaluationsOfCheck) / flopsPerMillisecond;
}

/** A kernel that fails here is a fault of ours; it leaves the rule unchecked. */
function* checked(s: Study, Z: Node, values: Values): Generator<void, Known> {
  const owed = Z.args.map((_, index): Tensor | null => {
    const sent = s.sent.get(Z.id)?.find((c) => c.index === index);
    return sent ? evaluate(sent.node, s.catalogue, values) : null;
  });
  const Zbar = adjointOf(s, Z);
  if (!Zbar) return { verdict: "skipped" };
  try {
    return yield* checkRuleInSteps({ Z, Zbar: evaluate(Zbar.node, s.catalogue, values), owed }, s.catalogue, values);
  } catch {
    return { verdict: "skipped" };
  }
}

/** From the cost, which is right by definition, to the inputs. */
function standings(s: Study, known: ReadonlyMap<number, Known>, values: Values): ReadonlyMap<number, Standing> {
  const found = new Map<number, Standing>();
  for (const X of s.sweep?.order ?? []) {
    const adjoint = adjointOf(s, X);
    let standing: Standing = { kind: "stands", digits: 15, error: 0, leftOut: 0 };
    for (const { user } of adjoint?.contributions ?? []) {
      standing = worse(standing, found.get(user.id) ?? { kind: "open", why: "it was not reached" });
      standing = worse(standing, ofRule(s, user, known.get(user.id)));
    }
    if (adjoint && !addsUp(s, X, values)) standing = worse(standing, { kind: "falls", by: X, error: 1 });
    found.set(X.id, standing);
  }
  return found;
}

function worse(a: Standing, b: Standing): Standing {
  if (a.kind === "falls" || b.kind === "falls") return a.kind === "falls" ? a : b;
  if (a.kind === "open" || b.kind === "open") return a.kind === "open" ? a : b;
  return {
    kind: "stands",
    digits: Math.min(a.digits, b.digits),
    error: Math.max(a.error, b.error),
    leftOut: Math.max(a.leftOut, b.leftOut),
  };
}

function ofRule(s: Study, user: Node, rule: Known | undefined): Standing {
  const where = `${labelOf(s, user)} on line ${lineOf(s, user)}`;
  switch (rule?.verdict) {
    case "agrees":
      return { kind: "stands", digits: rule.digits, error: rule.relativeError, leftOut: rule.leftOut };
    case "differs":
      return { kind: "falls", by: user, error: rule.relativeError };
    case "kink":
      return { kind: "open", why: `${where} is at a kink: differences are not comparable there` };
    case "infinite":
      return { kind: "open", why: `not everything is finite at ${where}` };
    case "unsettled":
      return { kind: "open", why: `differences do not settle at ${where}` };
    default:
      return { kind: "open", why: `${where} is too large to be checked without being asked` };
  }
}

/** Whether X̄ is the sum of its terms, whatever was simplified on the way there. */
function addsUp(s: Study, X: Node, values: Values): boolean {
  const adjoint = adjointOf(s, X);
  if (!adjoint || adjoint.contributions.length < 2) return true;
  const terms = adjoint.contributions.map((c) => evaluate(c.node, s.catalogue, values).data);
  const whole = evaluate(adjoint.node, s.catalogue, values);
  let [off, size] = [0, 0];
  for (let i = 0; i < whole.data.length; i++) {
    let [sum, sizes] = [0, 0];
    for (const term of terms) {
      sum += term[i] ?? 0;
      sizes += Math.abs(term[i] ?? 0);
    }
    const difference = Math.abs(sum - (whole.data[i] ?? 0));
    if (Number.isFinite(difference)) off = Math.max(off, difference);
    if (Number.isFinite(sizes)) size = Math.max(size, sizes);
  }
  return off <= 1e-9 * size;
}

/** How many rules lie between each value and the cost. */
function countRules(s: Study): ReadonlyMap<number, number> {
  const above = new Map<number, ReadonlySet<number>>();
  const counts = new Map<number, number>();
  const order = s.sweep?.order ?? [];
  // Sets of sets grow with the square of the file; beyond this nobody counts.
  if (order.length > 400) return counts;
  for (const X of order) {
    const own = new Set<number>();
    for (const { user } of adjointOf(s, X)?.contributions ?? []) {
      own.add(user.id);
      for (const id of above.get(user.id) ?? []) own.add(id);
    }
    above.set(X.id, own);
    counts.set(X.id, own.size);
  }
  return counts;
}

function rowsOf(
  s: Study,
  found: ReadonlyMap<number, Standing>,
  counts: ReadonlyMap<number, number>,
): Record<string, RowCheck> {
  const rows: Record<string, RowCheck> = {};
  for (const row of s.table.rows) {
    const standing = row.node && found.get(row.node.id);
    if (!row.node || !standing || statusOf(s, row).status !== "ok") continue;
    rows[row.key] = said(s, standing, counts.get(row.node.id) ?? null);
  }
  return rows;
}

function said(s: Study, standing: Standing, rules: number | null): RowCheck {
  if (standing.kind === "open") return { verdict: "open", text: `Not checked: ${standing.why}.` };
  if (standing.kind === "falls") {
    const rule = `The rule of ${labelOf(s, standing.by)} on line ${lineOf(s, standing.by)}`;
    const text = `${rule} disagrees with differences (relative error ${short(standing.error)}): do not rely on this adjoint.`;
    return { verdict: "differs", how: "rules", relativeError: standing.error, text };
  }
  const cost = s.cost?.name ?? "the cost";
  if (rules === 0) {
    return {
      verdict: "agrees",
      how: "rules",
      digits: 15,
      relativeError: 0,
      text: `Right by definition: ∂${cost}/∂${cost} = 1.`,
    };
  }
  const which = rules === null ? "every rule" : rules === 1 ? "the one rule" : `each of the ${rules} rules`;
  const left = standing.leftOut === 0 ? "" : `; ${entriesText(standing.leftOut)} at a kink left out`;
  const text = `${standing.digits} digits: ${which} from here to ${cost} agrees with differences along a random change${left}.`;
  return { verdict: "agrees", how: "rules", digits: standing.digits, relativeError: standing.error, text };
}

/** `1 entry`, `3 entries` */
export function entriesText(n: number): string {
  return n === 1 ? "1 entry" : `${n} entries`;
}

/** A relative error in two digits. */
export function short(x: number): string {
  if (!Number.isFinite(x)) return "∞";
  return x >= 1e-3 && x < 1e4
    ? String(Number(x.toPrecision(2)))
    : x.toExponential(1).replace("e+", "e").replace("-", "−");
}
