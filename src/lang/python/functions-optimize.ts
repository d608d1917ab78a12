/** `scipy.optimize`: what a search finds is not known before the program runs; its shape is that of where it starts. */

import { constant } from "../../core/dim";
import { type Shape, shapeOf } from "../../core/shape";
import { nodesIn, nothing, opaque, sequence, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import type { LibraryFunction } from "./functions";
import { overwrite } from "./storage";

const why = "what a search finds is known only when the file runs";

const others = "jac grad hess_inv hess success status message nit nfev njev nhev cost optimality active_mask".split(
  " ",
);

/** An `OptimizeResult`: `res.x`, `res.fun`, and the rest that people print. */
const result: LibraryFunction = (t, _, args, e) => {
  const depends = args.positional.flatMap(nodesIn);
  const start = startOf(t, args.positional[1] ?? args.named.get("x0"), e);
  const known = (shape: Shape | null): Value => opaque(why, depends, shape);
  const fields: [string, Value][] = [
    ["x", known(start)],
    ["fun", known(shapeOf([]))],
    ...others.map((name): [string, Value] => [name, known(/^(jac|grad)$/.test(name) ? start : null)]),
  ];
  return { kind: "record", fields: new Map(fields), of: null };
};

/** The place alone; with `full_output` a tuple of which it is the first. */
const place: LibraryFunction = (t, _, args, e) => {
  const depends = args.positional.flatMap(nodesIn);
  const found = opaque(why, depends, startOf(t, args.positional[1] ?? args.named.get("x0"), e));
  return args.named.has("full_output") ? opaque(why, depends) : found;
};

/** `x, f, d = fmin_l_bfgs_b(…)` */
const placeAndValue: LibraryFunction = (t, _, args, e) => {
  const depends = args.positional.flatMap(nodesIn);
  const start = startOf(t, args.positional[1] ?? args.named.get("x0"), e);
  return sequence("tuple", [opaque(why, depends, start), opaque(why, depends, shapeOf([])), opaque(why, depends)]);
};

/** `popt, pcov = curve_fit(f, x, y, p0)`: as many parameters as p0 has, else as f takes beside x. */
const fit: LibraryFunction = (t, _, args, e) => {
  const depends = args.positional.flatMap(nodesIn);
  const [f] = args.positional;
  const given = startOf(t, args.positional[3] ?? args.named.get("p0"), e);
  const own = f?.kind === "function" ? constant(f.definition.params.length - 1) : null;
  const n = given?.[0] ?? own;
  const known = (shape: Shape | null) => opaque(why, depends, shape);
  return sequence("tuple", [known(n ? [n] : null), known(n ? [n, n] : null)]);
};

/** A single number, such as a root. */
const scalarFound: LibraryFunction = (_t, _self, args) => opaque(why, args.positional.flatMap(nodesIn), shapeOf([]));

/** Where the line search of LBFGS leaves a tensor: numbers of its shape stand in for it. */
const lineSearch: LibraryFunction = (t, _, args, e) => {
  const [value] = args.positional;
  const X = value ? arrayNode(t, value, e.span) : null;
  t.unsupported(e.span, `The line search of LBFGS is not followed: ${why}`);
  if (!X) return nothing;
  const seed = `${t.options.seed}:${t.graph.nodes.length}`;
  overwrite(t, X, t.graph.add("opaque", [], { shape: [...X.shape], seed }, X.shape, t.origin(e.span)), e.span);
  return nothing;
};

function startOf(
  t: Parameters<LibraryFunction>[0],
  start: Value | undefined,
  e: Parameters<LibraryFunction>[3],
): Shape | null {
  return start && start.kind !== "opaque" ? (arrayNode(t, start, e.span)?.shape ?? null) : null;
}

/** The functions by name. */
export const optimizeFunctions: Readonly<Record<string, LibraryFunction>> = {
  ...Object.fromEntries(["minimize", "least_squares", "root"].map((n) => [`scipy.optimize.${n}`, result])),
  ...Object.fromEntries(
    ["fmin", "fmin_bfgs", "fmin_cg", "fmin_ncg", "fmin_powell", "fsolve"].map((n) => [`scipy.optimize.${n}`, place]),
  ),
  "torch.optim.line_search": lineSearch,
  "scipy.optimize.curve_fit": fit,
  ...Object.fromEntries(
    ["brentq", "brenth", "ridder", "bisect", "fminbound", "golden"].map((n) => [`scipy.optimize.${n}`, scalarFound]),
  ),
  ...Object.fromEntries(["fmin_l_bfgs_b", "fmin_tnc"].map((n) => [`scipy.optimize.${n}`, placeAndValue])),
};
