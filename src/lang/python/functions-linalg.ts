/** Linear algebra of NumPy and SciPy: products, solutions, factorisations, functions of matrices. */

import { constant, type Dim, one } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import { choleskyConvention, triangularSystem } from "../common/systems";
import type { Tracer } from "../common/tracer";
import { array, nodesIn, opaque, sequence, text, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { bindTo, flag } from "./bind";
import { entryAlong, flattened, reshaped, sliceAlong, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { kron as kronOf } from "./functions-einsum";
import { ofTwo } from "./functions-math";
import { product } from "./products";

/** A function of one array that is one operation. */
function ofMatrix(op: string, attrs: Attrs = {}): LibraryFunction {
  return ofArray(["a"], (t, A, _, e) => t.build(op, [A], attrs, e.span));
}

function tuple(...items: readonly Value[]): Value {
  return sequence("tuple", items);
}

/** Several results that go by names too: `np.linalg.eigh(A).eigenvalues`. */
function withNames(fields: readonly string[], ...items: readonly Value[]): Value {
  return { kind: "sequence", of: "tuple", items: [...items], fields };
}

/** `A x = b`: b counts as a vector only when it has one axis, and then solves with every matrix of a batch. */
const solve = ofTwo((t, A, B, span, at) => {
  const attrs = triangularSystem(t, A);
  if (B.shape.length !== 1) return t.build("solve", [A, B], attrs, span, at);
  if (A.shape.length <= 2) return t.build("solvevec", [A, B], attrs, span, at);
  return then(reshaped(t, B, [...B.shape, one], span), (b) =>
    then(t.build("solve", [A, b], attrs, span, at), (x) => reshaped(t, x, x.shape.slice(0, -1), span)),
  );
});

/** `scipy.linalg.solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False)` */
const solveTriangular = ofArray(["a", "b", "trans", "lower", "unit_diagonal"], (t, L, get, e, args) => {
  const b = get("b");
  const B = b ? arrayNode(t, b, e.span) : null;
  if (!B) return opaque("the right side is not known", [L]);
  const trans = get("trans");
  const turned = trans?.kind === "text" ? trans.text !== "N" : (trans ? t.numberOf(trans) : 0) !== 0;
  const attrs = { lower: flag(t, get("lower"), false), trans: turned, unit: flag(t, get("unit_diagonal"), false) };
  const at = args.expressions.map((x) => x.span);
  return t.build("trisolve", [L, B], attrs, e.span, at);
});

/** `scipy.linalg.cho_solve((c, lower), b)` */
const choSolve: LibraryFunction = (t, _, args, e) => {
  const [factor, b] = args.positional;
  const [c, low] = factor?.kind === "sequence" ? factor.items : [];
  const [C, B] = [c, b].map((v) => (v ? arrayNode(t, v, e.span) : null));
  if (!C || !B) return t.unsupported(e.span, "How 'cho_solve' is called here is not understood", args.positional);
  const lower = flag(t, low, false);
  const half = (X: Node, trans: boolean) => t.build("trisolve", [C, X], { lower, trans, unit: false }, e.span);
  return then(half(B, !lower), (y) => half(y, lower));
};

function cholesky(lowerByDefault: boolean): LibraryFunction {
  return ofArray(["a", "lower"], (t, A, get, e) => {
    const lower = get("lower") ?? get("upper");
    const wanted = get("upper") ? !flag(t, get("upper"), false) : flag(t, lower, lowerByDefault);
    return then(t.build("chol", [A], choleskyConvention(t, A), e.span), (L) =>
      wanted ? array(L) : t.build("transpose", [L], {}, e.span),
    );
  });
}

const choFactor = ofArray(["a", "lower"], (t, A, get, e) => {
  const lower = flag(t, get("lower"), false);
  const L = t.build("chol", [A], choleskyConvention(t, A), e.span);
  return tuple(lower ? L : then(L, (l) => t.build("transpose", [l], {}, e.span)), { kind: "truth", value: lower });
});

/** `x, residuals, rank, s = np.linalg.lstsq(A, b)` */
/** `lstsq(A, B)`; NumPy keeps the residual of a vector as an array of one. */
const leastSquares = (keep: boolean) =>
  ofTwo((t, A, B, span, at) => {
    const x = t.build("lstsq", [A, B], {}, span, at);
    return tuple(
      x,
      residualsOf(t, A, B, x, keep, span),
      t.build("rank", [A], {}, span),
      t.build("svdvals", [A], { keep: false }, span),
    );
  });

const slogdet = ofArray(["a"], (t, A, _, e) =>
  withNames(
    ["sign", "logabsdet"],
    t.build("detsign", [A], { keep: false }, e.span),
    t.build("logdet", [A], { keep: false }, e.span),
  ),
);

/** How far the solution is from B, column by column; none where the equations do not settle it. */
function residualsOf(t: Tracer, A: Node, B: Node, x: Value, keep: boolean, span: Span): Value {
  const [m, n] = A.shape.map((d) => d.size);
  const rank = t.numberOf(t.build("rank", [A], {}, span));
  if (m === undefined || n === undefined || m <= n || rank !== n)
    return t.build("zeros", [], { shape: [constant(0)] }, span);
  const squares = then(x, (X) =>
    then(product(t, A, X, span, []), (AX) =>
      then(t.build("subtract", [AX, B], {}, span), (r) => t.build("square", [r], {}, span)),
    ),
  );
  return then(squares, (s) => t.build("sum", [s], { axes: [0], keep: keep && B.shape.length === 1 }, span));
}

/** The matrix of which the lower triangle is read: the transpose where the upper one is asked for. */
function readTriangle(t: Tracer, A: Node, get: (name: string) => Value | undefined, span: Span): Value {
  const uplo = get("UPLO");
  const upper = (uplo?.kind === "text" && uplo.text?.toUpperCase() === "U") || !flag(t, get("lower"), true);
  return upper ? t.build("transpose", [A], {}, span) : array(A);
}

const eigh = ofArray(["a", "UPLO"], (t, A, get, e) => {
  if (get("b")) return t.unsupported(e.span, "Generalised eigenvalues are not supported", [array(A)]);
  const S = readTriangle(t, A, get, e.span);
  const values = then(S, (X) => t.build("eigvalsh", [X], { keep: false }, e.span));
  if (flag(t, get("eigvals_only"), false)) return values;
  const vectors = then(S, (X) => t.build("eighvec", [X], {}, e.span));
  return withNames(["eigenvalues", "eigenvectors"], values, vectors);
});

const eigvalsh = ofArray(["a", "UPLO"], (t, A, get, e) =>
  then(readTriangle(t, A, get, e.span), (X) => t.build("eigvalsh", [X], { keep: false }, e.span)),
);

/** `np.linalg.eig(A)` of a matrix with real eigenvalues. */
function eig(vectors: boolean): LibraryFunction {
  return ofArray(["a"], (t, A, _, e) => {
    const values = t.build("eigvals", [A], { keep: false }, e.span);
    if (values.kind === "array" && t.valueOf(values.node).data.some(Number.isNaN)) {
      const why = "Some eigenvalues of this matrix are complex numbers, which are not supported";
      const unknown = t.unsupported(e.span, why, [array(A)]);
      return vectors ? tuple(unknown, unknown) : unknown;
    }
    if (!vectors) return values;
    return withNames(["eigenvalues", "eigenvectors"], values, t.build("eigvec", [A], {}, e.span));
  });
}

const svd = ofArray(["a", "full_matrices", "compute_uv"], (t, A, get, e) => {
  const values = t.build("svdvals", [A], { keep: false }, e.span);
  if (!flag(t, get("compute_uv"), true)) return values;
  const [m, n] = A.shape.slice(-2).map((d) => d.size) as [number, number];
  const full = flag(t, get("full_matrices"), true);
  const U = t.build("svdu", [A], full && m > n ? { full } : {}, e.span);
  const V = t.build("svdv", [A], full && n > m ? { full } : {}, e.span);
  const Vt = then(V, (v) => t.build("transpose", [v], {}, e.span));
  return withNames(["U", "S", "Vh"], U, values, Vt);
});

const qr = ofArray(["a", "mode"], (t, A, get, e) => {
  const mode = get("mode");
  const kind = mode?.kind === "text" ? mode.text : "reduced";
  const R = triangularFactor(t, A, e.span);
  if (kind === "r") return R;
  const [m, n] = A.shape.slice(-2).map((d) => d.size) as [number, number];
  if ((kind === "complete" || kind === "full") && m > n)
    return t.unsupported(
      e.span,
      "The columns of Q beyond those of the matrix are not determined, so they have no gradient. Use mode='reduced'",
      [array(A)],
    );
  return withNames(["Q", "R"], orthogonalFactor(t, A, e.span), R);
});

/** Q of the leading square block where the matrix is wide: that block alone decides. */
function orthogonalFactor(t: Tracer, A: Node, span: Span): Value {
  return then(leading(t, A, span), (X) => t.build("qrq", [X], {}, span));
}

/** [R₁, Qᵀ A₂] where the matrix is wide. */
function triangularFactor(t: Tracer, A: Node, span: Span): Value {
  const [m, n] = A.shape.slice(-2) as [Dim, Dim];
  const first = then(leading(t, A, span), (X) => t.build("qrr", [X], {}, span));
  if (m.size >= n.size) return first;
  const axis = A.shape.length - 1;
  const rest = sliceAlong(t, A, axis, m.size, constant(n.size - m.size), 1, span);
  const turned = then(orthogonalFactor(t, A, span), (Q) =>
    then(t.build("transpose", [Q], {}, span), (Qt) => then(rest, (X) => t.build("matmul", [Qt, X], {}, span))),
  );
  return then(first, (R) => then(turned, (X) => t.build("concat", [R, X], { axis }, span)));
}

function leading(t: Tracer, A: Node, span: Span): Value {
  const [m, n] = A.shape.slice(-2) as [Dim, Dim];
  return m.size >= n.size ? array(A) : sliceAlong(t, A, A.shape.length - 1, 0, m, 1, span);
}

/** `P, L, U = scipy.linalg.lu(A)`; with `permute_l` P L and U. */
const lu = ofArray(["a", "permute_l"], (t, A, get, e) => {
  const [m, n] = A.shape.slice(-2).map((d) => d.size);
  if (m !== n) return t.unsupported(e.span, "'lu' is supported for square matrices only", [array(A)]);
  const [P, L, U] = ["lup", "lul", "luu"].map((op) => t.build(op, [A], {}, e.span)) as [Value, Value, Value];
  if (!flag(t, get("permute_l"), false)) return tuple(P, L, U);
  return tuple(
    then(P, (p) => then(L, (l) => t.build("matmul", [p, l], {}, e.span))),
    U,
  );
});

/** The cross product of vectors of three along the last axis, or another. */
const cross = ofTwo((t, X, Y, span, at) => t.build("cross", [X, Y], { axis: -1 }, span, at));

/** Of vectors in the plane: the third coordinate alone. */
const crossInPlane = ofTwo((t, X, Y, span) => {
  const at = (Z: Node, i: number) => entryAlong(t, Z, Z.shape.length - 1, i, span);
  const times = (i: number, j: number) =>
    then(at(X, i), (x) => then(at(Y, j), (y) => t.build("multiply", [x, y], {}, span)));
  return then(times(0, 1), (a) => then(times(1, 0), (b) => t.build("subtract", [a, b], {}, span)));
});

const crossAlong: LibraryFunction = (t, self, args, e) => {
  const last = args.positional.slice(0, 2).map((v) => arrayNode(t, v, e.span)?.shape.at(-1)?.size);
  if (last.length === 2 && last.every((n) => n === 2) && args.named.size === 0) return crossInPlane(t, self, args, e);
  const axis = args.named.get("axis") ?? args.named.get("axisa");
  const n = axis ? t.wholeNumber(axis) : -1;
  const rank = Math.max(...args.positional.map((v) => arrayNode(t, v, e.span)?.shape.length ?? 0));
  if (n === -1 || n === rank - 1) return cross(t, self, args, e);
  const [X, Y] = args.positional.map((v) => arrayNode(t, v, e.span));
  if (!X || !Y || n === null) return t.unsupported(e.span, "This axis is not known", args.positional);
  return t.build("cross", [X, Y], { axis: n < 0 ? n : n - rank }, e.span);
};

const kron = ofTwo((t, X, Y, span, at) => {
  const [p, q] = [X.shape.length, Y.shape.length];
  if (p === 2 && q === 2) return t.build("kron", [X, Y], {}, span, at);
  if (p > 2 || q > 2 || p * q === 0) return kronOf(t, X, Y, span);
  // Vectors count as rows; of two vectors the result is one.
  const asRow = (Z: Node) => reshaped(t, Z, Z.shape.length === 2 ? Z.shape : [one, ...Z.shape], span);
  const made = then(asRow(X), (x) => then(asRow(Y), (y) => t.build("kron", [x, y], {}, span)));
  return p === 1 && q === 1 ? then(made, (z) => reshaped(t, z, z.shape.slice(1), span)) : made;
});

const outer = ofTwo((t, X, Y, span) =>
  then(flattened(t, X, span), (x) => then(flattened(t, Y, span), (y) => t.build("outer", [x, y], {}, span))),
);

const vdot = ofTwo((t, X, Y, span) =>
  then(flattened(t, X, span), (x) => then(flattened(t, Y, span), (y) => t.build("dot", [x, y], {}, span))),
);

const matrixPower = ofArray(["a", "n"], (t, A, get, e) => {
  const value = get("n");
  const k = value ? t.wholeNumber(value) : null;
  if (k === null) return t.unsupported(e.span, "This power is not known", [array(A)]);
  return k === -1 ? t.build("inv", [A], {}, e.span) : t.build("mpower", [A], { k }, e.span);
});

const multiDot: LibraryFunction = (t, _, args, e) => {
  const [list] = args.positional;
  const nodes = list?.kind === "sequence" ? list.items.map((v) => arrayNode(t, v, e.span)) : [];
  const [first, ...rest] = nodes;
  if (!first || rest.includes(null))
    return t.unsupported(e.span, "What is multiplied here is not known", args.positional);
  return rest.reduce((so: Value, Y) => then(so, (X) => product(t, X, Y as Node, e.span, [])), array(first));
};

/** `np.trace(a, offset=0, axis1=0, axis2=1)`: of a stack along its first two axes unless told. */
const trace: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["a", "offset", "axis1", "axis2"], self, args);
  const A = b.get("a") ? arrayNode(t, b.get("a") as Value, e.span) : null;
  if (!A) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
  const rank = A.shape.length;
  const along = ["axis1", "axis2"].map((name, i) => (b.get(name) ? axesFrom(t, b.get(name), rank)?.[0] : i));
  const offset = b.get("offset") ? t.numberOf(b.get("offset") as Value) : 0;
  if (offset === 0 && along[0] === rank - 2 && along[1] === rank - 1) return t.build("trace", [A], {}, e.span);
  const named = new Map([...args.named].filter(([name]) => name !== "dtype"));
  return then(t.dialect.callBuiltin(t, "np.diagonal", self, { ...args, named }, e, 1), (d) =>
    t.build("sum", [d], { axes: [d.shape.length - 1], keep: false }, e.span),
  );
};

/** `np.vander(x, N=None, increasing=False)` */
const vander = ofArray(["x", "N", "increasing"], (t, X, get, e) => {
  const n = get("N") ? t.dimOf(get("N") as Value) : (X.shape[0] ?? null);
  if (!n || X.shape.length !== 1) return t.unsupported(e.span, "This matrix is not supported", [array(X)]);
  const up = flag(t, get("increasing"), false);
  const exponents = t.build("range", [], { start: up ? 0 : n.size - 1, step: up ? 1 : -1, count: n }, e.span);
  return then(reshaped(t, X, [...X.shape, one], e.span), (x) =>
    then(exponents, (k) => t.build("power", [x, k], {}, e.span)),
  );
});

/** By canonical name. */
export const linearAlgebra: Readonly<Record<string, LibraryFunction>> = {
  "np.kron": kron,
  "np.cross": crossAlong,
  "np.linalg.cross": crossAlong,
  "np.outer": outer,
  "np.linalg.outer": outer,
  "np.vdot": vdot,
  "np.trace": trace,
  "np.vander": vander,
  "np.linalg.matrix_power": matrixPower,
  "np.linalg.multi_dot": multiDot,
  "np.linalg.solve": solve,
  "scipy.linalg.solve": solve,
  "scipy.linalg.solve_triangular": solveTriangular,
  "scipy.linalg.cho_solve": choSolve,
  "scipy.linalg.cho_factor": choFactor,
  "scipy.linalg.cholesky": cholesky(false),
  "np.linalg.cholesky": cholesky(true),
  "np.linalg.lstsq": leastSquares(true),
  "scipy.linalg.lstsq": leastSquares(false),
  "np.linalg.pinv": ofMatrix("pinv"),
  "np.linalg.slogdet": slogdet,
  "np.linalg.eig": eig(true),
  "scipy.linalg.eig": eig(true),
  "np.linalg.eigvals": eig(false),
  "scipy.linalg.eigvals": eig(false),
  "np.linalg.eigh": eigh,
  "scipy.linalg.eigh": eigh,
  "np.linalg.eigvalsh": eigvalsh,
  "scipy.linalg.eigvalsh": eigvalsh,
  "np.linalg.svd": svd,
  "scipy.linalg.svd": svd,
  "np.linalg.svdvals": ofMatrix("svdvals", { keep: false }),
  "scipy.linalg.svdvals": ofMatrix("svdvals", { keep: false }),
  "np.linalg.qr": qr,
  "scipy.linalg.qr": (t, self, args, e) => {
    const positional = args.positional.slice(0, 1);
    const mode = args.named.get("mode") ?? text("full");
    return qr(t, self, { ...args, positional, named: new Map([["mode", mode]]) }, e);
  },
  "scipy.linalg.lu": lu,
  "scipy.linalg.expm": ofMatrix("expm"),
  "scipy.linalg.sqrtm": ofMatrix("sqrtm"),
  "scipy.linalg.logm": ofMatrix("logm"),
};
