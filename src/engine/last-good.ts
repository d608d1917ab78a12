/** Remembers the last complete statement that bound each name, and the last one whose meaning was known. */

import type { Span } from "../core/span";
import { blocksOf } from "../lang/common/parts";
import { assignedBy } from "../lang/common/settings";
import type { Binding } from "../lang/common/trace";
import type { Module, Stmt } from "../lang/common/tree";

/** One statement that binds a name; `text` is `null` while it is broken. */
interface Slot {
  readonly span: Span;
  readonly text: string | null;
}

/** A statement that was understood; `bound` when it gave its name an array. */
interface Good {
  readonly text: string;
  readonly bound: boolean;
}

/** What a trace says of a name it has bound. */
type Bound = Pick<Binding, "name" | "span" | "state">;

/** The memory of one document. */
export class LastGood {
  private good = new Map<string, readonly Good[]>();
  /** Names no statement binds now: a line that is typed anew is, after one character, `f`. */
  private readonly gone = new Map<string, readonly Good[]>();
  private slots = new Map<string, readonly Slot[]>();
  private whole = true;
  private readonly standIns = new Map<string, string>();
  /** For complete statements: what stood in their place when it last had a meaning, if that was another text. */
  private readonly before = new Map<string, string>();

  /** Looks what stands in for the broken statements of a new version of the document. */
  update(module: Module): void {
    this.slots = slotsOf(module);
    this.whole = module.problems.length === 0;
    this.standIns.clear();
    this.before.clear();
    for (const [name, slots] of this.slots) this.fill(name, slots);
  }

  /**
   * Takes over what that version says and a trace has understood. On its way from `f = tanh(a)` to `f = tanh(b)` a line is
   * `f = t`: complete, but no meaning that anybody wants back.
   */
  confirm(bindings: readonly Bound[]): void {
    const byName = new Map<string, Bound[]>();
    for (const binding of bindings) {
      const list = byName.get(binding.name);
      if (list) list.push(binding);
      else byName.set(binding.name, [binding]);
    }
    const next = this.whole ? new Map<string, readonly Good[]>() : new Map(this.good);
    for (const [name, slots] of this.slots) {
      next.set(name, this.fill(name, slots, within(byName.get(name) ?? [])));
    }
    for (const [name, list] of this.good) if (!next.has(name)) this.gone.set(name, list);
    for (const name of next.keys()) this.gone.delete(name);
    this.good = next;
  }

  /** Text of the statement that gave `name` its meaning before the one at `span` broke, or went; any, if that one is unknown. */
  statement(name: string, span: Span): string | null {
    const any = this.good.get(name) ?? this.gone.get(name);
    return this.standIns.get(place(name, span)) ?? any?.at(-1)?.text ?? null;
  }

  /** Text by which the complete statement at `span` last gave `name` an array, if that was another text than now. */
  meaningful(name: string, span: Span): string | null {
    return this.before.get(place(name, span)) ?? null;
  }

  /** A statement that is broken, or not understood, keeps the text it had: what is no longer there, in the same order. */
  private fill(name: string, slots: readonly Slot[], bound: (span: Span) => readonly Bound[] = () => []): Good[] {
    const old = this.good.get(name) ?? this.gone.get(name) ?? [];
    const sameNumber = old.length === slots.length;
    const lost = without(old, slots);
    let broken = 0;
    return slots.flatMap(({ span, text }, i) => {
      const kept = sameNumber ? old[i] : (lost[Math.min(broken, lost.length - 1)] ?? old[Math.min(i, old.length - 1)]);
      if (kept?.bound && text !== null && text !== kept.text) this.before.set(place(name, span), kept.text);
      const here = bound(span);
      const understood = here.length > 0 ? here.some((b) => b.state === "live") : !kept?.bound;
      if (text !== null && (understood || !kept)) return [{ text, bound: here.length > 0 }];
      broken += 1;
      if (!kept) return [];
      if (text === null) this.standIns.set(place(name, span), kept.text);
      return [kept];
    });
  }
}

/** The bindings inside of a span. */
function within(bindings: readonly Bound[]): (span: Span) => readonly Bound[] {
  const sorted = [...bindings].sort((a, b) => a.span.from - b.span.from);
  return ({ from, to }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Bound).span.from < from) low = middle + 1;
      else high = middle;
    }
    const found: Bound[] = [];
    for (let next = sorted[low]; next && next.span.from < to; next = sorted[++low])
      if (next.span.to <= to) found.push(next);
    return found;
  };
}

/** What the slots no longer say, each text as often as it is missing. */
function without(old: readonly Good[], slots: readonly Slot[]): Good[] {
  const present = new Map<string | null, number>();
  for (const { text } of slots) present.set(text, (present.get(text) ?? 0) + 1);
  return old.filter(({ text }) => {
    const left = present.get(text) ?? 0;
    if (left > 0) present.set(text, left - 1);
    return left === 0;
  });
}

function place(name: string, span: Span): string {
  return `${name}@${span.from}`;
}

function slotsOf(module: Module): Map<string, Slot[]> {
  const slots = new Map<string, Slot[]>();
  const add = (names: Iterable<string>, s: Stmt): void => {
    const text = s.kind === "broken" || isHurt(s, module) ? null : textOf(s, module);
    for (const name of names) {
      const list = slots.get(name);
      if (list) list.push({ span: s.span, text });
      else slots.set(name, [{ span: s.span, text }]);
    }
  };
  const visit = (s: Stmt): void => {
    const names = namesBound(s);
    if (names) add(names, s);
    for (const block of blocksOf(s)) block.forEach(visit);
  };
  module.body.forEach(visit);
  return slots;
}

/** Names that a statement binds by itself; `null` for those that only hold others. */
function namesBound(s: Stmt): Iterable<string> | null {
  switch (s.kind) {
    case "assign":
    case "augment":
      return assignedBy(s);
    case "broken":
      return s.names;
    case "function":
    case "class":
      return [s.name];
    case "import":
      return s.names.map((n) => n.as);
    default:
      return null;
  }
}

/** Whether the parser stumbled inside of a statement. */
function isHurt(s: Stmt, module: Module): boolean {
  return module.problems.some((p) => p.span.from < s.span.to && p.span.to > s.span.from);
}

/** A statement's text, moved to the margin. */
function textOf(s: Stmt, module: Module): string {
  const text = module.text.slice(s.span.from, s.span.to);
  // By hand: lastIndexOf would look for a "\r" through the whole file, once for every statement.
  let start = s.span.from;
  while (start > 0 && !/[\r\n]/.test(module.text.charAt(start - 1))) start -= 1;
  const indent = /^[ \t]*/.exec(module.text.slice(start, s.span.from))?.[0].length ?? 0;
  return indent === 0 ? text : text.replace(new RegExp(`(\\r?\\n)[ \\t]{1,${indent}}`, "g"), "$1");
}
