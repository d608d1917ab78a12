/** What is said about a file while it is followed: once per place, and as information where it only follows from assumptions. */

import { type Diagnostic, type DiagnosticCode, diagnostic, type Fix, type Related } from "../../core/diagnostic";
import { type Dim, namesIn } from "../../core/dim";
import { isIdentifier } from "../../core/identifiers";
import type { Attrs, Node } from "../../core/node";
import type { Fault } from "../../core/operation";
import { printShape } from "../../core/shape";
import { lineMap, type Span } from "../../core/span";
import { Raised } from "./interrupts";
import { unequal } from "./misfits";
import type { Binding } from "./trace";
import type { Abroad, Tracer } from "./tracer";
import { type OpaqueValue, opaque, text } from "./value";

/** What goes with a finding. */
export interface ReportDetails {
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** It holds whatever the inputs are. */
  readonly certain?: boolean;
  /** It rests on sizes that are only assumed. */
  readonly assumed?: boolean;
  /** It rests on what a list, dictionary or object holds, or on which position is asked for. */
  readonly rests?: "contents" | "position";
  /** The class of the error that the language raises. */
  readonly raises?: string;
}

/** Operands that do not fit. */
export interface Misfit {
  readonly args: readonly Node[];
  readonly attrs: Attrs;
  readonly span: Span;
  readonly operands: readonly Span[];
  readonly fix: Fix | null;
}

/** A vector along one axis and one along the other, which stretch each other into a matrix. */
export interface Crossing {
  readonly args: readonly Node[];
  readonly span: Span;
  readonly operands: readonly Span[];
  /** The length of both. */
  readonly size: number;
  /** What, behind which operand, turns it so that the two lie side by side. */
  readonly repair: { readonly operand: number; readonly suffix: string };
}

const asFarAsKnown = "as far as shapes can be told without a comment that states them";

/** Findings that would end the program where they stand, unless it handles them. */
const isProgramError: ReadonlySet<DiagnosticCode> = new Set([
  "undefined-name",
  "shape-mismatch",
  "type-mismatch",
  "raised",
]);

/** The findings of one trace. */
export class Reports {
  readonly diagnostics: Diagnostic[] = [];
  private readonly said = new Set<string>();

  constructor(private readonly t: Tracer) {}

  /** Says something about the file, once per place and kind. Nothing is said about lines that stand in for broken ones. */
  report(code: DiagnosticCode, span: Span, message: string, more: ReportDetails = {}): void {
    if (this.t.tries > 0 && isProgramError.has(code)) {
      const error = more.raises ? this.t.dialect.error?.(more.raises, [text(null)]) : undefined;
      throw new Raised(message, code, span, error ?? null);
    }
    if (this.t.abroad) {
      this.reportFrom(this.t.abroad, code, span, message);
      return;
    }
    // What sizes are only assumed cannot be a mistake of the file's.
    if (more.certain !== true && this.isSupposed(code, more.rests)) {
      const sizes = code === "shape-mismatch" || code === "type-mismatch";
      this.report("unsupported", span, sizes ? `${message}, ${asFarAsKnown}` : message, {
        related: more.related ?? [],
      });
      return;
    }
    const key = `${code}@${span.from}:${span.to}`;
    if (this.t.standIn || this.said.has(key) || (this.t.isRestored(span) && this.t.steps > 0)) return;
    this.said.add(key);
    const { related, fix } = more;
    this.diagnostics.push(diagnostic(code, span, message, { ...(related && { related }), ...(fix && { fix }) }));
  }

  /** Whether an error may only follow from what inputs are taken to be: their shapes, their values, the state of an object. */
  private isSupposed(code: DiagnosticCode, rests: ReportDetails["rests"]): boolean {
    if (!isProgramError.has(code)) return false;
    if (this.t.assumed !== null || this.isOpen(rests)) return true;
    return (code === "raised" && this.t.entered !== null) || (code === "undefined-name" && this.t.entered === "method");
  }

  /** Whether what containers hold, or which position is asked for, may differ from the program's own. */
  private isOpen(rests: ReportDetails["rests"]): boolean {
    if (rests === undefined) return false;
    const { entered, looked, assumed } = this.t;
    return this.t.skipped || (entered !== null && (rests === "contents" || looked || assumed !== null));
  }

  /** A finding in another text stands where that was called. */
  private reportFrom(from: Abroad, code: DiagnosticCode, span: Span, message: string): void {
    this.t.abroad = null;
    const call = this.t.textAt(from.place).replace(/\s+/g, " ");
    const { title, text } = from.source;
    const line = text.slice(0, span.from).split("\n").length;
    const where = title === null ? (call.length <= 60 ? call : `${call.slice(0, 57)}…`) : `${title}, line ${line}`;
    this.report(code, from.place, `${where}: ${message}`);
    this.t.abroad = from;
  }

  /** Says that sizes do not fit. Where one of them is only assumed that is no mistake of the file's. */
  reportMisfit(span: Span, message: string, depends: readonly Node[], more: ReportDetails = {}): void {
    const guess =
      more.assumed === true || this.isOpen(more.rests) || this.isAssumed(depends) || this.isInvented(depends);
    if (guess) this.report("unsupported", span, `${message}, ${asFarAsKnown}`);
    else this.report("shape-mismatch", span, message, { ...more, certain: true });
  }

  /** Whether arrays have the shape they have by assumption; numbers alone may be the sizes of such arrays. */
  private isAssumed(nodes: readonly Node[]): boolean {
    const { assumed } = this.t;
    if (assumed === null) return false;
    return (
      nodes.some((n) => assumed.from.inputsBehind(n).size > 0) ||
      (nodes.length > 0 && this.t.entered !== null && nodes.every((n) => n.op === "constant"))
    );
  }

  /** Whether an attribute, such as the shape to bring an array into, has a size that is only assumed. */
  private hasAssumedSize({ shape }: Attrs): boolean {
    if (this.t.assumed === null || !Array.isArray(shape)) return false;
    const sizes = this.t.dims.entries();
    return shape.some((d) => [...namesIn(d as Dim)].some((name) => sizes.get(name)?.source === "assumed"));
  }

  /** Whether sizes may follow from numbers that were drawn: those of `sparse(labels, 1:m, 1)`. */
  private isInvented(nodes: readonly Node[]): boolean {
    if (this.t.entered === null || !this.t.looked) return false;
    return nodes.some((n) => n.shape.some((d) => d.size !== 1 && namesIn(d).size === 0));
  }

  /** Operands that cross: allowed, and almost always an accident. */
  crossing({ args, span, operands, size, repair }: Crossing): void {
    const shapes = args.map((a, i) => `${this.operandName(operands[i], i)} is ${printShape(a.shape)}`);
    const at = operands[repair.operand];
    const written = at ? this.t.textAt(at) : "";
    const text = `${isIdentifier(written) ? written : `(${written})`}${repair.suffix}`;
    this.report(
      "silent-broadcast",
      span,
      `${this.subject(span)}: ${shapes.join(" and ")}, so this makes a ${size}×${size} matrix`,
      {
        related: this.origins(args),
        ...(at && written.length <= 40 ? { fix: { title: `Use ${text}`, span: at, text } } : {}),
      },
    );
  }

  /** Operands that do not fit: the sentence, what is learned of assumed inputs, and a value of unknown meaning. */
  mismatch(f: Fault, { args, attrs, span, operands, fix }: Misfit): OpaqueValue {
    const names = args.map((_, i) => this.operandName(operands[i], i));
    const shapes = [...new Set(args.map((a, i) => `${names[i]} is ${printShape(a.shape)}`))];
    const related = this.origins(args);
    this.t.assumed?.misfit(f, args, span);
    const [a, b] = unequal(f, args) ?? [];
    if (a && b) this.t.places.equal(a, b);
    this.reportMisfit(span, `${this.subject(span)}: ${f.message}, ${shapes.join(" and ")}`, args, {
      related,
      ...(fix ? { fix } : {}),
      assumed: this.hasAssumedSize(attrs),
    });
    return opaque(`${f.message} on this line`, args);
  }

  /** Where the names that hold arrays, or what they were made from, got their shape. */
  origins(nodes: readonly Node[]): Related[] {
    const sources = nodes.map((node) => ({ node, from: this.sourceOf(node) }));
    const first = sources.filter(({ from }, i) => sources.findIndex((other) => other.from === from) === i);
    return first.flatMap(({ node, from }): Related[] =>
      from ? [{ span: from.span, message: `${from.name} is ${printShape(from.shape ?? node.shape)} since here` }] : [],
    );
  }

  /** Why a value is not known whose line cannot be read; what follows from it stands on other lines. */
  incomplete(span: Span): string {
    return `line ${lineMap(this.t.module.text).position(span.from).line} is not complete`;
  }

  /** What a sentence is about, as it is written. */
  private subject(span: Span): string {
    const whole = this.t.textAt(span).replace(/\s+/g, " ");
    return whole.length <= 40 ? whole : `${whole.slice(0, 37)}…`;
  }

  private sourceOf(node: Node): Binding | undefined {
    let at: Node | undefined = node;
    while (at && !this.t.rows.of(at)) at = at.args.length === 1 ? at.args[0] : undefined;
    return at && this.t.rows.of(at);
  }

  private operandName(span: Span | undefined, i: number): string {
    const written = span ? this.t.textAt(span).replace(/\s+/g, " ") : "";
    if (written !== "" && written.length <= 24) return written;
    return i === 0 ? "the left side" : "the right side";
  }
}
