/** Text: its methods, and how values are written into it. */

import { constant } from "../../core/dim";
import type { Tracer } from "../common/tracer";
import { integer, sequence, text, truth, type Value } from "../common/value";
import type { LibraryFunction } from "./functions";
import { allItems } from "./iteration";

/** A value as `str` writes it; `null` where that is not known. */
export function written(value: Value): string | null {
  if (value.kind === "text") return value.text;
  if (value.kind === "integer") return String(value.dim.size);
  if (value.kind === "truth") return value.value ? "True" : "False";
  return value.kind === "nothing" ? "None" : null;
}

/** A value as a format such as `d`, `03d` or `>5` writes it; `null` where that is not known. */
export function formatted(_: Tracer, value: Value, format: string): string | null {
  const plain = written(value);
  const found = /^(?:(.)?([<>^=]))?(0?)(\d*)([sdi]?)$/.exec(format);
  if (plain === null || !found) return null;
  const [, fill, align, zero, width, kind] = found;
  if ((kind === "d" || kind === "i") && value.kind !== "integer") return null;
  const n = Number(width ?? 0);
  const letter = fill ?? (zero ? "0" : " ");
  const right = align === ">" || (!align && value.kind === "integer") || zero === "0";
  if (align === "^") return plain.padStart(plain.length + Math.floor((n - plain.length) / 2), letter).padEnd(n, letter);
  return right ? plain.padStart(n, letter) : plain.padEnd(n, letter);
}

/** `format % values` */
export function percent(format: string | null, values: Value): Value {
  if (format === null) return text(null);
  const items = values.kind === "sequence" && values.of === "tuple" ? [...values.items] : [values];
  let known = true;
  const made = format.replace(/%(?:\((\w+)\))?([-+ 0#]*)(\d*)(?:\.\d+)?([a-zA-Z%])/g, (_, name, flags, width, kind) => {
    if (kind === "%") return "%";
    const named = name !== undefined && values.kind === "record" ? values.fields.get(name) : undefined;
    const value = named ?? items.shift();
    const plain = value && /[dis]/.test(kind) ? written(value) : null;
    if (plain === null || (kind !== "s" && value?.kind !== "integer")) known = false;
    const n = Number(width || 0);
    return flags.includes("-") ? (plain ?? "").padEnd(n) : (plain ?? "").padStart(n, flags.includes("0") ? "0" : " ");
  });
  return text(known ? made : null);
}

const format: LibraryFunction = (t, self, args) => {
  if (self?.kind !== "text" || self.text === null) return text(null);
  let [next, known] = [0, true];
  const made = self.text.replace(/\{\{|\}\}|\{(\w*)(?::([^{}]*))?\}/g, (whole, name?: string, spec?: string) => {
    if (whole === "{{" || whole === "}}") return whole[0] ?? "";
    const at = name === undefined || name === "" ? next++ : /^\d+$/.test(name) ? Number(name) : -1;
    const value = at >= 0 ? args.positional[at] : args.named.get(name ?? "");
    const piece = value ? formatted(t, value, spec ?? "") : null;
    if (piece === null) known = false;
    return piece ?? "";
  });
  return text(known ? made : null);
};

type Known = readonly (string | null | undefined)[];

/** A method of a text whose letters are known; other arguments than text and whole numbers are not. */
function ofText(result: (s: string, args: Known) => Value | null): LibraryFunction {
  return (_, self, args) => {
    const known = self?.kind === "text" ? self.text : null;
    const strings = args.positional.map((v) => (v.kind === "nothing" ? undefined : written(v)));
    return (known === null ? null : result(known, strings)) ?? text(null);
  };
}

function asks(test: (s: string, part: string) => boolean): LibraryFunction {
  return (t, self, args, e) => {
    const [part] = args.positional;
    const parts = part?.kind === "sequence" ? part.items : part ? [part] : [text("")];
    const known = parts.map((p) =>
      self?.kind === "text" && self.text !== null && p.kind === "text" && p.text !== null
        ? test(self.text, p.text)
        : null,
    );
    if (known.includes(true)) return truth(true);
    return known.includes(null)
      ? t.unsupported(e.span, "Whether this holds is not known", args.positional)
      : truth(false);
  };
}

function changed(change: (s: string) => string): LibraryFunction {
  return ofText((s) => text(change(s)));
}

function counted(count: (s: string, part: string) => number): LibraryFunction {
  return (t, self, args, e) => {
    const [part] = args.positional;
    if (self?.kind !== "text" || self.text === null || part?.kind !== "text" || part.text === null)
      return t.unsupported(e.span, "Where this stands is not known", args.positional);
    return integer(constant(count(self.text, part.text)));
  };
}

/** Letters cut off at the ends. */
function stripped(start: boolean, end: boolean): LibraryFunction {
  return ofText((s, [letters]) => {
    if (letters === null) return null;
    const odd = (c: string) => (letters === undefined ? /\s/.test(c) : letters.includes(c));
    let [from, to] = [0, s.length];
    while (start && from < to && odd(s[from] ?? "")) from++;
    while (end && to > from && odd(s[to - 1] ?? "")) to--;
    return text(s.slice(from, to));
  });
}

function split(s: string, part: string | undefined, most: number): string[] {
  if (part === undefined) return s.split(/\s+/).filter((p) => p !== "");
  const parts = s.split(part);
  return most < 0 || parts.length <= most + 1 ? parts : [...parts.slice(0, most), parts.slice(most).join(part)];
}

/** By canonical name. */
export const texts: Readonly<Record<string, LibraryFunction>> = {
  "builtins.str": (_, __, args) => text(args.positional[0] ? written(args.positional[0]) : ""),
  "builtins.repr": () => text(null),
  "builtins.unicode": (_, __, args) => text(args.positional[0] ? written(args.positional[0]) : ""),
  "builtins.format": (t, _, args) => {
    const [value, spec] = args.positional;
    return text(value ? formatted(t, value, spec?.kind === "text" ? (spec.text ?? "?") : "") : null);
  },
  "builtins.chr": (t, _, args) => {
    const code = args.positional[0] ? t.wholeNumber(args.positional[0]) : null;
    return text(code === null ? null : String.fromCodePoint(Math.max(0, Math.min(code, 0x10ffff))));
  },
  "builtins.ord": (t, _, args, e) => {
    const [letter] = args.positional;
    const code = letter?.kind === "text" ? letter.text?.codePointAt(0) : undefined;
    return code === undefined ? t.unsupported(e.span, "Which letter this is is not known") : integer(constant(code));
  },
  "str.join": (t, self, args, e) => {
    const parts = allItems(t, args.positional[0], e.span)?.map((v) => (v.kind === "text" ? v.text : null));
    const glue = self?.kind === "text" ? self.text : null;
    return text(glue === null || !parts || parts.includes(null) ? null : parts.join(glue));
  },
  "str.format": format,
  "str.upper": changed((s) => s.toUpperCase()),
  "str.lower": changed((s) => s.toLowerCase()),
  "str.capitalize": changed((s) => s.slice(0, 1).toUpperCase() + s.slice(1).toLowerCase()),
  "str.title": changed((s) => s.toLowerCase().replace(/(^|[^a-z])([a-z])/g, (w) => w.toUpperCase())),
  "str.encode": changed((s) => s),
  "str.decode": changed((s) => s),
  "str.strip": stripped(true, true),
  "str.lstrip": stripped(true, false),
  "str.rstrip": stripped(false, true),
  "str.startswith": asks((s, part) => s.startsWith(part)),
  "str.endswith": asks((s, part) => s.endsWith(part)),
  "str.isdigit": asks((s) => /^\d+$/.test(s)),
  "str.isalpha": asks((s) => /^\p{L}+$/u.test(s)),
  "str.isspace": asks((s) => /^\s+$/.test(s)),
  "str.isupper": asks((s) => s !== s.toLowerCase() && s === s.toUpperCase()),
  "str.islower": asks((s) => s !== s.toUpperCase() && s === s.toLowerCase()),
  "str.count": counted((s, part) => s.split(part).length - 1),
  "str.find": counted((s, part) => s.indexOf(part)),
  "str.rfind": counted((s, part) => s.lastIndexOf(part)),
  "str.index": counted((s, part) => s.indexOf(part)),
  "str.replace": ofText((s, [a, b]) =>
    typeof a === "string" && typeof b === "string" ? text(s.split(a).join(b)) : null,
  ),
  "str.zfill": ofText((s, [n]) => text(s.padStart(Number(n ?? 0), "0"))),
  "str.ljust": ofText((s, [n]) => text(s.padEnd(Number(n ?? 0)))),
  "str.rjust": ofText((s, [n]) => text(s.padStart(Number(n ?? 0)))),
  "str.split": ofText((s, [part, most]) =>
    part === null ? null : sequence("list", split(s, part, most ? Number(most) : -1).map(text)),
  ),
  "str.splitlines": ofText((s) => sequence("list", s.replace(/\n$/, "").split("\n").map(text))),
  "str.partition": ofText((s, [part]) => {
    if (typeof part !== "string") return null;
    const at = s.indexOf(part);
    const pieces = at < 0 ? [s, "", ""] : [s.slice(0, at), part, s.slice(at + part.length)];
    return sequence("tuple", pieces.map(text));
  }),
};
