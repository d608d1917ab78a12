/** Where the values sit on a kink, a tie or a singularity: which row is told, and in which words. */

import type { Node } from "../core/node";
import type { Edge } from "../core/operation";
import type { Tensor } from "../core/tensor";
import type { Numbers } from "./adjoint-row";
import { type RowSource, sameOrigin } from "./rows";
import { adjointOf, type Study } from "./study";

/** Sentences by key of the row: of the operation, of its operands' adjoints, and of the statement they stand in. */
export function edgesOf(s: Study, numbers: Numbers): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  const tell = (row: RowSource | undefined, sentence: string): void => {
    if (row) found.set(row.key, (found.get(row.key) ?? new Set()).add(sentence));
  };
  for (const Z of s.sweep?.order ?? []) {
    const sent = s.sent.get(Z.id);
    const edge = sent && edgeAt(s, Z, numbers);
    if (!edge) continue;
    const sentence = sentenceOf(edge, s.dialect.base);
    const own = rowAround(s, Z);
    tell(own, sentence);
    tell(own && statementOf(s, own), sentence);
    for (const { index } of sent) tell(s.table.ofNode(Z.args[index] as Node), sentence);
  }
  return new Map([...found].map(([key, sentences]) => [key, [...sentences].join("; ")]));
}

function edgeAt(s: Study, Z: Node, numbers: Numbers): Edge | null {
  const operation = s.catalogue.get(Z.op);
  const value = numbers.tensor(Z);
  if (!operation?.edge || !value || !adjointOf(s, Z)) return null;
  const operands: Tensor[] = [];
  for (const X of Z.args) {
    const operand = numbers.tensor(X);
    if (!operand) return null;
    operands.push(operand);
  }
  return remembered(Z, value, operands, () => operation.edge?.(operands, value, Z.attrs) ?? null);
}

/** What was looked for in a value. */
interface Looked {
  readonly what: string;
  readonly operands: readonly Tensor[];
  readonly edge: Edge | null;
}

/** Large values stay from one revision to the next, and so does what was found in them. */
const lookedFor = new WeakMap<Tensor, Looked[]>();
const worthRemembering = 256;

function remembered(Z: Node, value: Tensor, operands: readonly Tensor[], look: () => Edge | null): Edge | null {
  if (operands.every((X) => X.data.length < worthRemembering)) return look();
  const what = Z.signature;
  const list = lookedFor.get(value) ?? [];
  const known = list.find((l) => l.what === what && l.operands.every((X, i) => X === operands[i]));
  if (known) return known.edge;
  const edge = look();
  lookedFor.set(value, [...list, { what, operands, edge }]);
  return edge;
}

/** The sentence with the place in the language's own counting. */
export function sentenceOf({ at, sentence }: Edge, base: 0 | 1): string {
  const place = at === null || at.length === 0 ? "" : ` at (${at.map((i) => i + base).join(", ")})`;
  return sentence.replace("{at}", place);
}

/** The row of a node; of one that is part of a call, the row of the call. */
function rowAround(s: Study, Z: Node): RowSource | undefined {
  const own = s.table.ofNode(Z);
  if (own) return own;
  return s.table.rows.find((row) => row.node && row.node.id > Z.id && sameOrigin(row.node, Z));
}

/** The assignment that a sub-expression without a name belongs to. */
function statementOf(s: Study, row: RowSource): RowSource | undefined {
  if (row.name !== null || !row.key.includes("/")) return undefined;
  return s.table.ofKey(row.key.slice(0, row.key.lastIndexOf("/")));
}
