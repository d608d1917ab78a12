/** Functions that make arrays: of a shape, at random, evenly spaced, from files. */

import { constant, one } from "../../core/dim";
import type { Node } from "../../core/node";
import { type Shape, shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import { archiveRecord, asMatrix } from "../common/archives";
import type { Tracer } from "../common/tracer";
import { array, integer, nothing, opaque, type Value } from "../common/value";
import { dimsOf } from "./arrays";
import { LibraryCall, type LibraryFunction } from "./call";
import { emptyCell } from "./cells";
import { classOf, integerClasses } from "./entry-classes";
import { readArray } from "./indexing";
import { toClass, toSingle } from "./kinds";
import type { Positions } from "./positions";
import { rangeBetween } from "./ranges";

/** `zeros(m, n, 'single')`, `zeros(m, n, 'like', x)`: numbers of the class that the last argument names or has. */
function asAsked(c: LibraryCall, made: Value): Value {
  const like = likeOf(c);
  const name = like ? classOf(like) : c.text(c.args.length - 1);
  if (name === null || made.kind !== "array") return made;
  if (name === "single") return toSingle(c.t, made.node, c.e.span);
  return integerClasses[name] ? toClass(c.t, made.node, name, c.e.span) : made;
}

function likeOf(c: LibraryCall): Node | null {
  const at = c.args.length - 2;
  return at >= 0 && c.text(at) === "like" ? c.array(at + 1) : null;
}

/** The shape that is asked for, without an array whose class only is wanted. */
function shapeAsked(c: LibraryCall): Shape | null {
  const sizes = new LibraryCall(c.t, c.name, { ...c.given, positional: c.args.slice(0, -2) }, c.e, c.outputs);
  return likeOf(c) ? sizes.shape(0) : c.shape(0);
}

function filled(op: "zeros" | "ones"): LibraryFunction {
  return (c) => {
    const shape = shapeAsked(c);
    if (!shape) return c.refuse("The shape of this array is not known");
    if (c.args.length === 0) return integer(constant(op === "ones" ? 1 : 0));
    return asAsked(c, c.build(op, [], { shape: [...shape] }));
  };
}

/** `true(m, n)` holds truth values, so that it can select. */
function truths(value: boolean): LibraryFunction {
  return (c) => {
    if (c.args.length === 0) return { kind: "truth", value };
    const shape = c.shape(0);
    if (!shape) return c.refuse("The shape of this array is not known");
    return c.compose((make) => make("not", [make(value ? "zeros" : "ones", [], { shape: [...shape] })]));
  };
}

const eye: LibraryFunction = (c) => {
  const shape = c.shape(0);
  return shape && shape.length === 2
    ? c.build("eye", [], { shape: [...shape] })
    : c.refuse("The size of this matrix is not known");
};

/** Random arrays keep their numbers while other lines change: the seed is the name they are for. */
function random(distribution: "normal" | "uniform"): LibraryFunction {
  return (c) => {
    if (c.args.some((a) => a.kind === "text" && a.text !== "double" && a.text !== "single")) return nothing;
    const shape = c.shape(0);
    if (!shape) return c.refuse("The shape of this array is not known");
    return asAsked(c, array(c.t.input(c.t.randomName(c.e.span), shape, c.e.span, null, { distribution })));
  };
}

/** `randi(k, m, n)`: whole numbers from 1 to k, or between two ends. */
const randi: LibraryFunction = (c) => {
  const ends = c.array(0);
  const shape = c.shape(1);
  if (!ends || !shape) return c.refuse();
  const data = c.t.valueOf(ends).data;
  const [low, high] = data.length > 1 ? [data[0] ?? 1, data[1] ?? 1] : [1, data[0] ?? 1];
  const drawn = c.t.input(c.t.randomName(c.e.span), shape, c.e.span, null, { distribution: "uniform" });
  return c.compose((make) =>
    make("add", [make("floor", [make("multiply", [drawn, c.number(high - low + 1)])]), c.number(low)]),
  );
};

/** `randperm(n, k)`: the order of drawn numbers. */
const randperm: LibraryFunction = (c) => {
  const n = c.args[0] ? c.t.dimOf(c.args[0]) : null;
  const k = c.args[1] ? c.t.dimOf(c.args[1]) : n;
  if (!n || !k) return c.refuse("How many numbers this mixes is not known");
  const drawn = c.t.input(c.t.randomName(c.e.span), [one, n], c.e.span, null, { distribution: "uniform" });
  const part = { starts: [0, 0], steps: [1, 1], counts: [one, k], drop: [] };
  return c.compose((make) => {
    const order = make("argsort", [drawn], { axis: 1, base: 1 });
    return k === n ? order : make("slice", [order], part);
  });
};

const linspace: LibraryFunction = (c) => {
  const [a, b] = c.args.map((v) => c.t.numberOf(v));
  const asked = c.args[2] ? c.t.dimOf(c.args[2]) : constant(100);
  const n = asked && asked.size < 1 ? one : asked;
  if (typeof a !== "number" || typeof b !== "number" || !n) return c.refuse("The ends of this range are not known");
  const last = Math.max(1, n.size - 1);
  const data = Float64Array.from({ length: n.size }, (_, i) =>
    i === last || n.size === 1 ? b : a + (i * (b - a)) / last,
  );
  const value = tensor([1, n.size], data);
  const made = c.t.graph.add("constant", [], { value }, [one, n], c.t.origin(c.e.span));
  const isSingle = c.args.some((v) => v.kind === "array" && classOf(v.node) === "single");
  return isSingle ? toSingle(c.t, made, c.e.span) : array(made);
};

const colon: LibraryFunction = (c) => {
  const [a, b, d] = c.args;
  if (!a || !b) return c.refuse();
  return d ? rangeBetween(c.t, a, b, d, c.e.span) : rangeBetween(c.t, a, null, b, c.e.span);
};

const cell: LibraryFunction = (c) => {
  const shape = c.shape(0);
  if (!shape) return c.refuse("The size of this cell is not known");
  const [rows, columns] = c.args.length === 0 ? [0, 0] : [shape[0]?.size ?? 0, shape[1]?.size ?? 0];
  return emptyCell(c.t, rows, columns, c.e.span);
};

const load: LibraryFunction = (c) => {
  const path = c.text(0);
  return path === null ? c.refuse("Which file this reads is not known") : loadFile(c.t, path, c.e.span, c.outputs);
};

/**
 * Data files lie next to the model file; until one is read, or when there is none, a comment gives the shape.
 * Without `outputs`, each array of a file with several becomes a variable.
 */
export function loadFile(t: Tracer, path: string, span: Span, outputs: number): Value {
  const answer = t.host.file(/\.\w+$/.test(path) ? path : `${path}.mat`);
  const name = path.replace(/.*[\\/]/, "");
  if (answer.kind === "pending") return opaque(`'${name}' is being read`);
  if (answer.kind === "data") {
    const matrix = asMatrix(answer.tensor);
    return array(t.input(name, shapeOf(matrix.size), span, matrix));
  }
  if (answer.kind === "arrays") {
    const record = archiveRecord(t, answer, span);
    if (outputs > 0) return record;
    for (const [key, value] of record.fields) t.bind(key, value, { span, expression: span });
    return nothing;
  }
  const stated = t.inputs.stated(span);
  if (stated) return array(t.input(name, stated, span, null));
  const hint =
    outputs === 0
      ? "Say the shapes of what it holds in comments, such as '% X: N x D'"
      : "Say its shape behind the line, such as '% N x D'";
  t.report(
    "unreadable-data",
    span,
    `'${name}' cannot be read: ${answer.kind === "missing" ? answer.why : "it holds text"}. ${hint}`,
  );
  return opaque(`'${name}' cannot be read`);
}

/** Places of the entries that are not 0: numbers that depend on the data, without a gradient. */
const find: LibraryFunction = (c) => {
  const X = c.array(0);
  const limit = c.args[1] ? c.whole(1) : Number.POSITIVE_INFINITY;
  if (!X || limit === null || c.outputs > 3 || X.shape.length > 2) return c.refuse();
  const [rows, columns] = [X.shape[0]?.size ?? 1, X.shape[1]?.size ?? 1];
  const { data } = c.t.valueOf(X);
  const places = Array.from({ length: rows * columns }, (_, k) => k).filter(
    (k) => data[(k % rows) * columns + Math.floor(k / rows)] !== 0,
  );
  const found = c.has("last") ? places.slice(-limit) : places.slice(0, limit);
  const shaped = (values: readonly number[]): Value =>
    array(
      c.t.constant(
        tensor(
          rows === 1 && columns !== 1
            ? [1, values.length]
            : [values.length, values.length === 0 && columns === 0 ? 0 : 1],
          values,
        ),
        c.e.span,
      ),
    );
  if (c.outputs < 2) return shaped(found.map((k) => k + 1));
  const [i, j] = [found.map((k) => (k % rows) + 1), found.map((k) => Math.floor(k / rows) + 1)];
  if (c.outputs < 3) return c.results(shaped(i), shaped(j));
  const list: Positions = { kind: "list", at: found, shape: shapeOf([found.length, 1]), count: constant(found.length) };
  return c.results(shaped(i), shaped(j), readArray(c.t, X, [list], c.e.span));
};

/** `sub2ind([m n], i, j)` */
const sub2ind: LibraryFunction = (c) => {
  const [I, J] = [c.array(1), c.array(2)];
  const rows = c.args[0] ? c.array(0) : null;
  const m = rows ? c.t.valueOf(rows).data[0] : undefined;
  if (!I || !J || m === undefined || c.args.length !== 3) return c.refuse();
  const dims = c.args[0] ? dimsOf(c.t, c.args[0]) : null;
  [I, J].forEach((X, axis) => {
    const d = dims?.[axis];
    if (d && c.t.valueOf(X).data.some((k) => !Number.isInteger(k) || k < 1))
      c.t.inputs.needPositions(X, d, 1, c.e.span);
    const last = d ? Math.max(0, ...c.t.valueOf(X).data) : 0;
    if (d && last > d.size) {
      const message = `There is no position ${last} along axis ${axis + 1} of size ${d.size}`;
      c.t.reportMisfit(c.e.span, message, [X], { rests: "position" });
    }
  });
  return c.compose((make) => make("add", [I, make("multiply", [make("subtract", [J, c.number(1)]), c.number(m)])]));
};

const magic: LibraryFunction = (c) => {
  const n = c.whole(0);
  if (n === null || n < 1 || n > 200 || n % 4 === 2) return c.refuse();
  const data = Float64Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n) + 1, (k % n) + 1];
    if (n % 4 === 0) {
      const across = i % 4 < 2 === j % 4 < 2;
      return across ? n * n + 1 - ((i - 1) * n + j) : (i - 1) * n + j;
    }
    const a = (i + j - (n + 3) / 2 + n * 2) % n;
    const b = (i + 2 * j - 2 + n) % n;
    return n * a + b + 1;
  });
  return array(c.t.constant(tensor([n, n], data), c.e.span));
};

/** By name. */
export const creation: Readonly<Record<string, LibraryFunction>> = {
  zeros: filled("zeros"),
  ones: filled("ones"),
  true: truths(true),
  false: truths(false),
  eye,
  rand: random("uniform"),
  randn: random("normal"),
  randi,
  randperm,
  rng: () => nothing,
  linspace,
  colon,
  cell,
  load,
  csvread: load,
  dlmread: load,
  importdata: load,
  readmatrix: load,
  find,
  sub2ind,
  magic,
  nnz: (c) => {
    const X = c.array(0);
    return X
      ? c.compose((make) =>
          make("sum", [make("not_equal", [X, c.number(0)])], { axes: X.shape.map((_, i) => i), keep: true }),
        )
      : c.refuse();
  },
};
