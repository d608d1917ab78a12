/** Values as text: `str`, `repr` and fields. What computed numbers make of it is found out once somebody asks. */

import type { Node } from "../../core/node";
import { sizeOf } from "../../core/shape";
import { count } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { type TextValue, text, type Value } from "../common/value";
import { keyValue } from "./keys";
import { entriesOf } from "./kinds";
import { floatRepr, numberInField, readSpec, textInField } from "./number-text";
import { makers, readings, tupleNames } from "./objects";
import { fresh } from "./storage";
import { usesTorch } from "./torch-files";

/** A piece of text, or how to find it out from computed numbers. */
export type Piece = string | null | { readonly of: readonly Node[]; write(): string | null };

/** The text of pieces in a row. */
export function textOf(pieces: readonly Piece[]): TextValue {
  if (pieces.includes(null)) return text(null);
  const of = pieces.flatMap((p) => (typeof p === "object" ? (p?.of ?? []) : []));
  const whole = () => {
    const parts = pieces.map((p) => (typeof p === "object" ? (p?.write() ?? null) : p));
    return parts.includes(null) ? null : parts.join("");
  };
  if (of.length === 0) return text(whole());
  let known: string | null | undefined;
  return {
    kind: "text",
    of,
    get text() {
      if (known === undefined) known = whole();
      return known;
    },
  };
}

/** A text as a piece of another. */
export function pieceOf(value: TextValue): Piece {
  return value.of ? { of: value.of, write: () => value.text } : value.text;
}

/** A value as `str` writes it. */
export function written(t: Tracer, value: Value): Piece {
  switch (value.kind) {
    case "text":
      return pieceOf(value);
    case "record": {
      const said = value.fields.has("__error__") ? value.fields.get("args") : undefined;
      const [only, more] = said?.kind === "sequence" ? said.items : [];
      return said === undefined ? represented(t, value) : only && !more ? written(t, only) : null;
    }
    case "array":
      return numberPiece(t, value, (x, kind) => (kind === "integer" ? String(x) : floatRepr(x)), true);
    default:
      return represented(t, value);
  }
}

/** A value as `repr` writes it; what NumPy computed is written as itself only by `str`. */
export function represented(t: Tracer, value: Value): Piece {
  switch (value.kind) {
    case "text":
      return value.of || value.text === null ? null : quoted(value.text);
    case "integer":
      return String(value.dim.size);
    case "truth":
      return value.value ? "True" : "False";
    case "nothing":
      return "None";
    case "array":
      return value.node.op === "constant" && value.node.shape.length === 0 ? written(t, value) : null;
    case "sequence":
      return tupleNames.has(value) ? null : list(t, value);
    case "record":
      return value.of || readings.has(value) || makers.has(value) ? null : dictionary(t, value);
    case "range":
      return value.step === 1 ? `range(${value.start}, ${value.start + value.count.size})` : null;
    default:
      return null;
  }
}

/** A value in a field with a format; one of computed numbers is a piece to find out. */
export function formatted(t: Tracer, value: Value, format: string): Piece {
  if (format === "") return written(t, value);
  const spec = readSpec(format);
  if (!spec) return null;
  if (value.kind === "text")
    return value.of
      ? later(value.of, () => value.text && textInField(value.text, spec))
      : value.text && textInField(value.text, spec);
  if (value.kind === "truth" && !/[bdeEfFgGxX%]/.test(spec.type))
    return textInField(value.value ? "True" : "False", spec);
  if (value.kind === "integer") return numberInField(value.dim.size, true, spec);
  if (value.kind === "truth") return numberInField(Number(value.value), true, spec);
  if (value.kind !== "array") return null;
  return numberPiece(t, value, (x, kind) => numberInField(x, kind === "integer", spec), false);
}

/** A single number that is computed. */
function numberPiece(
  t: Tracer,
  value: Value & { kind: "array" },
  write: (x: number, kind: "integer" | "real") => string | null,
  asItself: boolean,
): Piece {
  const now = fresh(t, value);
  const node = now.kind === "array" ? now.node : value.node;
  const isConstant = node.op === "constant";
  if (count(sizeOf(node.shape)) !== 1 || (asItself && (node.shape.length > 0 || (usesTorch(t) && !isConstant))))
    return null;
  const kind = entriesOf(t, node);
  if (kind === "truth") return later([node], () => (t.valueOf(node).data[0] === 0 ? "False" : "True"));
  const make = () => write(t.valueOf(node).data[0] ?? Number.NaN, kind);
  return isConstant ? make() : later([node], make);
}

function later(of: readonly Node[], write: () => string | null): Piece {
  return { of, write };
}

function quoted(s: string): string {
  const mark = s.includes("'") && !s.includes('"') ? '"' : "'";
  const inner = s.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\t/g, "\\t").replace(/\r/g, "\\r");
  return mark + (mark === "'" ? inner.replace(/'/g, "\\'") : inner) + mark;
}

function list(t: Tracer, { of, items }: Value & { kind: "sequence" }): Piece {
  const parts = items.map((v) => represented(t, v));
  if (!parts.every((p) => typeof p === "string")) return null;
  if (of === "tuple") return `(${parts.join(", ")}${parts.length === 1 ? "," : ""})`;
  if (of === "set") return parts.length === 0 ? "set()" : null;
  return `[${parts.join(", ")}]`;
}

function dictionary(t: Tracer, { fields }: Value & { kind: "record" }): Piece {
  const parts = [...fields].map(([key, v]) => [represented(t, keyValue(t, key)), represented(t, v)]);
  if (!parts.flat().every((p) => typeof p === "string")) return null;
  return `{${parts.map(([k, v]) => `${k}: ${v}`).join(", ")}}`;
}
