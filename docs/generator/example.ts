/** What an operation looks like on its first sample: code, formulas of its rules, costs. */

import { ruleBuilder } from "../../src/autodiff/builder";
import { contributionTo } from "../../src/autodiff/reverse";
import { paramName, ruleOf } from "../../src/autodiff/rule";
import { type Dim, plus, prettyDim, printDim, symbol, zero } from "../../src/core/dim";
import { type Attr, type Attrs, Graph, isDim, isTensor, type Node, type Origin } from "../../src/core/node";
import { isFault, type Operation, type Sample, type Target } from "../../src/core/operation";
import { type Shape, shapeOf } from "../../src/core/shape";
import { forwardFlops } from "../../src/cost/node-costs";
import { catalogue } from "../../src/ops";
import { print } from "../../src/print/printer";

/** Texts about one sample. */
export interface Example {
  readonly title: string;
  /** Code in the languages that can say it. */
  readonly code: string;
  /** Formula of the adjoint of each operand, by formal name. */
  readonly formulas: ReadonlyMap<string, string>;
  readonly forward: string;
  readonly reverse: string | null;
  readonly tested: string;
}

/** A formula longer than this says less than the source. */
const longest = 90;

const written: Origin = { span: { from: 0, to: 0 }, frames: [], iteration: null };

/** The first sample of an operation; `null` when it has none. */
export function exampleOf(o: Operation): Example | null {
  const [sample] = o.samples;
  if (!sample) return null;
  const { graph, args, Z } = build(o, sample);
  const Zbar = graph.add("input", [], { name: "Zbar" }, Z.shape, written);
  const first = graph.nodes.length;
  const builder = ruleBuilder(graph, catalogue);
  const formulas = new Map<string, string>();
  const built: Node[] = [];
  args.forEach((_, i) => {
    if (ruleOf(o, i) === null) return;
    const bar = contributionTo(Z, i, Zbar, catalogue, builder);
    if (!bar) return;
    built.push(bar);
    const text = code(bar, "unicode", named(o, args, Z, Zbar));
    if (text !== null && text.length <= longest && !formulas.has(paramName(o, i))) formulas.set(paramName(o, i), text);
  });
  const texts = (["numpy", "matlab"] as const).flatMap((target) => {
    const text = code(Z, target, named(o, args, null, null));
    return text === null ? [] : [`\`${text}\` (${target === "numpy" ? "NumPy" : "MATLAB"})`];
  });
  return {
    title: titleOf(args),
    code: texts.join(", "),
    formulas,
    forward: prettyDim(forwardFlops(Z, catalogue)),
    reverse: built.length === 0 ? null : prettyDim(costOf(built, first)),
    tested: testedBy(o),
  };
}

/** Operands with sizes that have names, and the operation over them. */
function build(o: Operation, sample: Sample): { graph: Graph; args: Node[]; Z: Node } {
  const graph = new Graph();
  const names = new Map<number, Dim>();
  const dim = (n: number): Dim => {
    if (n < 2) return shapeOf([n])[0] as Dim;
    const known = names.get(n) ?? symbol("mnpqrst"[names.size] ?? `n${names.size}`, n);
    names.set(n, known);
    return known;
  };
  const args = sample.args.map((size, i) => graph.add("input", [], { name: `operand ${i}` }, size.map(dim), written));
  const attrs = renamed(sample.attrs ?? {}, (d) => names.get(d.size) ?? d);
  const shapes = args.map((a) => a.shape);
  const shape = o.shape(shapes, attrs);
  if (isFault(shape)) throw new Error(`${o.name}: ${shape.message}`);
  return { graph, args, Z: graph.add(o.name, args, attrs, shape, written) };
}

function renamed(attrs: Attrs, rename: (d: Dim) => Dim): Attrs {
  const each = (a: Attr): Attr => {
    if (isDim(a)) return rename(a);
    if (isTensor(a) || !Array.isArray(a)) return a;
    return a.map(each);
  };
  return Object.fromEntries(Object.entries(attrs).map(([key, a]) => [key, each(a)]));
}

function named(o: Operation, args: readonly Node[], Z: Node | null, Zbar: Node | null): (node: Node) => string | null {
  return (node) => {
    if (node === Z) return "Z";
    if (node === Zbar) return "Z̄";
    const i = args.indexOf(node);
    if (i < 0) return null;
    const name = paramName(o, i);
    return name.startsWith("...") ? `${name.slice(3, -1)}${"₁₂₃₄"[i - o.params.length + 1] ?? ""}` : name;
  };
}

function code(node: Node, target: Target, name: (node: Node) => string | null): string | null {
  const text = print(node, { catalogue, target, base: target === "matlab" ? 1 : 0, name, dim: printDim, limit: 400 });
  return text?.replaceAll("|", "\\|") ?? null;
}

/** Everything the rules built, each node once. */
function costOf(bars: readonly Node[], first: number): Dim {
  const seen = new Set<number>();
  let total = zero;
  const visit = (node: Node): void => {
    if (node.id < first || seen.has(node.id)) return;
    seen.add(node.id);
    total = plus(total, forwardFlops(node, catalogue));
    node.args.forEach(visit);
  };
  bars.forEach(visit);
  return total;
}

function titleOf(args: readonly Node[]): string {
  if (args.length === 0) return "no operands";
  return args.map((a) => sizeText(a.shape)).join(", ");
}

function sizeText(shape: Shape): string {
  return shape.length === 0
    ? "scalar"
    : shape.length === 1
      ? `(${printDim(shape[0] as Dim)},)`
      : shape.map(printDim).join("×");
}

function testedBy(o: Operation): string {
  const printable = (target: Target, samples: readonly Sample[]): number =>
    samples.filter((sample) => {
      const { args, Z } = build(o, sample);
      return code(Z, target, named(o, args, null, null)) !== null;
    }).length;
  const matrices = o.samples.filter((s) => s.args.every((size) => size.length !== 1));
  const counts = [
    o.oracle ? `mathjs \`${o.oracle}\`` : "",
    count(printable("numpy", o.samples), "NumPy"),
    count(printable("matlab", matrices), "Octave"),
  ].filter(Boolean);
  const differences = Object.values(o.vjp).some((rule) => rule !== null) ? "differences" : "absence of a gradient";
  return [`${o.samples.length} samples`, differences, ...counts].join("; ");
}

function count(n: number, judge: string): string {
  return n === 0 ? "" : `${judge} on ${n}`;
}
