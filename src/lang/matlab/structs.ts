/** Structs and arrays of structs: copied when they are changed, as all values of MATLAB are. */

import { constant } from "../../core/dim";
import type { Tracer } from "../common/tracer";
import type { Attribute, DynamicField, Expr } from "../common/tree";
import { nodesIn, opaque, type RecordValue, sequence, unset, type Value } from "../common/value";
import { isEmptyLiteral } from "./arrays";
import { emptyArray, placesIn, writeCell } from "./cells";
import { isHandleClass, isObject, memberOfObject } from "./classes";
import { lastOf, type Positions, positionsOf } from "./positions";
import { rowsOf, setRows } from "./shape-of";

/** A struct with these fields. */
export function struct(fields: ReadonlyMap<string, Value>): RecordValue {
  return { kind: "record", fields: new Map(fields), of: null };
}

/** `object.name` */
export function readField(t: Tracer, object: Value, name: string, e: Attribute | DynamicField): Value {
  if (object.kind === "opaque") return opaque(object.why, nodesIn(object));
  const ofClass = memberOfObject(t, object, name, e);
  if (ofClass) return ofClass;
  if (object.kind === "sequence" && object.of === "list") {
    const items = object.items.map((v) =>
      v.kind === "record" ? (v.fields.get(name) ?? emptyArray(t, e.span)) : emptyArray(t, e.span),
    );
    const [first] = items;
    return items.length === 1 && first ? first : sequence("tuple", items);
  }
  const value = object.kind === "record" ? object.fields.get(name) : undefined;
  if (value) return value;
  const guessed = t.assumed?.from.ownerOf(object) ?? null;
  if (guessed !== null) {
    const path = `${guessed}.${name}`;
    t.assumed?.ask({ kind: "field", input: guessed, key: name, path, span: e.span });
    return opaque(`nothing says what '${path}' is`);
  }
  const whole = object.kind === "array" ? (t.assumed?.from.wholeOf(object.node) ?? null) : null;
  if (whole !== null) t.assumed?.items(whole, "list", 2, e.span);
  if (object.kind !== "record") return t.unsupported(e.span, `There is no field '${name}' in this`, [object]);
  const place = e.kind === "attribute" ? e.nameSpan : e.field.span;
  const stated = t.inputs.of(t.textAt(e.span), e.span, t.notes.forName(t.textAt(e.span)));
  if (stated) return stated;
  const known = [...object.fields.keys()].slice(0, 8).join(", ");
  t.report("undefined-name", place, `There is no field '${name}' here${known ? `; there are ${known}` : ""}`);
  return opaque(`there is no field '${name}'`);
}

/** The value `object.name = value` leaves in `object`. */
export function writeField(object: Value | null, name: string, value: Value): Value {
  if (object === null || object === unset || isEmptyLiteral(object)) return struct(new Map([[name, value]]));
  if (isObject(object) && isHandleClass(object.of)) {
    object.fields.set(name, value);
    return object;
  }
  if (object.kind === "record") return { ...object, fields: new Map(object.fields).set(name, value) };
  return opaque(`'${name}' was set in a value that is no struct`, [...nodesIn(object), ...nodesIn(value)]);
}

/** The value `s(i) = v` leaves in an array of structs. */
export function writeRecord(t: Tracer, object: Value, positions: readonly Positions[], value: Value, e: Expr): Value {
  const items = object.kind === "record" ? [object] : object.kind === "sequence" ? object.items : [];
  const list = setRows(sequence("list", items), Math.min(1, items.length));
  const changed = writeCell(t, list, positions, value, e);
  if (changed.kind !== "sequence") return changed;
  const alike = withSameFields(t, changed.items, e);
  const [only] = alike;
  return alike.length === 1 && only ? only : setRows(sequence("list", alike), rowsOf(changed));
}

/** All structs of an array have the same fields, `[]` where nothing was written. */
function withSameFields(t: Tracer, items: readonly Value[], e: Expr): readonly Value[] {
  const names = new Set(items.flatMap((v) => (v.kind === "record" ? [...v.fields.keys()] : [])));
  return items.map((v) => {
    const isBlank = v.kind === "array" && isEmptyLiteral(v);
    if (!isBlank && (v.kind !== "record" || v.of !== null || v.fields.size === names.size)) return v;
    const fields = v.kind === "record" ? v.fields : new Map<string, Value>();
    const missing = [...names].filter((name) => !fields.has(name));
    return struct(new Map([...fields, ...missing.map((name) => [name, emptyArray(t, e.span)] as const)]));
  });
}

/** What an owner such as `layers(2)` or `net.b` holds before a part of it is written; `null` for nothing yet. */
export function held(t: Tracer, owner: Expr): Value | null {
  switch (owner.kind) {
    case "name":
      return t.scope.get(owner.name)?.value ?? null;
    case "attribute": {
      const object = held(t, owner.object);
      return object?.kind === "record" ? (object.fields.get(owner.name) ?? null) : null;
    }
    case "field": {
      const [object, name] = [held(t, owner.object), t.evaluate(owner.field)];
      return object?.kind === "record" && name.kind === "text" ? (object.fields.get(name.text ?? "") ?? null) : null;
    }
    case "call":
    case "index": {
      const object = held(t, owner.kind === "call" ? owner.callee : owner.object);
      const items = owner.kind === "call" ? owner.args.map((a) => a.value) : owner.items;
      return object ? heldItem(t, object, items, owner) : null;
    }
    default:
      return t.evaluate(owner);
  }
}

function heldItem(t: Tracer, object: Value, items: readonly Expr[], owner: Expr): Value | null {
  if (object.kind === "record") {
    const positions = positionsOf(t, object, items, owner.span);
    return positions?.every((p) => lastOf(p, constant(1)) === 0) ? object : null;
  }
  if (object.kind === "array" && object.node.shape.some((d) => d.size === 0)) return null;
  if (object.kind !== "sequence") return t.evaluate(owner);
  const positions = positionsOf(t, object, items, owner.span);
  if (!positions) return opaque("which item this is is not known", nodesIn(object));
  const [place] = placesIn(object, positions);
  return (place === undefined ? undefined : object.items[place]) ?? null;
}
