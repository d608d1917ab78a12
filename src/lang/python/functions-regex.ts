/** Python's `re` on texts that are known. */

import { constant } from "../../core/dim";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { integer, nothing, opaque, type RecordValue, sequence, text, type Value } from "../common/value";
import { bindTo } from "./bind";
import type { LibraryFunction } from "./functions";
import { plain } from "./functions-itertools";
import { iteratorOver, matches, patterns } from "./objects";
import { patternFor } from "./regex-pattern";

/** What a call asks for: a pattern, and the text it is for. */
interface Question {
  readonly pattern: RegExp;
  readonly subject: string;
  get(name: string): Value | undefined;
}

type Answer = (t: Tracer, q: Question, e: Expr) => Value;

/** A function of the module, and the method of compiled patterns by the same name. */
function searching(names: readonly string[], answer: Answer): { module: LibraryFunction; method: LibraryFunction } {
  const asked = (t: Tracer, source: string | null, flags: number, args: Arguments, own: readonly string[], e: Expr) => {
    const b = bindTo(t, own, null, args);
    const subject = b.get("string");
    if (source === null || subject?.kind !== "text" || subject.text === null)
      return opaque("the text that is searched is not known");
    const given = b.get("flags");
    const pattern = patternFor(source, flags | (given ? (t.wholeNumber(given) ?? 0) : 0), subject.text);
    if (!pattern) return t.unsupported(e.span, "This regular expression is not followed");
    return answer(t, { pattern, subject: subject.text, get: b.get }, e);
  };
  return {
    module: (t, _, args, e) => {
      const [pattern, ...rest] = args.positional;
      const compiled = pattern?.kind === "record" ? patterns.get(pattern) : undefined;
      const source = compiled?.source ?? (pattern?.kind === "text" ? pattern.text : null);
      return asked(t, source, compiled?.flags ?? 0, { ...args, positional: rest }, [...names, "flags"], e);
    },
    method: (t, self, args, e) => {
      const compiled = self?.kind === "record" ? patterns.get(self) : undefined;
      return asked(t, compiled?.source ?? null, compiled?.flags ?? 0, args, names, e);
    },
  };
}

/** All places where a pattern is found. */
const all = ({ pattern, subject }: Question) => [...subject.matchAll(pattern)];

function group(found: string | undefined): Value {
  return found === undefined ? nothing : text(found);
}

/** A match as an object whose items are its groups. */
function matchOf(found: RegExpMatchArray | null | undefined): Value {
  if (!found) return nothing;
  const numbered = [...found].map((g, i) => [String(i), group(g)] as const);
  const named = Object.entries(found.groups ?? {}).map(([name, g]) => [name, group(g)] as const);
  const made: RecordValue = { kind: "record", fields: new Map([...numbered, ...named]), of: null };
  matches.set(made, found);
  return made;
}

/** The match that begins at the start, and for `whole` ends at the end. */
function anchored(whole: boolean): Answer {
  return (_, { pattern, subject }) => {
    const flags = pattern.flags.replace("g", "y");
    const source = whole ? `(?:${pattern.source})(?![\\s\\S])` : pattern.source;
    return matchOf(new RegExp(source, flags).exec(subject));
  };
}

const findall: Answer = (_, q) =>
  sequence(
    "list",
    all(q).map(([whole, ...groups]) => {
      const found = (groups.length === 0 ? [whole] : groups).map((g) => text(g ?? ""));
      return found.length === 1 ? (found[0] as Value) : sequence("tuple", found);
    }),
  );

const split: Answer = (t, q) => {
  const most = q.get("maxsplit") ? t.wholeNumber(q.get("maxsplit") as Value) : 0;
  const found = all(q).slice(0, most || undefined);
  const pieces: Value[] = [];
  let from = 0;
  for (const m of found) {
    pieces.push(text(q.subject.slice(from, m.index)), ...m.slice(1).map(group));
    from = (m.index ?? 0) + m[0].length;
  }
  return sequence("list", [...pieces, text(q.subject.slice(from))]);
};

/** What stands in for a match: a text with groups in it, or what a function makes of the match. */
function replacement(t: Tracer, by: Value | undefined, m: RegExpMatchArray, e: Expr): string | null {
  if (by?.kind === "text") return by.text === null ? null : filledIn(by.text, m);
  const made = by ? t.call(by, plain([matchOf(m)]), e) : nothing;
  return made.kind === "text" ? made.text : null;
}

function filledIn(by: string, m: RegExpMatchArray): string {
  const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };
  return by.replace(/\\(?:g<(\w+)>|(\d{1,2})|(.))/gs, (whole, name?: string, number?: string, letter?: string) => {
    const key = name ?? number;
    if (key === undefined) return escapes[letter ?? ""] ?? whole;
    return (/^\d+$/.test(key) ? m[Number(key)] : m.groups?.[key]) ?? "";
  });
}

/** The new text and how often it was changed. */
function substituted(t: Tracer, q: Question, e: Expr): readonly [Value, number] {
  const most = q.get("count") ? t.wholeNumber(q.get("count") as Value) : 0;
  const found = all(q).slice(0, most || undefined);
  let [out, from]: [string | null, number] = ["", 0];
  for (const m of found) {
    const piece = replacement(t, q.get("repl"), m, e);
    out = out === null || piece === null ? null : out + q.subject.slice(from, m.index) + piece;
    from = (m.index ?? 0) + m[0].length;
  }
  return [text(out === null ? null : out + q.subject.slice(from)), found.length];
}

const functions = {
  findall: searching(["string"], findall),
  finditer: searching(["string"], (_, q) => iteratorOver(all(q).map(matchOf))),
  search: searching(["string"], (_, q) => matchOf(all(q)[0])),
  match: searching(["string"], anchored(false)),
  fullmatch: searching(["string"], anchored(true)),
  split: searching(["string", "maxsplit"], split),
  sub: searching(["repl", "string", "count"], (t, q, e) => substituted(t, q, e)[0]),
  subn: searching(["repl", "string", "count"], (t, q, e) => {
    const [made, n] = substituted(t, q, e);
    return sequence("tuple", [made, integer(constant(n))]);
  }),
};

const compile: LibraryFunction = (t, _, args) => {
  const [pattern, flags = args.named.get("flags")] = args.positional;
  if (pattern?.kind === "record") return pattern;
  const made: RecordValue = { kind: "record", fields: new Map([["pattern", pattern ?? nothing]]), of: null };
  const source = pattern?.kind === "text" ? pattern.text : null;
  patterns.set(made, { source, flags: flags ? (t.wholeNumber(flags) ?? 0) : 0 });
  return made;
};

const compiledNow: Readonly<Record<string, LibraryFunction>> = {
  compile,
  escape: (_, __, args) => {
    const [s] = args.positional;
    return text(s?.kind === "text" && s.text !== null ? s.text.replace(/[\s()[\]{}?*+\-|^$\\.&~#]/g, "\\$&") : null);
  },
};

/** A method of a match. */
function ofMatch(answer: (m: RegExpMatchArray, own: RecordValue, args: readonly string[]) => Value): LibraryFunction {
  return (_, self, args) => {
    const m = self?.kind === "record" ? matches.get(self) : undefined;
    const keys = args.positional.map((v) =>
      v.kind === "integer" ? String(v.dim.size) : v.kind === "text" ? (v.text ?? "") : "",
    );
    return m && self?.kind === "record" ? answer(m, self, keys) : opaque("what was found is not known");
  };
}

const spanOf = (m: RegExpMatchArray, key = "0"): readonly [number, number] => {
  const { indices } = m as RegExpExecArray;
  return (/^\d+$/.test(key) ? indices?.[Number(key)] : indices?.groups?.[key]) ?? [-1, -1];
};
const number = (n: number) => integer(constant(n));

const ofFound: Readonly<Record<string, LibraryFunction>> = {
  group: ofMatch((_, own, keys) => {
    const found = (keys.length === 0 ? ["0"] : keys).map((k) => own.fields.get(k) ?? nothing);
    return found.length === 1 ? (found[0] as Value) : sequence("tuple", found);
  }),
  groups: ofMatch((m) => sequence("tuple", m.slice(1).map(group))),
  groupdict: ofMatch((m) => {
    const named = Object.entries(m.groups ?? {}).map(([name, g]) => [name, group(g)] as const);
    return { kind: "record", fields: new Map(named), of: null };
  }),
  start: ofMatch((m, _, [key]) => number(spanOf(m, key)[0])),
  end: ofMatch((m, _, [key]) => number(spanOf(m, key)[1])),
  span: ofMatch((m, _, [key]) => sequence("tuple", spanOf(m, key).map(number))),
};

/** By canonical name. */
export const regexes: Readonly<Record<string, LibraryFunction>> = Object.fromEntries([
  ...Object.entries(functions).flatMap(([name, f]) => [
    [`re.${name}`, f.module],
    [`re.Pattern.${name}`, f.method],
  ]),
  ...Object.entries(compiledNow).map(([name, f]) => [`re.${name}`, f]),
  ...Object.entries(ofFound).map(([name, f]) => [`re.Match.${name}`, f]),
]);
