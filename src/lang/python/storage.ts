/** Which arrays share memory: names, views and arguments see what is written through any of them. */

import type { Attrs, Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, type Value } from "../common/value";
import { reshapedStrides } from "./strides";

/** Memory that arrays share. */
interface Storage {
  /** What it holds now, as a whole. */
  current: Node;
  version: number;
  /** What is written here starts anew: nothing is differentiated through it. */
  held: boolean;
}

/** One step from an array to a view of it. */
interface Step {
  readonly op: string;
  readonly attrs: Attrs;
  readonly shape: Shape;
  /** The array it views. */
  readonly parent: Node;
}

/** Where in which memory an array lies, and as of when. */
interface Place {
  readonly storage: Storage;
  readonly path: readonly Step[];
  readonly version: number;
  latest: { readonly version: number; readonly node: Node } | null;
}

const tables = new WeakMap<Tracer, Map<number, Place>>();

/** What an array holds now, after everything that was written to its memory. */
export function current(t: Tracer, X: Node): Node {
  const place = placeOf(t, X);
  const { storage } = place;
  if (place.version === storage.version) return X;
  if (place.latest?.version === storage.version) return place.latest.node;
  let node = storage.current;
  const path: Step[] = [];
  for (const step of place.path) {
    path.push({ ...step, parent: node });
    node = t.graph.add(step.op, [node], step.attrs, step.shape, X.origin);
    tableOf(t).set(node.id, { storage, path: [...path], version: storage.version, latest: null });
  }
  place.latest = { version: storage.version, node };
  return node;
}

/** Something to know memory by; whether what is written there is held fixed may be changed. */
export interface Memory {
  held: boolean;
}

/** The memory in which an array lies: something to know it by, and what it holds now, as of which writing. */
export function memoryOf(t: Tracer, X: Node): { memory: Memory; content: Node; version: number } {
  const { storage } = placeOf(t, X);
  return { memory: storage, content: storage.current, version: storage.version };
}

/** The same, of any value. */
export function fresh(t: Tracer, value: Value): Value {
  if (value.kind === "complex") return { kind: "complex", re: current(t, value.re), im: current(t, value.im) };
  if (value.kind !== "array") return value;
  const node = current(t, value.node);
  return node === value.node ? value : array(node);
}

/** Notes that writing into the array `X` has left `made` in its place; whatever it is a view of changes too. */
export function overwrite(t: Tracer, X: Node, made: Node, span: Span): void {
  const { storage, path } = placeOf(t, X);
  const changed: Step[] = [];
  let content = made;
  for (const step of [...path].reverse()) {
    content = writtenThrough(t, step, content, span);
    changed.unshift({ ...step, parent: content });
  }
  if (storage.held) content = t.graph.add("detach", [content], { leaf: true }, content.shape, t.origin(span));
  storage.current = content;
  storage.version += 1;
  tableOf(t).set(content.id, { storage, path: [], version: storage.version, latest: null });
  // What is held fixed is not quite what was written: whoever has that asks for what is there now.
  const asOf = storage.held ? storage.version - 1 : storage.version;
  tableOf(t).set(made.id, { storage, path: changed, version: asOf, latest: null });
}

/** A copy: what is written to it later leaves the original alone. */
export function copyOf(t: Tracer, X: Node, span: Span, entries?: string): Value {
  return t.build("identity", [X], entries ? { copy: true, entries } : { copy: true }, span);
}

function tableOf(t: Tracer): Map<number, Place> {
  const known = tables.get(t);
  if (known) return known;
  const table = new Map<number, Place>();
  tables.set(t, table);
  return table;
}

function placeOf(t: Tracer, X: Node): Place {
  const known = tableOf(t).get(X.id);
  if (known) return known;
  const place = found(t, X);
  tableOf(t).set(X.id, place);
  return place;
}

function found(t: Tracer, X: Node): Place {
  const parent = X.args[0];
  if (!parent || !isView(X))
    return { storage: { current: X, version: 0, held: false }, path: [], version: 0, latest: null };
  const { storage, path, version } = placeOf(t, parent);
  if (names.has(X.op)) return { storage, path, version, latest: null };
  const step: Step = { op: X.op, attrs: X.attrs, shape: X.shape, parent };
  return { storage, path: [...path, step], version, latest: null };
}

/** Other names of the whole array. */
const names = new Set(["identity", "detach"]);
const views = new Set([...names, "slice", "reshape", "transpose", "permute"]);

/** Single entries are numbers, not views; a reshape that memory does not allow is a copy. */
function isView(X: Node): boolean {
  if (!views.has(X.op) || X.attrs.copy === true || (X.shape.length === 0 && !names.has(X.op))) return false;
  return X.op !== "reshape" || reshapedStrides(X) !== null;
}

/** The viewed array with `content` where the view lies. */
function writtenThrough(t: Tracer, step: Step, content: Node, span: Span): Node {
  const { parent, attrs } = step;
  const origin = t.origin(span);
  switch (step.op) {
    case "slice": {
      const { starts = [], steps = [], counts = [] } = attrs;
      return t.graph.add("update", [parent, content], { starts, steps, counts }, parent.shape, origin);
    }
    case "reshape":
      return t.graph.add(
        "reshape",
        [content],
        { shape: [...parent.shape], order: attrs.order ?? "C" },
        parent.shape,
        origin,
      );
    case "permute": {
      const axes = attrs.axes as readonly number[];
      const back = axes.map((_, i) => axes.indexOf(i));
      return t.graph.add("permute", [content], { axes: back }, parent.shape, origin);
    }
    default:
      return t.graph.add("transpose", [content], {}, parent.shape, origin);
  }
}
