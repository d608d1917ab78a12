/** Linear algebra: norms, factorisations, functions of matrices. */

import { constant, type Dim, minus, one, plus, productOf, sameDim } from "../../core/dim";
import type { Node } from "../../core/node";
import { tensor } from "../../core/tensor";
import type { Make } from "../common/compose";
import { choleskyConvention, triangularSystem } from "../common/systems";
import { integer, type Value } from "../common/value";
import { aligned, column, countOf } from "./arrays";
import { type LibraryCall, type LibraryFunction, ofMatrix } from "./call";

/** One operation on one matrix. */
function named(op: string): LibraryFunction {
  return ofMatrix((c, X) => c.build(op, [X]));
}

/** Sizes of a matrix now. */
function sizes(X: Node): [number, number] {
  return [X.shape[0]?.size ?? 1, X.shape[1]?.size ?? 1];
}

/** `chol(A)` is the upper triangle R with RᵀR = A, unless 'lower' is asked for. */
const chol: LibraryFunction = (c) => {
  const X = c.array(0);
  if (!X) return c.refuse();
  const lower = c.build("chol", [X], choleskyConvention(c.t, X));
  const factor = c.has("lower") || lower.kind !== "array" ? lower : c.build("transpose", [lower.node]);
  return c.results(factor, integer(c.t.dims.number(0)));
};

/** `s = svd(A)`, `[U, S, V] = svd(A)`, `svd(A, 0)`, `svd(A, 'econ')` */
const svd: LibraryFunction = ofMatrix((c, A) => {
  const values = c.build("svdvals", [A], { keep: true });
  if (c.outputs <= 1) return values;
  const [m, n] = sizes(A);
  const economy = c.args.length > 1 && (c.has("econ") || m > n);
  const U = c.build("svdu", [A], !economy && m > n ? { full: true } : {});
  const V = c.build("svdv", [A], !economy && n > m ? { full: true } : {});
  const S = c.compose((make) => {
    const square = make("diagmat", [make("svdvals", [A], { keep: true })], { keep: true });
    return economy || m === n ? square : padded(square, A.shape, make);
  });
  return c.results(U, S, V);
});

/** Zeros below or beside a square matrix, up to a shape. */
function padded(X: Node, shape: Node["shape"], make: Make): Node {
  const [m, n] = shape as [Dim, Dim];
  const k = X.shape[0] as Dim;
  const axis = m.size > n.size ? 0 : 1;
  const missing = minus(axis === 0 ? m : n, k);
  const zeros = make("zeros", [], { shape: axis === 0 ? [missing, n] : [m, missing] });
  return make("concat", [X, zeros], { axis });
}

/** `[Q, R] = qr(A, 0)`; one result is R. The whole of Q is determined for matrices that are not tall. */
const qr: LibraryFunction = ofMatrix((c, A) => {
  const economy = c.args.length > 1;
  const [m, n] = sizes(A);
  const R = c.compose((make) => {
    const factor = triangularFactor(c, A, make);
    return economy || m <= n ? factor : padded(factor, A.shape, make);
  });
  if (c.outputs <= 1) return R;
  if (c.outputs > 2) return c.refuse("The pivoted factorisation is not supported");
  if (!economy && m > n) {
    const why =
      "The columns of Q beyond those of the matrix are not determined, so they have no gradient. Use qr(A, 0)";
    return c.refuse(why);
  }
  return c.results(
    c.compose((make) => make("qrq", [leading(c, A, make)])),
    R,
  );
});

function leading(c: LibraryCall, A: Node, make: Make): Node {
  const [m, n] = sizes(A);
  return m >= n ? A : block(A, 0, c.t.dims.number(m), make);
}

/** Some columns. */
function block(A: Node, start: number, count: Dim, make: Make): Node {
  const rows = A.shape[0] ?? one;
  return make("slice", [A], { starts: [0, start], steps: [1, 1], counts: [rows, count], drop: [] });
}

/** [R₁, Qᵀ A₂] where the matrix is wide. */
function triangularFactor(c: LibraryCall, A: Node, make: Make): Node {
  const [m, n] = sizes(A);
  if (m >= n) return make("qrr", [A]);
  const first = leading(c, A, make);
  const rest = block(A, m, constant(n - m), make);
  const turned = make("matmul", [make("transpose", [make("qrq", [first])]), rest]);
  return make("concat", [make("qrr", [first]), turned], { axis: 1 });
}

/** `[L, U, P] = lu(A)` with P A = L U; without P its rows are put back in L. */
const lu: LibraryFunction = ofMatrix((c, A) => {
  const [m, n] = sizes(A);
  if (m !== n) return c.refuse("'lu' is supported for square matrices only");
  const [L, U, P] = [c.build("lul", [A]), c.build("luu", [A]), c.build("lup", [A])];
  if (c.outputs > 2) return c.results(L, U, P.kind === "array" ? c.build("transpose", [P.node]) : P);
  if (c.outputs < 2 || L.kind !== "array" || P.kind !== "array") return c.refuse("Use [L, U, P] = lu(A)");
  return c.results(c.build("matmul", [P.node, L.node]), U);
});

/** `eig(A)`, `[V, D] = eig(A)`: of symmetric matrices ascending, else as they are found. */
const eig: LibraryFunction = ofMatrix((c, A) => {
  const [m, n] = sizes(A);
  if (c.args.length > 1 || c.outputs > 2) return c.refuse("Generalised eigenvalues are not supported");
  if (m !== n) return c.build("eigvalsh", [A], { keep: true });
  const symmetric = isSymmetric(c, A);
  const values = c.build(symmetric ? "eigvalsh" : "eigvals", [A], { keep: true });
  if (!symmetric && hasComplex(c, values)) {
    return c.refuse("Some eigenvalues of this matrix are complex numbers, which are not supported");
  }
  if (c.outputs <= 1 || values.kind !== "array") return values;
  const D = c.build("diagmat", [values.node], { keep: true });
  return c.results(c.build(symmetric ? "eighvec" : "eigvec", [A]), D);
});

/** Whether a matrix is symmetric up to rounding, in the values it has now. */
function isSymmetric(c: LibraryCall, A: Node): boolean {
  const { data } = c.t.valueOf(A);
  const n = sizes(A)[0];
  const largest = data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return data.every((x, at) => Math.abs(x - (data[(at % n) * n + Math.floor(at / n)] ?? 0)) <= 1e-12 * largest);
}

function hasComplex(c: LibraryCall, values: Value): boolean {
  return values.kind === "array" && c.t.valueOf(values.node).data.some(Number.isNaN);
}

const kron: LibraryFunction = (c) => {
  const nodes = c.args.map((_, i) => c.array(i));
  const [first, ...rest] = nodes;
  if (!first || rest.length === 0 || rest.includes(null)) return c.refuse();
  return c.compose((make) => rest.reduce<Node>((X, Y) => make("kron", [X, Y as Node]), first));
};

/** Matrices along the diagonal, zeros beside them. */
const blkdiag: LibraryFunction = (c) => {
  const nodes = c.args.map((_, i) => c.array(i));
  const blocks = nodes.flatMap((n) => (n?.shape.length === 2 ? [n] : []));
  if (blocks.length === 0 || blocks.length < nodes.length) return c.refuse();
  const width = (some: readonly Node[]) => some.reduce<Dim>((n, b) => plus(n, b.shape[1] ?? one), constant(0));
  return c.compose((make) => {
    const rows = blocks.map((block, i) => {
      const [before, after] = [blocks.slice(0, i), blocks.slice(i + 1)].map(width);
      const gap = (n: Dim = one) => (n.size === 0 ? [] : [make("zeros", [], { shape: [block.shape[0] ?? one, n] })]);
      const parts = [...gap(before), block, ...gap(after)];
      return parts.length === 1 ? block : make("concat", parts, { axis: 1 });
    });
    const [only] = rows;
    return rows.length === 1 && only ? make("identity", [only]) : make("concat", rows, { axis: 0 });
  });
};

/** Along the first axis with three entries, or the one that is named. */
const cross: LibraryFunction = (c) => {
  const [X, Y] = [c.array(0), c.array(1)];
  if (!X || !Y) return c.refuse();
  const axis = c.args[2] ? (c.whole(2) ?? 0) - 1 : X.shape.findIndex((d) => d.size === 3);
  if (axis < 0) return c.refuse("'cross' needs vectors of 3");
  return c.compose((make) => {
    const turned = countOf(X) === 3 && countOf(Y) === 3 && X.shape[0]?.size !== Y.shape[0]?.size;
    const other = turned ? make("transpose", [Y]) : Y;
    return make("cross", aligned([X, other], make), { axis: axis - X.shape.length });
  });
};

/** `polyvalm(p, A)` by Horner's rule: coefficients from the highest power. */
const polyvalm: LibraryFunction = (c) => {
  const [P, A] = [c.array(0), c.array(1)];
  if (!P || !A || countOf(P) === 0) return c.refuse();
  const row = P.shape[0]?.size === 1;
  return c.compose((make) => {
    const identity = make("eye", [], { shape: [...A.shape] });
    const entry = (i: number) => {
      const starts = row ? [0, i] : [i, 0];
      const p = make("slice", [P], { starts, steps: [1, 1], counts: [one, one], drop: [] });
      return make("multiply", [p, identity]);
    };
    let total = entry(0);
    for (let i = 1; i < countOf(P); i++) total = make("add", [make("matmul", [total, A]), entry(i)]);
    return total;
  });
};

/** `orth(A)`: the left singular vectors that belong to the rank. */
const orth: LibraryFunction = ofMatrix((c, A) => {
  const rank = c.build("rank", [A], { keep: true });
  const r = rank.kind === "array" ? c.t.numberOf(rank) : null;
  if (r === null) return c.refuse();
  return c.compose((make) => block(make("svdu", [A]), 0, c.t.dims.number(r), make));
});

/** `null(A)`: the right singular vectors beyond the rank. */
const nullSpace: LibraryFunction = ofMatrix((c, A) => {
  const [m, n] = sizes(A);
  const rank = c.build("rank", [A], { keep: true });
  const r = rank.kind === "array" ? c.t.numberOf(rank) : null;
  if (r === null) return c.refuse();
  return c.compose((make) => block(make("svdv", [A], n > m ? { full: true } : {}), r, c.t.dims.number(n - r), make));
});

/** Of a vector the matrix with it on diagonal k, of a matrix that diagonal as a column. */
const diag: LibraryFunction = ofMatrix((c, X) => {
  const k = c.args[1] ? c.whole(1) : 0;
  if (k === null) return c.refuse();
  const [m, n] = sizes(X);
  if (m === 1 || n === 1) return c.compose((make) => onDiagonal(c, column(X, make), k, make));
  if (k === 0 && m === n) return c.build("diag", [X], { keep: true });
  const length = Math.max(0, Math.min(m - Math.max(0, -k), n - Math.max(0, k)));
  return c.compose((make) => {
    const entries = make("pick", [X, ...diagonalPositions(c, length, k)]);
    const square = sameDim(X.shape[0] ?? one, X.shape[1] ?? one);
    const rows = square && length > 0 ? minus(X.shape[0] ?? one, constant(Math.abs(k))) : constant(length);
    return make("reshape", [entries], { shape: [rows, one], order: "F" });
  });
});

function onDiagonal(c: LibraryCall, x: Node, k: number, make: Make): Node {
  if (k === 0) return make("diagmat", [x], { keep: true });
  const length = productOf(x.shape);
  const flat = make("reshape", [x], { shape: [length], order: "F" });
  const n = plus(length, constant(Math.abs(k)));
  return make("unpick", [flat, ...diagonalPositions(c, length.size, k)], { shape: [n, n] });
}

/** Rows and columns of diagonal k. */
function diagonalPositions(c: LibraryCall, length: number, k: number): Node[] {
  return [Math.max(0, -k), Math.max(0, k)].map((start) => {
    const data = Array.from({ length }, (_, i) => start + i);
    return c.t.constant(tensor([length], data), c.e.span);
  });
}

/** `linsolve(A, B)` */
const linsolve: LibraryFunction = (c) => {
  const [A, B] = [c.array(0), c.array(1)];
  if (!A || !B || c.args.length > 2) return c.refuse();
  const [m, n] = sizes(A);
  return m === n ? c.build("solve", [A, B], triangularSystem(c.t, A)) : c.build("lstsq", [A, B]);
};

/** `lsqminnorm(A, B)` */
const leastNorm: LibraryFunction = (c) => {
  const [A, B] = [c.array(0), c.array(1)];
  return A && B ? c.build("lstsq", [A, B]) : c.refuse();
};

/** By name. */
export const linearAlgebra: Readonly<Record<string, LibraryFunction>> = {
  chol,
  svd,
  qr,
  lu,
  eig,
  kron,
  blkdiag,
  cross,
  polyvalm,
  orth,
  null: nullSpace,
  diag,
  linsolve,
  lsqminnorm: leastNorm,
  expm: named("expm"),
  sqrtm: named("sqrtm"),
  logm: named("logm"),
  pinv: named("pinv"),
};
