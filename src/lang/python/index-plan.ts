/** What the items in square brackets ask of an array: blocks, new axes, lists of positions. */

import { asConstant, constant, type Dim, minus, namesIn, one, plus } from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape, type Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import { count, type Tensor, tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import type { Index } from "../common/tree";
import { array, opaque, type Value } from "../common/value";
import { arrayNode, rangeNode, tableNode } from "./arrays";
import { entriesOf } from "./kinds";

/** What is taken along one axis. */
export interface AxisRange {
  readonly start: number;
  readonly step: number;
  readonly count: Dim;
  readonly drop: boolean;
}

/** What an index does. */
export interface Plan {
  readonly ranges: readonly AxisRange[];
  /** Axes of the block (without those dropped) before which a new axis of size 1 goes. */
  readonly fresh: readonly number[];
  /** Position lists by axis of the array. */
  readonly lists: readonly { readonly axis: number; readonly node: Node }[];
  /** Lists, and numbers beside lists, stand next to each other: their axes stay where the first is. */
  readonly together: boolean;
}

const outsideOf = "the index lies outside";

/** Reads items for an array of shape `shape`; a value says why they mean nothing. */
export function planOf(t: Tracer, X: Node, items: readonly Value[], e: Index): Plan | Value {
  return new Planner(t, X, e).plan(items.flatMap((i) => spreadMask(t, i, e.span)));
}

/** Whether an index picks single positions. */
export function isList(v: Value): boolean {
  return (v.kind === "array" && v.node.shape.length > 0) || v.kind === "range" || v.kind === "sequence";
}

/** Whether an array holds truth values. */
export function isMask(t: Tracer, node: Node): boolean {
  return entriesOf(t, node) === "truth";
}

/** `start:stop:step` on an axis of size `d`, as Python counts. */
export function resolve(t: Tracer, s: Value & { kind: "slice" }, d: Dim): AxisRange | null {
  const step = s.step ? t.wholeNumber(s.step) : 1;
  const [start, stop] = [bound(t, s.start, d, step), bound(t, s.stop, d, step)];
  if (step === null || step === 0 || start === undefined || stop === undefined) return null;
  if (step === 1) {
    const from = start ?? constant(0);
    // `X[:, k:k+1]` has one column, also where that is the last one.
    const end = s.stop && asConstant(t.dimOf(s.stop) ?? d);
    const isCounted = end !== null && end >= 0 && from.size > 0 && asConstant(from) !== null;
    const to = isCounted && stop ? constant(stop.size) : (stop ?? d);
    return { start: from.size, step, count: to.size >= from.size ? minus(to, from) : constant(0), drop: false };
  }
  const first = start?.size ?? (step > 0 ? 0 : d.size - 1);
  const last = stop?.size ?? (step > 0 ? d.size : -1);
  const n = Math.max(0, Math.ceil((last - first) / step));
  return { start: first, step, count: n === d.size ? d : constant(n), drop: false };
}

const nowhere: Span = { from: 0, to: 0 };

/** A bound of a slice, counted from the front and cut to the axis; `null` when it is left out, `undefined` when unknown. */
function bound(t: Tracer, v: Value | null, d: Dim, step: number | null): Dim | null | undefined {
  if (v === null) return null;
  const given = t.dimOf(v);
  if (given === null) return undefined;
  const at = given.size < 0 ? plus(d, given) : given;
  const back = (step ?? 1) < 0;
  if (at.size < 0) return constant(back ? -1 : 0);
  if (at.size > d.size) t.assumed?.atLeast(d, at, namesIn(at).size > 0 ? "text" : "value", t.statement ?? nowhere);
  if (back && at.size >= d.size) return plus(d, constant(-1));
  // `x[3:3+w]` has w entries, also where it happens to end with x.
  return at.size > d.size || (at.size === d.size && asConstant(at) !== null) ? d : at;
}

/** A mask of several axes is a list of positions for each. */
function spreadMask(t: Tracer, item: Value, span: Span): readonly Value[] {
  if (item.kind !== "array" || item.node.shape.length < 2 || !isMask(t, item.node)) return [item];
  return placesWhere(t.valueOf(item.node)).map((p) => array(tableNode(t, p, "integer", span)));
}

/** The positions at which an array is not 0, one list for each axis. */
export function placesWhere(X: Tensor): Tensor[] {
  const flat = [...X.data.keys()].filter((i) => X.data[i] !== 0);
  let below = count(X.size);
  return X.size.map((n) => {
    below /= n;
    const list = flat.map((i) => Math.floor(i / below) % n);
    return tensor([list.length], list);
  });
}

class Planner {
  private readonly ranges: AxisRange[] = [];
  private readonly fresh: number[] = [];
  private readonly lists: { axis: number; node: Node }[] = [];
  /** Item numbers of lists and numbers. */
  private readonly advanced: number[] = [];

  constructor(
    private readonly t: Tracer,
    private readonly X: Node,
    private readonly e: Index,
  ) {}

  plan(items: readonly Value[]): Plan | Value {
    const rank = this.X.shape.length;
    const used = items.filter((i) => i.kind !== "nothing" && !(i.kind === "slice" && i.special === "ellipsis")).length;
    if (used > rank) this.t.assumed?.rank(this.X, used, this.e.span);
    if (used > rank) return this.wrong(`${used} indices for an array of ${rank} axes`, "there are too many indices");
    for (const [i, item] of items.entries()) {
      const refused = this.take(item, i, rank - used);
      if (refused) return refused;
    }
    while (this.ranges.length < rank) this.ranges.push(this.rest());
    const { ranges, fresh, lists, advanced } = this;
    const together = advanced.every((n, i) => n === (advanced[0] ?? 0) + i);
    return { ranges, fresh, lists, together };
  }

  private rest(): AxisRange {
    return { start: 0, step: 1, count: this.X.shape[this.ranges.length] ?? one, drop: false };
  }

  private take(item: Value, number: number, uncovered: number): Value | null {
    const { t, X, e, ranges } = this;
    const d = X.shape[ranges.length] ?? one;
    if (item.kind === "nothing") this.fresh.push(ranges.filter((r) => !r.drop).length);
    else if (item.kind === "slice" && item.special === "ellipsis")
      for (let n = uncovered; n > 0; n--) ranges.push(this.rest());
    else if (item.kind === "slice") {
      const r = resolve(t, item, d);
      if (!r) return t.unsupported(e.span, "This slice is not known before the program runs", [array(X)]);
      ranges.push(r);
    } else if (isList(item)) {
      this.advanced.push(number);
      return this.list(item, d);
    } else {
      this.advanced.push(number);
      return this.number(item, d);
    }
    return null;
  }

  private number(item: Value, d: Dim): Value | null {
    const { t, X, e, ranges } = this;
    const notWhole = (): Value => this.wrong("positions are whole numbers", "the position is no whole number");
    if (item.kind === "array" && isDrawn(item.node)) {
      t.inputs.needPositions(item.node, d, 0, e.span);
      return notWhole();
    }
    this.oneSize(item, d);
    if (item.kind === "array" && t.assumed?.isNumber(item.node)) {
      t.inputs.needPositions(item.node, d, 0, e.span);
      return notWhole();
    }
    const at = t.dimOf(item);
    if (at === null) {
      if (item.kind !== "array" || item.node.shape.length > 0)
        return t.unsupported(e.span, "This index is not known before the program runs", [array(X), item]);
      return notWhole();
    }
    const place = at.size < 0 ? at.size + d.size : at.size;
    if (place < 0 || place >= d.size) return this.outside(at, d);
    if (at.size >= 0 && item.kind === "integer") t.assumed?.reached(d, plus(at, one), t.passes.length > 0, e.span);
    ranges.push({ start: place, step: 1, count: one, drop: true });
    return null;
  }

  private list(item: Value, d: Dim): Value | null {
    const { t, X, e, ranges } = this;
    const node =
      item.kind === "range" ? rangeNode(t, item.start, item.step, item.count, e.span) : arrayNode(t, item, e.span);
    if (!node) return t.unsupported(e.span, "What this index means is not known", [array(X)]);
    const places = isMask(t, node) ? this.masked(node, d) : this.positions(node, d);
    if ("kind" in places) return places;
    this.lists.push({ axis: ranges.length, node: places });
    ranges.push(this.rest());
    return null;
  }

  private masked(mask: Node, d: Dim): Node | Value {
    const n = mask.shape[0]?.size ?? 0;
    if (n !== d.size && mask.shape[0]) this.t.assumed?.equal(mask.shape[0], d, [mask, this.X], this.e.span);
    if (n !== d.size)
      return this.wrong(
        `the mask has ${n} entries, axis ${this.ranges.length} of the array ${d.size}`,
        "the mask does not fit",
      );
    const [places] = placesWhere(this.t.valueOf(mask));
    return tableNode(this.t, places as Tensor, "integer", this.e.span);
  }

  private positions(node: Node, d: Dim): Node | Value {
    const { t, X, e } = this;
    if (isDrawn(node)) {
      t.inputs.needPositions(node, d, 0, e.span);
      return within(t, node, d, e.span);
    }
    if (!isWritten(node)) return node;
    // `p[np.arange(N), y]` is meant to take every row.
    const [count] = node.shape;
    const all = node.op === "range" && Number(node.attrs.start) === 0 && Number(node.attrs.step) === 1;
    if (all && count && count.size !== d.size && namesIn(count).size > 0) t.assumed?.equal(count, d, [X], e.span);
    const drawn = this.oneSize(array(node), d) || (all && count !== undefined && namesIn(count).size > 0);
    const from = node.op === "range" && Number(node.attrs.step) === 1 ? Number(node.attrs.start) : 0;
    if (from > 0 && count && namesIn(count).size > 0) {
      const stop = plus(constant(from), count);
      if (stop.size > d.size) {
        t.places.needSize(d, stop);
        t.assumed?.atLeast(d, stop, "text", e.span);
      }
      return stop.size > d.size ? this.outside(constant(stop.size - 1), d, true) : node;
    }
    const out = t.valueOf(node).data.find((i) => i < -d.size || i >= d.size);
    return out === undefined ? node : this.outside(constant(out), d, drawn);
  }

  /** What selects along two axes has one meaning, and they one size; whether the positions are of an input nobody gives. */
  private oneSize(item: Value, d: Dim): boolean {
    const { assumed } = this.t;
    const places = item.kind === "array" ? (assumed?.placesOf(item.node) ?? null) : null;
    if (places && places.size !== d.size) assumed?.equal(places, d, [this.X], this.e.span);
    return places !== null;
  }

  private outside(index: Dim, d: Dim, drawn = false): Value {
    const at = index.size;
    const by = this.t.passes.length > 0 && namesIn(index).size === 0 ? "loop" : "text";
    if (at >= 0 && !drawn) {
      this.t.places.needSize(d, plus(index, one));
      this.t.assumed?.atLeast(d, plus(index, one), by, this.e.span);
    }
    const axis = this.ranges.length;
    const shape: Shape = this.X.shape;
    return this.wrong(
      shape.length === 1
        ? `there is no position ${at}, the array holds ${d.size}`
        : `there is no position ${at} along axis ${axis}, the array is ${printShape(shape)}`,
      outsideOf,
    );
  }

  private wrong(message: string, why: string): Value {
    const details = why === outsideOf ? ({ rests: "position" } as const) : {};
    this.t.reportMisfit(this.e.span, `${this.t.textAt(this.e.span)}: ${message}`, [this.X], details);
    return opaque(why, [this.X]);
  }
}

/** Whether an array's numbers stand in the text or in a file, so that looking at them costs nothing. */
function isWritten(X: Node): boolean {
  if (X.op === "constant" || X.op === "range" || X.op === "input") return true;
  return X.args.length === 1 && /^(identity|reshape|slice)$/.test(X.op) && isWritten(X.args[0] as Node);
}

/** Whether random numbers stand in for data that the file does not give. */
function isDrawn(X: Node): boolean {
  if (X.op === "input")
    return X.attrs.data === null && /^(?:normal|uniform|positive)$/.test(String(X.attrs.distribution));
  // `labels[train]` are labels.
  return /^(identity|reshape|slice|take)$/.test(X.op) && X.args[0] !== undefined && isDrawn(X.args[0]);
}

/** Numbers that stand in for positions, brought into the axis. */
function within(t: Tracer, X: Node, d: Dim, span: Span): Node | Value {
  const whole = t.build("floor", [X], { entries: "integer" }, span);
  const made = whole.kind === "array" ? t.build("mod", [whole.node, t.numberNode(d, span)], {}, span) : whole;
  return made.kind === "array" ? made.node : made;
}
