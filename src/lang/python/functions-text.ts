/** Text: its methods, and how values are written into it. */

import { constant } from "../../core/dim";
import { integer, nothing, sequence, text, truth, type Value } from "../common/value";
import { formatMethod } from "./formats";
import type { LibraryFunction } from "./functions";
import { allItems } from "./iteration";
import { formatted, pieceOf, represented, textOf, written } from "./written";

const format: LibraryFunction = (t, self, args) =>
  self?.kind === "text" && self.text !== null ? formatMethod(t, self.text, args) : text(null);

const str: LibraryFunction = (t, _, args) => {
  const [value] = args.positional;
  return value ? textOf([written(t, value)]) : text("");
};

/** Text and whole numbers as text. */
function plain(value: Value): string | null {
  if (value.kind === "text") return value.text;
  return value.kind === "integer" ? String(value.dim.size) : null;
}

type Known = readonly (string | null | undefined)[];

/** A method of a text whose letters are known; other arguments than text and whole numbers are not. */
function ofText(result: (s: string, args: Known) => Value | null): LibraryFunction {
  return (_, self, args) => {
    const known = self?.kind === "text" ? self.text : null;
    const strings = args.positional.map((v) => (v.kind === "nothing" ? undefined : plain(v)));
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

/** What stands before, at and behind a part. */
function parted(find: (s: string, part: string) => number, last: boolean): LibraryFunction {
  return ofText((s, [part]) => {
    if (typeof part !== "string") return null;
    const at = find(s, part);
    const missing = last ? ["", "", s] : [s, "", ""];
    const pieces = at < 0 ? missing : [s.slice(0, at), part, s.slice(at + part.length)];
    return sequence("tuple", pieces.map(text));
  });
}

/** By canonical name. */
export const texts: Readonly<Record<string, LibraryFunction>> = {
  "builtins.str": str,
  "builtins.repr": (t, _, args) => (args.positional[0] ? textOf([represented(t, args.positional[0])]) : text(null)),
  "builtins.unicode": str,
  "builtins.format": (t, _, args) => {
    const [value, spec] = args.positional;
    return textOf([value ? formatted(t, value, spec?.kind === "text" ? (spec.text ?? "?") : "") : null]);
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
    const parts = allItems(t, args.positional[0], e.span)?.map((v) => (v.kind === "text" ? pieceOf(v) : null));
    const glue = self?.kind === "text" ? pieceOf(self) : null;
    return parts ? textOf(parts.flatMap((p, i) => (i > 0 ? [glue, p] : [p]))) : text(null);
  },
  "str.format": format,
  "str.casefold": changed((s) => s.toLowerCase()),
  "str.expandtabs": changed((s) => s.replace(/\t/g, "        ")),
  "str.swapcase": changed((s) =>
    [...s].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(""),
  ),
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
  "str.isalnum": asks((s) => /^[\p{L}\p{N}]+$/u.test(s)),
  "str.isnumeric": asks((s) => /^\p{N}+$/u.test(s)),
  "str.isdecimal": asks((s) => /^\p{Nd}+$/u.test(s)),
  "str.isidentifier": asks((s) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(s)),
  "str.isspace": asks((s) => /^\s+$/.test(s)),
  "str.isupper": asks((s) => s !== s.toLowerCase() && s === s.toUpperCase()),
  "str.islower": asks((s) => s !== s.toUpperCase() && s === s.toLowerCase()),
  "str.count": counted((s, part) => s.split(part).length - 1),
  "str.find": counted((s, part) => s.indexOf(part)),
  "str.rfind": counted((s, part) => s.lastIndexOf(part)),
  "str.rindex": counted((s, part) => s.lastIndexOf(part)),
  "str.index": counted((s, part) => s.indexOf(part)),
  "str.replace": ofText((s, [a, b]) =>
    typeof a === "string" && typeof b === "string" ? text(s.split(a).join(b)) : null,
  ),
  "str.zfill": ofText((s, [n]) => {
    const [, sign = "", digits = ""] = /^([+-]?)(.*)$/s.exec(s) ?? [];
    return text(sign + digits.padStart(Number(n ?? 0) - sign.length, "0"));
  }),
  "str.ljust": ofText((s, [n, fill]) => text(s.padEnd(Number(n ?? 0), fill ?? " "))),
  "str.rjust": ofText((s, [n, fill]) => text(s.padStart(Number(n ?? 0), fill ?? " "))),
  "str.center": ofText((s, [n, fill]) => {
    const missing = Math.max(0, Number(n ?? 0) - s.length);
    const left = Math.floor(missing / 2) + (missing & Number(n ?? 0) & 1);
    return text((fill ?? " ").repeat(left) + s + (fill ?? " ").repeat(missing - left));
  }),
  "str.split": ofText((s, [part, most]) =>
    part === null ? null : sequence("list", split(s, part, most ? Number(most) : -1).map(text)),
  ),
  "str.rsplit": ofText((s, [part, most]) => {
    if (part === null) return null;
    const pieces = split(s, part, -1);
    const n = most ? Number(most) : -1;
    if (n < 0 || pieces.length <= n + 1 || part === undefined) return sequence("list", pieces.map(text));
    const first = pieces.slice(0, pieces.length - n).join(part);
    return sequence("list", [first, ...pieces.slice(pieces.length - n)].map(text));
  }),
  "str.removeprefix": ofText((s, [part]) =>
    typeof part === "string" ? text(s.startsWith(part) ? s.slice(part.length) : s) : null,
  ),
  "str.removesuffix": ofText((s, [part]) =>
    typeof part === "string" ? text(part && s.endsWith(part) ? s.slice(0, -part.length) : s) : null,
  ),
  "builtins.str.maketrans": (_, __, args) => {
    const [from = "", to = "", gone = ""] = args.positional.map((v) => plain(v) ?? "");
    const code = (c: string) => String(c.codePointAt(0));
    const kept = [...from].map((c, i) => [code(c), text([...to][i] ?? "")] as const);
    const fields = new Map<string, Value>([...kept, ...[...gone].map((c) => [code(c), nothing] as const)]);
    return { kind: "record", fields, of: null };
  },
  "str.translate": (_, self, args) => {
    const [table] = args.positional;
    if (self?.kind !== "text" || self.text === null || table?.kind !== "record") return text(null);
    const letters = [...self.text].map((c) => {
      const by = table.fields.get(String(c.codePointAt(0)));
      return by === undefined ? c : by.kind === "nothing" ? "" : plain(by);
    });
    return text(letters.includes(null) ? null : letters.join(""));
  },
  "str.splitlines": ofText((s) => sequence("list", s.replace(/\n$/, "").split("\n").map(text))),
  "str.partition": parted((s, part) => s.indexOf(part), false),
  "str.rpartition": parted((s, part) => s.lastIndexOf(part), true),
};
