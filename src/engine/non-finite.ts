/** Finds where numbers stop being finite: the first NaN on the way to the cost, or the first infinite gradient. */

import { type Diagnostic, diagnostic, type Related } from "../core/diagnostic";
import type { Node } from "../core/node";
import { sameSize } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { labelOf, lineOf, type Numbers } from "./adjoint-row";
import { adjointOf, type Study } from "./study";
import { firstNonFinite, indexOf } from "./summary";

/** What the numbers of a study say about themselves. */
export function nonFinite(s: Study, numbers: Numbers): Diagnostic[] {
  if (!s.cost || !s.sweep) return [];
  const origin = firstOrigin(s, numbers);
  if (origin) return [origin];
  const infinite = firstInfinite(s, numbers);
  return infinite ? [infinite] : [];
}

/** The first value on the way to the cost that is not finite although everything it is computed from is. */
function firstOrigin(s: Study, numbers: Numbers): Diagnostic | null {
  const suspects = spoilsCost(s, numbers) ?? (adjointsSpoiled(s, numbers) ? s.leading : null);
  if (!suspects) return null;
  for (const node of s.nodes) {
    const t = suspects.has(node.id) ? numbers.tensor(node) : null;
    const at = t ? firstNonFinite(t) : -1;
    if (!t || at < 0 || !node.args.every((a) => allFinite(numbers.tensor(a)))) continue;
    // An infinity that the person wrote down, as a mask for instance, is meant.
    if (node.args.length === 0 && !Number.isNaN(t.data[at])) continue;
    const word = t.data.some(Number.isNaN) ? "NaN" : "infinity";
    const where = t.data.findIndex((x) => (word === "NaN" ? Number.isNaN(x) : !Number.isFinite(x)));
    const message = `First ${word}: ${cause(s, node, t, where, numbers)}${drawnFor(s, node)}`;
    return diagnostic("nan-origin", originSpan(s, node), message, { related: spread(s, node, numbers) });
  }
  return null;
}

/** Which inputs that nobody gives hold numbers of ours behind a value: with others there may be nothing wrong. */
function drawnFor(s: Study, origin: Node): string {
  const names = new Set<string>();
  const seen = new Set<number>();
  const open = [origin];
  for (let node = open.pop(); node && seen.size < 2000; node = open.pop()) {
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    const name = node.op === "input" && node.attrs.data === null ? s.table.ofNode(node)?.name : null;
    if (name) names.add(name);
    open.push(...node.args);
  }
  const sorted = [...names].sort();
  const more = sorted.length > 3 ? " and others" : "";
  return sorted.length > 0 ? `, with the numbers drawn for ${sorted.slice(0, 3).join(", ")}${more}` : "";
}

/** The values through which a cost that is not finite became so: a NaN that an extremum passed over is none. */
function spoilsCost(s: Study, numbers: Numbers): ReadonlySet<number> | null {
  if (!s.cost || allFinite(numbers.tensor(s.cost.node))) return null;
  const found = new Set<number>();
  const open = [s.cost.node];
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node.id)) continue;
    found.add(node.id);
    open.push(...node.args.filter((a) => !allFinite(numbers.tensor(a))));
  }
  return found;
}

/** Whether an adjoint that the person looks at is not finite. */
function adjointsSpoiled(s: Study, numbers: Numbers): boolean {
  return s.table.rows.some((row) => {
    const adjoint = adjointOf(s, row.node);
    return adjoint !== null && !allFinite(numbers.tensor(adjoint.node));
  });
}

function cause(s: Study, node: Node, t: Tensor, at: number, numbers: Numbers): string {
  const index = indexOf(t, at, s.dialect.base);
  if (node.args.length === 0) return `${nameOf(s, node)} holds it at ${bracketed(s, index, t)}`;
  const label = node.op.replace(/_/g, " ");
  const met = node.args.filter((a) => a.args.length > 0 || s.table.ofNode(a) || numbers.tensor(a)?.data.length !== 1);
  const operands = (met.length > 0 ? met : node.args).filter((a) => sameSize(a.shape, node.shape));
  if (operands.length === 0) return `${label} on line ${lineOf(s, node)} gives it at ${bracketed(s, index, t)}`;
  return `${label} met ${operands.map((a) => entry(s, a, at, numbers)).join(" and ")}`;
}

/** `x(3) = −0.12` */
function entry(s: Study, node: Node, at: number, numbers: Numbers): string {
  const t = numbers.tensor(node);
  if (!t) return nameOf(s, node);
  const index = indexOf(t, at, s.dialect.base);
  const place = t.data.length === 1 ? "" : bracketed(s, index, t);
  return `${nameOf(s, node)}${place} = ${short(t.data[at] ?? Number.NaN)}`;
}

function bracketed(s: Study, index: readonly number[], t: Tensor): string {
  if (s.dialect.language === "python") return `[${index.join(", ")}]`;
  const vector = t.size.length === 2 && t.size.includes(1);
  const kept = vector ? [Math.max(...index)] : index;
  return `(${kept.join(", ")})`;
}

function nameOf(s: Study, node: Node): string {
  const name = s.table.ofNode(node)?.name;
  if (name) return name;
  const label = labelOf(s, node);
  return /^[\w.]+$|\)$/.test(label) ? label : `(${label})`;
}

function short(x: number): string {
  return String(Number(x.toPrecision(3))).replace("-", "−");
}

function originSpan(s: Study, node: Node) {
  return node.origin?.span ?? s.cost?.span ?? { from: 0, to: 0 };
}

/** The named values that are spoiled by it. */
function spread(s: Study, origin: Node, numbers: Numbers): Related[] {
  const spoiled = new Set([origin.id]);
  const found: Related[] = [];
  for (const node of s.nodes) {
    if (node.id <= origin.id || !node.args.some((a) => spoiled.has(a.id)) || allFinite(numbers.tensor(node))) continue;
    spoiled.add(node.id);
    const row = s.table.ofNode(node);
    if (row?.name && found.length < 4) found.push({ span: row.span, message: `spreads to ${row.name}` });
  }
  return found;
}

/** The first term of an adjoint that is not finite although the values and the adjoint it is made from are. */
function firstInfinite(s: Study, numbers: Numbers): Diagnostic | null {
  for (const Z of s.sweep?.order ?? []) {
    const Zbar = adjointOf(s, Z);
    if (!Zbar || !allFinite(numbers.tensor(Zbar.node))) continue;
    for (const c of s.sent.get(Z.id) ?? []) {
      const X = Z.args[c.index] as Node;
      const t = numbers.tensor(c.node);
      const at = t ? firstNonFinite(t) : -1;
      if (at < 0 || s.table.ofNode(X)?.binding?.value.kind === "integer") continue;
      const message = `Gradient is infinite here: ${Z.op.replace(/_/g, " ")} at ${entry(s, X, at, numbers)}`;
      return diagnostic("inf-adjoint", originSpan(s, Z), message);
    }
  }
  return null;
}

function allFinite(t: Tensor | null): boolean {
  return t === null || firstNonFinite(t) < 0;
}
