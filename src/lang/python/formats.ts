/** `format % values` and `format.format(...)`. */

import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import { type TextValue, text, type Value } from "../common/value";
import { formatted, type Piece, represented, textOf, written } from "./written";

/** `format % values` */
export function percent(t: Tracer, format: string | null, values: Value): TextValue {
  if (format === null) return text(null);
  const items = values.kind === "sequence" && values.of === "tuple" ? [...values.items] : [values];
  const starred = (): string => {
    const item = items.shift();
    return item?.kind === "integer" ? String(item.dim.size) : "?";
  };
  const pieces = splitBy(format, /%(?:\((\w+)\))?([-+ 0#]*)(\d+|\*)?(?:\.(\d+|\*))?[hlL]?([a-zA-Z%])/g, (m) => {
    const [, name, flags = "", width = "", precision = "", type = "s"] = m;
    if (type === "%") return "%";
    const [w, p] = [width, precision].map((n) => (n === "*" ? starred() : n));
    const named = name !== undefined && values.kind === "record" ? values.fields.get(name) : undefined;
    const value = named ?? items.shift();
    return value === undefined ? null : directive(t, value, { flags, width: w ?? "", precision: p ?? "", type });
  });
  return textOf(pieces);
}

interface Directive {
  readonly flags: string;
  readonly width: string;
  readonly precision: string;
  readonly type: string;
}

/** One `%…` as a field of `format`, where numbers and texts stand on the right. */
function directive(t: Tracer, value: Value, { flags, width, precision, type }: Directive): Piece {
  const left = flags.includes("-");
  const sign = /[+ ]/.exec(flags)?.[0] ?? "";
  const places = precision === "" ? "" : `.${precision}`;
  if (type === "s" || type === "r" || (type === "c" && value.kind === "text")) {
    const piece = type === "r" ? represented(t, value) : written(t, value);
    return formatted(t, textOf([piece]), `${left ? "<" : ">"}${width}${places}s`);
  }
  const zero = flags.includes("0") && !left ? "0" : "";
  const align = zero ? "" : left ? "<" : ">";
  const whole = /[diu]/.test(type);
  const spec = `${align}${sign}${flags.includes("#") ? "#" : ""}${zero}${width}${whole ? "" : places}${whole ? "d" : type}`;
  return formatted(t, whole ? truncated(t, value) : value, spec);
}

/** `%d` cuts floats that are written; those that are computed stay unknown. */
function truncated(t: Tracer, value: Value): Value {
  if (value.kind !== "array" || value.node.op !== "constant") return value;
  const number = t.numberOf(value);
  return number === null ? value : t.whole(Math.trunc(number));
}

/** `format.format(...)` */
export function formatMethod(t: Tracer, format: string, args: Arguments): TextValue {
  let next = 0;
  const namedValue = (name: string): Value | undefined => {
    const [, head = "", path = ""] = /^(\w*)(.*)$/s.exec(name) ?? [];
    const at = head === "" ? next++ : /^\d+$/.test(head) ? Number(head) : -1;
    const value = at >= 0 ? args.positional[at] : args.named.get(head);
    return value && inside(value, path);
  };
  const pieces = splitBy(format, /\{\{|\}\}|\{([^{}:!]*)(?:!([rsa]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}/g, (m) => {
    if (m[0] === "{{" || m[0] === "}}") return m[0][0] ?? "";
    const [, name = "", conversion, spec = ""] = m;
    const value = namedValue(name);
    const asked = spec.replace(/\{(\w*)\}/g, (_, inner: string) => plainNumber(namedValue(inner)));
    if (!value) return null;
    return formatted(t, conversion === "r" ? textOf([represented(t, value)]) : value, asked);
  });
  return textOf(pieces);
}

/** An item in a field's name, such as `[0]`. */
function inside(value: Value, path: string): Value | undefined {
  if (path === "") return value;
  const [, key = "", rest = ""] = /^\[(\w+)\](.*)$/s.exec(path) ?? [];
  if (value.kind === "sequence") return value.items[Number(key)] && inside(value.items[Number(key)] as Value, rest);
  const item = value.kind === "record" ? value.fields.get(key) : undefined;
  return item && inside(item, rest);
}

function plainNumber(value: Value | undefined): string {
  return value?.kind === "integer" ? String(value.dim.size) : value?.kind === "text" ? (value.text ?? "?") : "?";
}

/** What a pattern finds, made into pieces, and the text between. */
function splitBy(format: string, pattern: RegExp, make: (found: RegExpMatchArray) => Piece): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of format.matchAll(pattern)) {
    pieces.push(format.slice(from, found.index), make(found));
    from = found.index + found[0].length;
  }
  return [...pieces, format.slice(from)];
}
