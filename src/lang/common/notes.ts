/** Shapes that the text states in comments and docstrings, by the place they speak of. */

import type { Dim } from "../../core/dim";
import { type Shape, shapeOf } from "../../core/shape";
import { type LineMap, lineMap, type Span } from "../../core/span";
import { isClaim } from "./is-claim";
import { evaluateDim, readShapes, type ShapeNote } from "./shape-comments";
import { namesOf } from "./shape-text";
import type { Binding } from "./trace";
import type { FunctionDef, Language, Module } from "./tree";

/** All shape notes of a module. */
export class Notes {
  /** Where offsets of the text lie. */
  lines: LineMap;
  private readonly byLine = new Map<number, ShapeNote[]>();
  private readonly byName = new Map<string, ShapeNote>();
  private readonly sizes = new Set<string>();
  /** Comments behind statements that may claim what the statement gives, by line. */
  private readonly claims = new Map<number, { readonly notes: readonly ShapeNote[]; readonly end: number }>();
  private readonly text: string;
  private readonly byFunction = new WeakMap<FunctionDef, Map<string, ShapeNote>>();

  constructor(module: Module) {
    this.text = module.text;
    this.lines = lineMap(module.text);
    for (const comment of module.comments) {
      const start = Math.max(comment.span.from, module.text.indexOf(comment.text, comment.span.from));
      const notes = readShapes(comment.text, start);
      for (const note of notes) {
        for (const name of note.names ?? []) if (!this.byName.has(name)) this.byName.set(name, note);
        for (const axis of note.axes) for (const name of namesOf(axis)) this.sizes.add(name);
      }
      if (comment.ownLine) continue;
      const { line } = this.lines.position(comment.span.from);
      this.byLine.set(line, notes);
      if (notes.length > 0 && notes.length < 4) this.claims.set(line, { notes, end: comment.span.to });
    }
  }

  /** The note behind a statement: one for this name, or one without a name. */
  forStatement(name: string, statement: Span): ShapeNote | null {
    const notes = this.byLine.get(this.lines.position(statement.to).line) ?? [];
    return notes.find((n) => n.names?.includes(name)) ?? notes.find((n) => n.names === null) ?? null;
  }

  /** The comment behind an assignment, when it claims the shape of what is assigned and of nothing else. */
  claimAbout(b: Binding): ShapeNote | null {
    if (this.claims.size === 0) return null;
    const { line } = this.lines.position(b.span.from);
    const here = this.claims.get(line);
    if (!here) return null;
    const note = here.notes.find((n) => n.names?.includes(b.name)) ?? here.notes.find((n) => n.names === null);
    if (!note || note.written.from === note.written.to) return null;
    return isClaim(this.text, this.lines.lineStart(line), b, note, here.end) ? note : null;
  }

  /** What a function's documentation says of a parameter. */
  documentedParameter(definition: FunctionDef, name: string): ShapeNote | null {
    return this.documented(definition).get(name) ?? null;
  }

  /** The first note of the file that speaks of this name. */
  forName(name: string): ShapeNote | null {
    return this.byName.get(name) ?? null;
  }

  /** Whether some comment uses a name as the size of an axis. */
  isSize(name: string): boolean {
    return this.sizes.has(name);
  }

  /** What a function's documentation, or the comment behind the parameter, says of a parameter. */
  forParameter(definition: FunctionDef, name: string, span: Span): ShapeNote | null {
    const documented = this.documented(definition).get(name);
    if (documented) return documented;
    const behind = this.byLine.get(this.lines.position(span.to).line)?.find((n) => n.names?.includes(name));
    if (behind) return behind;
    const near = this.byName.get(name);
    return near && near.span.from >= definition.span.from && near.span.to <= definition.span.to ? near : (near ?? null);
  }

  /** The shape a note states; sizes get their meaning from `lookup`. */
  shape(note: ShapeNote, lookup: (name: string) => Dim, language: Language): Shape {
    const dims = note.axes.map((a) => evaluateDim(a, lookup));
    if (language === "python") return dims;
    const [one] = shapeOf([1]);
    if (dims.length >= 2) return dims;
    return dims.length === 1 && dims[0] && one ? [dims[0], one] : shapeOf([1, 1]);
  }

  private documented(definition: FunctionDef): Map<string, ShapeNote> {
    const known = this.byFunction.get(definition);
    if (known) return known;
    const notes = new Map<string, ShapeNote>();
    const text = definition.documentation;
    for (const note of text ? readShapes(text.text, text.span.from) : []) {
      for (const name of note.names ?? []) if (!notes.has(name)) notes.set(name, note);
    }
    this.byFunction.set(definition, notes);
    return notes;
  }
}
