/** Floats where Python takes whole numbers only: sizes, places, numbers of passes. `4 / 2` is one. */

import type { Node } from "../../core/node";
import { sizeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { count } from "../../core/tensor";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import { type OpaqueValue, opaque, type Value } from "../common/value";
import { entriesOf } from "./kinds";

/** Arguments that are sizes, by position and by name; `all` of the positional ones where there is no limit. */
interface Sizes {
  readonly at: readonly number[] | "all";
  readonly named?: string;
}

const shape: Sizes = { at: [0], named: "shape" };
const all: Sizes = { at: "all" };
const third: Sizes = { at: [2], named: "size" };

const sizes: Readonly<Record<string, Sizes>> = {
  "builtins.range": all,
  "np.zeros": shape,
  "np.ones": shape,
  "np.empty": shape,
  "np.full": shape,
  "np.eye": { at: [0, 1] },
  "np.identity": { at: [0] },
  "np.linspace": { at: [2], named: "num" },
  "np.reshape": { at: [1], named: "newshape" },
  "np.tile": { at: [1], named: "reps" },
  "method.reshape": all,
  "np.random.rand": all,
  "np.random.randn": all,
  "np.random.random": { at: [0], named: "size" },
  "np.random.standard_normal": { at: [0], named: "size" },
  "np.random.normal": third,
  "np.random.uniform": third,
  "np.random.randint": third,
  "torch.zeros": all,
  "torch.ones": all,
  "torch.randn": all,
  "torch.rand": all,
};

/** What a call gives whose sizes are floats, which is reported; `null` where they are not. */
export function floatSizes(t: Tracer, name: string, args: Arguments, span: Span): OpaqueValue | null {
  const wanted = sizes[name];
  if (!wanted) return null;
  const named = wanted.named === undefined ? undefined : args.named.get(wanted.named);
  const given = args.positional.filter((_, i) => wanted.at === "all" || wanted.at.includes(i));
  return floatRefused(t, named ? [...given, named] : given, "TypeError", span);
}

/** The value that stands for what a float among `values` makes impossible, which is reported; `null` without one. */
export function floatRefused(
  t: Tracer,
  values: readonly (Value | null)[],
  raises: "TypeError" | "IndexError",
  span: Span,
): OpaqueValue | null {
  if (t.module.version === 2) return null;
  const items = values.flatMap((v) => (v?.kind === "sequence" ? v.items : v ? [v] : []));
  const odd = items.flatMap((v) => (v.kind === "array" && isFloat(t, v.node) ? [v.node] : []))[0];
  if (!odd) return null;
  const single = odd.shape.length === 0;
  const what = single ? `${floatText(t.valueOf(odd).data[0] ?? 0)} is a float` : "this array holds floats";
  const source = unnamed(odd);
  const by = source.op === "divide" && single ? ". '/' gives a float also where nothing remains, '//' does not" : "";
  const fix = t.abroad ? null : wholeDivision(t, source);
  const message = `${t.textAt(span)}: ${what}, where Python takes whole numbers only${by}`;
  t.report("type-mismatch", span, message, { raises, certain: true, ...(fix && { fix }) });
  return opaque("a float stands where a whole number belongs", [odd]);
}

/** Operations whose results are floats whatever they are of. */
const floats = new Set("constant zeros ones divide sqrt exp log log2 log10 mean std var".split(" "));
/** Those that give floats where an operand is one. */
const passing = new Set("identity add subtract multiply power negate abs mod floor ceil round".split(" "));

/** Whether Python is certain to have a float, or an array of floats, here. */
function isFloat(t: Tracer, X: Node): boolean {
  if (entriesOf(t, X) !== "real" || count(sizeOf(X.shape)) === 0) return false;
  const reached = new Set([X]);
  for (const n of reached) {
    if (entriesOf(t, n) !== "real") continue;
    if (floats.has(n.op)) return true;
    const operands = operandsOf(n);
    if (n.op === "floor" && operands.every((a) => entriesOf(t, a) !== "real")) return true;
    if (passing.has(n.op)) for (const a of operands) reached.add(a);
  }
  return false;
}

/** `a // b` is the floor of a quotient, and as whole as a and b are. */
function operandsOf(X: Node): readonly Node[] {
  const [of] = X.args;
  return X.op === "floor" && of?.op === "divide" ? of.args : X.args;
}

/** What a name was bound to. */
function unnamed(X: Node): Node {
  const [of] = X.args;
  return X.op === "identity" && of ? unnamed(of) : X;
}

/** The one `/` of a division made `//`. */
function wholeDivision(t: Tracer, X: Node) {
  const { from, to } = X.origin?.span ?? { from: 0, to: 0 };
  const written = t.module.text.slice(from, to);
  const at = written.indexOf("/");
  if (X.op !== "divide" || at < 0 || at !== written.lastIndexOf("/") || /['"#]/.test(written)) return null;
  return { title: "Divide with //", span: { from: from + at, to: from + at + 1 }, text: "//" };
}

/** A float as Python writes it. */
function floatText(x: number): string {
  return Number.isInteger(x) && Math.abs(x) < 1e16 ? `${x}.0` : String(x);
}
