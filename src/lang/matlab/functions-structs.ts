/** Functions of structs: made from fields and cells, taken apart, asked for fields. */

import type { Value } from "../common/value";
import { array, nothing, type SequenceValue, sequence, text } from "../common/value";
import type { LibraryCall, LibraryFunction } from "./call";
import { apply } from "./calls";
import { collected, mapped } from "./functions-program";
import { rowsOf, setRows } from "./shape-of";
import { struct, writeField } from "./structs";

function isStruct(value: Value): boolean {
  return value.kind === "record" || (value.kind === "sequence" && value.of === "list");
}

/** Names in a cell, or one name; `null` when they are not known. */
function namesIn(value: Value | undefined): readonly string[] | null {
  const items = value?.kind === "sequence" ? value.items : value ? [value] : [];
  const names = items.flatMap((v) => (v.kind === "text" && v.text !== null ? [v.text] : []));
  return names.length === items.length && names.length > 0 ? names : null;
}

/** `struct('a', 1, 'b', 2)`; a cell as value makes an array of structs. */
const makeStruct: LibraryFunction = (c) => {
  const [from] = c.args;
  if (c.args.length === 1 && from) return isStruct(from) ? from : c.refuse();
  const fields = new Map<string, Value>();
  let many: SequenceValue | null = null;
  for (let i = 0; i + 1 < c.args.length; i += 2) {
    const [name, value] = [c.text(i), c.args[i + 1]];
    if (name === null || !value) return c.refuse();
    if (value.kind === "sequence" && value.items.length !== 1) many = value;
    fields.set(name, value.kind === "sequence" && value.items.length === 1 ? (value.items[0] ?? value) : value);
  }
  if (!many) return struct(fields);
  const items = many.items.map((_, i) => {
    const each = [...fields].map(([k, v]) => [k, v.kind === "sequence" ? (v.items[i] ?? nothing) : v] as const);
    return struct(new Map(each));
  });
  return setRows(sequence("list", items), Math.min(1, items.length));
};

const setfield: LibraryFunction = (c) => {
  const [object, , value] = c.args;
  const name = c.text(1);
  return object && value && name !== null ? writeField(object, name, value) : c.refuse();
};

const getfield: LibraryFunction = (c) => {
  const [object] = c.args;
  const name = c.text(1);
  const value = object?.kind === "record" && name !== null ? object.fields.get(name) : undefined;
  return value ?? c.refuse();
};

const rmfield: LibraryFunction = (c) => {
  const [object] = c.args;
  const names = namesIn(c.args[1]);
  if (!object || !names) return c.refuse();
  const less = (v: Value) =>
    v.kind === "record" ? struct(new Map([...v.fields].filter(([k]) => !names.includes(k)))) : v;
  if (object.kind === "sequence") return setRows(sequence(object.of, object.items.map(less)), rowsOf(object));
  return object.kind === "record" ? less(object) : c.refuse();
};

/** The fields in the order of their names, of another struct, of a list of names or of places. */
const orderfields: LibraryFunction = (c) => {
  const [object, by] = c.args;
  if (object?.kind !== "record") return c.refuse();
  const names = [...object.fields.keys()];
  const places =
    by && c.array(1) ? c.t.valueOf(c.array(1) as NonNullable<ReturnType<LibraryCall["array"]>>).data : null;
  const wanted = !by
    ? [...names].sort()
    : by.kind === "record"
      ? [...by.fields.keys()]
      : places
        ? [...places].map((k) => names[k - 1] ?? "")
        : namesIn(by);
  if (!wanted || wanted.length !== names.length || wanted.some((n) => !names.includes(n))) return c.refuse();
  const order = { size: [names.length, 1], data: Float64Array.from(wanted, (n) => names.indexOf(n) + 1) };
  const ordered = struct(new Map(wanted.map((n) => [n, object.fields.get(n) ?? nothing])));
  return c.results(ordered, array(c.t.constant(order, c.e.span)));
};

/** `cell2struct(values, names, dim)` of a vector of values. */
const cell2struct: LibraryFunction = (c) => {
  const [values, given] = c.args;
  const names = namesIn(given);
  const along = c.args[2] ? c.whole(2) : 1;
  if (values?.kind !== "sequence" || !names || (along !== 1 && along !== 2)) return c.refuse();
  const rows = rowsOf(values);
  const columns = rows === 0 ? 0 : values.items.length / rows;
  const [fields, many] = along === 1 ? [rows, columns] : [columns, rows];
  if (fields !== names.length) return c.refuse("There are not as many names as values");
  const item = (k: number, i: number) => values.items[along === 1 ? i * rows + k : k * rows + i] ?? nothing;
  const structs = Array.from({ length: many }, (_, i) => struct(new Map(names.map((n, k) => [n, item(k, i)]))));
  const [only] = structs;
  return many === 1 && only ? only : setRows(sequence("list", structs), many);
};

const struct2cell: LibraryFunction = (c) => {
  const [object] = c.args;
  if (object?.kind !== "record") return c.refuse();
  const values = [...object.fields.values()];
  return setRows(sequence("cell", values), values.length);
};

/** `structfun(f, s)`: over the fields, into a column or into a struct of the same fields. */
const structfun: LibraryFunction = (c) => {
  const [f, object] = c.args;
  if (!f || object?.kind !== "record") return c.refuse();
  const values = [...object.fields.values()].map((v) => apply(c.t, f, [v], c.e, 1));
  if (mapped(c).uniform) return collected(c, values, values.length, true);
  return struct(new Map([...object.fields.keys()].map((name, i) => [name, values[i] ?? nothing])));
};

const fieldnames: LibraryFunction = (c) => {
  const [object] = c.args;
  const one = object?.kind === "sequence" && object.of === "list" ? object.items[0] : object;
  if (one?.kind !== "record") return c.refuse();
  const names = [...one.fields.keys()].map(text);
  return setRows(sequence("cell", names), names.length);
};

/** By name. */
export const structFunctions: Readonly<Record<string, LibraryFunction>> = {
  struct: makeStruct,
  setfield,
  getfield,
  rmfield,
  orderfields,
  cell2struct,
  struct2cell,
  structfun,
  fieldnames,
};
