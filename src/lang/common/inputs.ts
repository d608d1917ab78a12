/** Inputs, that is names which the file does not compute: what comments and data say of them, and what stands in for them. */

import type { Dim } from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape, type Shape, shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tensor } from "../../core/tensor";
import { drawnAs } from "./distributions";
import type { ShapeNote } from "./shape-comments";
import type { Tracer } from "./tracer";
import { array, integer, type Value } from "./value";

/** What is known of inputs without following the text. */
export class Inputs {
  constructor(private readonly t: Tracer) {}

  /** A shape that a comment gives to a name or to the statement at a place. */
  shapeSaid(name: string, statement: Span): Shape | null {
    // What is said of a parameter is not said of what replaces it.
    const replaces = this.t.scope.own(name)?.binding?.node?.op === "input";
    const note = this.t.notes.forStatement(name, statement) ?? (replaces ? null : this.t.notes.forName(name));
    return note ? this.t.notes.shape(note, (n) => this.t.namedDim(n), this.t.dialect.language) : null;
  }

  /** A value for a name that the file does not compute: data the person gave, else random numbers of the stated shape. */
  of(name: string, span: Span, note: ShapeNote | null): Value | null {
    const data = this.t.options.values.get(name) ?? null;
    if (data) return array(this.t.input(name, this.dataShape(name, data, note, span), span, data));
    if (!note) return null;
    if (note.scalar && this.actsAsSize(name)) return integer(this.t.namedDim(name));
    const shape = this.t.notes.shape(note, (n) => this.t.namedDim(n), this.t.dialect.language);
    const drawn = drawnAs(name, shape, this.t.module.text, this.t.places.among(name));
    const made = this.t.input(name, shape, span, null, drawn);
    this.t.places.describe(made, name);
    return array(made);
  }

  /** Whether a name stands for a size: by what was asked for, by comments, or by how an earlier run used it. */
  actsAsSize(name: string): boolean {
    return this.t.options.sizes[name] !== undefined || this.t.notes.isSize(name) || this.t.places.isWhole(name);
  }

  /** Notes that the entries of inputs have to be positions along an axis; `null` where they alone say how long it is. */
  needPositions(X: Node, along: Dim | null, base: 0 | 1, span: Span): void {
    this.t.assumed?.positions(X, along, base, span);
    this.t.places.need(X, along, base);
  }

  /** Notes that an array of this shape has entries. */
  filled(shape: Shape, span: Span): void {
    this.t.assumed?.filled(shape, span);
    this.t.places.filled(shape);
  }

  /** How many positions the entries of an input that nobody gives tell apart. */
  placesOf(X: Node): Dim | null {
    return this.t.assumed?.placesOf(X) ?? this.t.places.placesOf(X);
  }

  /** The shape a comment behind the line states for what the line computes. */
  stated(statement: Span): Shape | null {
    return this.shapeSaid(this.t.assigning ?? "", statement);
  }

  private dataShape(name: string, data: Tensor, note: ShapeNote | null, span: Span): Shape {
    const own = shapeOf(data.size);
    if (!note) return own;
    this.learnSizes(note, data);
    const stated = this.t.notes.shape(note, (n) => this.t.namedDim(n), this.t.dialect.language);
    if (stated.length === own.length && stated.every((d, i) => d.size === own[i]?.size)) return stated;
    this.t.report(
      "size-conflict",
      span,
      `The data for '${name}' is ${printShape(own)}, but a comment says ${printShape(stated)}`,
    );
    return own;
  }

  /** Sizes that a comment names and nothing has fixed yet are those of the data. */
  learnSizes(note: ShapeNote, data: Tensor): void {
    note.axes.forEach((axis, i) => {
      const size = data.size[i];
      if (size === undefined || axis.kind !== "name" || this.t.options.sizes[axis.name] !== undefined) return;
      const free = !this.t.dims.has(axis.name) && this.t.scope.get(axis.name)?.value.kind !== "integer";
      if (free) this.t.dims.name(axis.name, size, "inferred");
    });
  }
}
