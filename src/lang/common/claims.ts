/** Finds comments that state a shape the value on their line does not have. */

import type { Fix, Related } from "../../core/diagnostic";
import { namesIn, printDim } from "../../core/dim";
import { printShape, type Shape, sizeOf } from "../../core/shape";
import { lineMap, type Span } from "../../core/span";
import { isCounter } from "./assigned";
import { type Claimed, compare, type Judgement } from "./claimed-shapes";
import type { Notes } from "./notes";
import { rewritten } from "./rewritten-shape";
import type { Scope } from "./scope";
import type { ShapeNote } from "./shape-comments";
import { readShape } from "./shape-text";
import type { Binding } from "./trace";
import type { Tracer } from "./tracer";
import type { FunctionDef } from "./tree";

/** Where a claim turned out to be false. */
interface Contradiction {
  readonly name: string;
  readonly shape: Shape;
  readonly judgement: Judgement;
  readonly related: readonly Related[];
  /** The call that passes the value, for a parameter that the documentation describes. */
  readonly call: Span | null;
}

/** What was seen of one claim on all passes and calls. */
interface Seen {
  readonly note: ShapeNote;
  readonly claimed: Claimed;
  /** Where the names stand that it may speak of. */
  readonly targets: Set<number>;
  fits: number;
  open: number;
  contradiction: Contradiction | null;
}

/** The claims of one module while it is followed. */
export class Claims {
  private readonly seen = new Map<ShapeNote, Seen>();

  constructor(private readonly notes: Notes) {}

  /** Looks at what a name was just bound to. */
  bound(t: Tracer, b: Binding): void {
    if (t.standIn || t.isRevisited || t.assumed?.quiet) return;
    const note = this.notes.claimAbout(b);
    if (!note) return;
    const seen = this.record(t, note);
    seen.targets.add(b.span.from);
    const judgement = this.judge(t, seen.claimed, b);
    if (judgement.verdict === "fits") seen.fits += 1;
    else if (judgement.verdict === "open") seen.open += 1;
    else if (b.shape && !seen.contradiction)
      seen.contradiction = { name: b.name, shape: b.shape, judgement, related: sources(t, b), call: null };
  }

  /** Looks at what a documented function is called with. */
  called(t: Tracer, definition: FunctionDef, scope: Scope, call: Span): void {
    if (t.abroad || t.standIn || t.assumed?.quiet || !definition.documentation) return;
    for (const p of definition.params) {
      const note = this.notes.documentedParameter(definition, p.name);
      const value = scope.own(p.name)?.value;
      if (!note || note.written.from === note.written.to || value?.kind !== "array") continue;
      const { node } = value;
      const seen = this.record(t, note);
      seen.targets.add(p.span.from);
      const single = sizeOf(node.shape).every((n) => n === 1);
      const uncertain = single || node.op === "opaque" || (t.assumed?.from.inputsBehind(node).size ?? 0) > 0;
      const judgement = uncertain ? null : compare(seen.claimed, node.shape, general(t));
      if (judgement?.verdict === "contradicts")
        seen.contradiction ??= { name: p.name, shape: node.shape, judgement, related: [], call };
      else if (judgement?.verdict === "open" && judgement.sameRank) seen.fits += 1;
      else seen.open += 1;
      if (manyRanks.test(t.textAt(definition.span))) seen.open += 1;
    }
  }

  /** Reports what is false wherever it was followed. */
  report(t: Tracer): void {
    const all = [...this.seen.values()].filter((s) => s.targets.size === 1);
    const lasting = all.filter((s) => s.fits === 0 && s.open === 0 && s.contradiction !== null);
    const turned = lasting.filter((s) => s.contradiction?.judgement.reversed === true).length;
    const right = all.filter((s) => s.fits > 0 && s.contradiction === null && s.claimed.axes.length > 1).length;
    for (const s of lasting) {
      const c = s.contradiction;
      if (!c || (c.judgement.reversed && turned > right)) continue;
      if (c.judgement.anchored || right > 0 || c.call) say(t, s.note, c);
    }
  }

  private record(t: Tracer, note: ShapeNote): Seen {
    const known = this.seen.get(note);
    if (known) return known;
    const written = t.module.text.slice(note.written.from, note.written.to);
    const style = readShape(written, 0);
    const loose = style === null || style.by || style.lone;
    const claimed = { axes: note.axes, scalar: note.scalar, loose, language: t.module.language };
    const made: Seen = { note, claimed, targets: new Set(), fits: 0, open: 0, contradiction: null };
    this.seen.set(note, made);
    return made;
  }

  private judge(t: Tracer, claimed: Claimed, b: Binding): Judgement {
    const certain = b.state === "live" && b.node && b.shape && b.value.kind === "array" && b.node.op !== "opaque";
    if (!certain || !b.node || !b.shape || (t.assumed?.from.inputsBehind(b.node).size ?? 0) > 0) return undecided;
    const among = b.iteration !== null;
    return compare(claimed, b.shape, {
      among,
      sizes: t.dims.entries(),
      invented: t.looked,
      lookup: (name) => {
        const held = t.scope.get(name)?.value;
        if (held?.kind === "integer") return isCounter(t.module, name) ? null : held.dim;
        return held === undefined && t.dims.has(name) ? t.dims.declare(name) : null;
      },
    });
  }
}

const undecided: Judgement = { verdict: "open", sameRank: false, reversed: false, anchored: false };
/** A function that asks for the rank takes more than one. */
const manyRanks = /\b(?:ndims?|atleast_\dd|isvector|isrow|iscolumn|isscalar|ismatrix)\b/;

/** Documentation speaks of sizes in general, whatever the file around it calls by the same names. */
function general(t: Tracer) {
  return { among: false, sizes: t.dims.entries(), invented: t.looked, lookup: () => null };
}

function say(t: Tracer, note: ShapeNote, c: Contradiction): void {
  const { text, language } = t.module;
  const written = text.slice(note.written.from, note.written.to);
  const lines = lineMap(text);
  const line = (s: Span) => lines.position(s.from).line;
  const shape = withSizes(c.shape);
  const why = c.related.map((r) => r.message.replace(/since here$/, `since line ${line(r.span)}`)).join(" and ");
  const message = c.call
    ? `The documentation says ${written}, but '${c.name}' is ${shape} in the call on line ${line(c.call)}`
    : `The comment says ${written}, but '${c.name}' is ${shape}${why === "" ? "" : `: ${why}`}`;
  const replacement = rewritten(written, note, c.shape, c.judgement.axes ?? [], language);
  const fix: Fix = { title: `Change to ${replacement}`, span: note.written, text: replacement };
  const related = c.call ? [{ span: c.call, message: `'${c.name}' is ${printShape(c.shape)} here` }] : c.related;
  t.report("stale-shape-comment", note.written, message, { related, ...(c.call ? {} : { fix }) });
}

/** `N×H (100×4)`, `(N,) with N = 100` */
function withSizes(shape: Shape): string {
  const printed = printShape(shape);
  if (!shape.some((d) => namesIn(d).size > 0)) return printed;
  const [only] = shape;
  if (shape.length === 1 && only) return `${printed} with ${printDim(only)} = ${only.size}`;
  return `${printed} (${sizeOf(shape).join("×")})`;
}

/** The named values that a value was made from, on other lines. */
function sources(t: Tracer, b: Binding): Related[] {
  const found: Related[] = [];
  const queue = [...(b.node?.args ?? [])];
  for (let i = 0; i < queue.length && i < 40 && found.length < 2; i++) {
    const node = queue[i];
    if (!node) continue;
    const source = t.rows.of(node);
    if (!source) queue.push(...node.args);
    else if (source.span.from !== b.span.from && node.shape.length > 0 && !found.some((f) => f.span === source.span))
      found.push({ span: source.span, message: `${source.name} is ${printShape(node.shape)} since here` });
  }
  return found.sort((a, b) => a.span.from - b.span.from);
}
