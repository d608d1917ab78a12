/** What a value is: `isinstance`, `issubclass`, `type`, `callable`. */

import { lookUp } from "../common/calls";
import type { Tracer } from "../common/tracer";
import { nothing, opaque, truth, type Value } from "../common/value";
import { attributeOf, descends, methodOf } from "./classes";
import { dtypeName } from "./dtypes";
import type { LibraryFunction } from "./functions";
import { tupleNames } from "./objects";

/** Whether a value is of a type; `null` when that is not known. */
export function isOf(value: Value, type: Value): boolean | null {
  if (type.kind === "sequence") {
    const each = type.items.map((x) => isOf(value, x));
    return each.includes(true) ? true : each.includes(null) ? null : false;
  }
  if (value.kind === "opaque") return null;
  if (type.kind === "class") return value.kind === "record" && value.of !== null && descends(value.of, type);
  if (type.kind !== "builtin") return type.kind === "opaque" ? null : false;
  return tests[type.name]?.(value) ?? (/^(np|torch|jax|builtins|numbers)\./.test(type.name) ? null : false);
}

const isNumber = (v: Value): boolean => v.kind === "array" && v.node.shape.length === 0;
const isText = (v: Value): boolean => v.kind === "text";
const isArray = (v: Value): boolean => v.kind === "array" && v.node.shape.length > 0;
const isWhole = (v: Value): boolean => v.kind === "integer" || v.kind === "truth";
const isCallable = (v: Value): boolean =>
  /^(function|builtin|class)$/.test(v.kind) || (v.kind === "record" && methodOf(v, "__call__") !== undefined);

const tests: Readonly<Record<string, (value: Value) => boolean>> = {
  "builtins.int": isWhole,
  "builtins.long": isWhole,
  "np.integer": isWhole,
  "np.int64": isWhole,
  "builtins.float": isNumber,
  "np.float64": isNumber,
  "np.floating": isNumber,
  "np.generic": isNumber,
  "np.number": (v) => isNumber(v) || isWhole(v),
  "numbers.Number": (v) => isNumber(v) || isWhole(v),
  "numbers.Real": (v) => isNumber(v) || isWhole(v),
  "numbers.Integral": isWhole,
  "builtins.bool": (v) => v.kind === "truth",
  "builtins.str": isText,
  "builtins.basestring": isText,
  "builtins.bytes": () => false,
  "builtins.complex": () => false,
  "builtins.object": () => true,
  "builtins.list": (v) => v.kind === "sequence" && v.of === "list",
  "builtins.tuple": (v) => v.kind === "sequence" && v.of === "tuple",
  "builtins.set": (v) => v.kind === "sequence" && v.of === "set",
  "builtins.dict": (v) => v.kind === "record" && v.of === null,
  "builtins.range": (v) => v.kind === "range",
  "builtins.slice": (v) => v.kind === "slice",
  "np.ndarray": isArray,
  "torch.Tensor": (v) => v.kind === "array",
  "jax.Array": (v) => v.kind === "array",
  "collections.abc.Callable": isCallable,
  "typing.Callable": isCallable,
  "collections.abc.Sequence": (v) => v.kind === "sequence" || isText(v),
  "collections.abc.Iterable": (v) => /^(sequence|range|text)$/.test(v.kind) || isArray(v),
  "collections.abc.Mapping": (v) => v.kind === "record" && v.of === null,
  "typing.Sequence": (v) => v.kind === "sequence" || isText(v),
};

/** The class of a value. */
function typeOf(t: Tracer, value: Value): Value {
  const builtin = (name: string): Value => ({ kind: "builtin", name, self: null });
  switch (value.kind) {
    case "record":
      return value.of ?? builtin("builtins.dict");
    case "sequence":
      return tupleNames.get(value)?.type ?? builtin(`builtins.${value.of}`);
    case "integer":
      return builtin("builtins.int");
    case "truth":
      return builtin("builtins.bool");
    case "text":
      return builtin("builtins.str");
    case "range":
      return builtin("builtins.range");
    case "array":
      return builtin(value.node.shape.length > 0 ? "np.ndarray" : `np.${dtypeName(t, value.node)}`);
    default:
      return opaque("what type this is is not known");
  }
}

/** By canonical name. */
export const types: Readonly<Record<string, LibraryFunction>> = {
  "builtins.isinstance": (t, _, args, e) => {
    const known = args.positional[0] && args.positional[1] ? isOf(args.positional[0], args.positional[1]) : null;
    return known === null ? t.unsupported(e.span, "Which class this is is not known", args.positional) : truth(known);
  },
  "builtins.issubclass": (_, __, args) => {
    const [type, from] = args.positional;
    const list = from?.kind === "sequence" ? from.items : from ? [from] : [];
    if (type?.kind !== "class") return opaque("which class this is is not known");
    return truth(list.some((f) => f.kind === "class" && descends(type, f)));
  },
  "builtins.callable": (_, __, args) => truth(args.positional[0] ? isCallable(args.positional[0]) : false),
  "builtins.type": (t, _, args) => typeOf(t, args.positional[0] ?? nothing),
  "builtins.getattr": (t, _, args, e) => {
    const [object, name, otherwise] = args.positional;
    const key = name?.kind === "text" ? name.text : null;
    if (!object || key === null || object.kind === "opaque")
      return t.unsupported(e.span, "Which attribute this is is not known", args.positional);
    if (object.kind === "record" && object.of) {
      const found = attributeOf(t, object, key, e);
      if (found) return found;
      if (otherwise) return otherwise;
    }
    if (otherwise && object.kind === "module" && t.dialect.hasAttribute?.(t, object, key) === false) return otherwise;
    const place = { from: e.span.from, to: e.span.to };
    const value = { kind: "broken" as const, span: place };
    if (otherwise && object.kind !== "module") return otherwise;
    return (
      t.dialect.attribute?.(t, object, { kind: "attribute", object: value, name: key, nameSpan: place, span: place }) ??
      nothing
    );
  },
  "builtins.setattr": (t, _, args) => {
    const [object, name, value] = args.positional;
    if (object && name?.kind === "text" && name.text !== null && value)
      t.dialect.assignField(t, object, name.text, value);
    return nothing;
  },
  "builtins.delattr": (_, __, args) => {
    const [object, name] = args.positional;
    if (object?.kind === "record" && name?.kind === "text" && name.text !== null) object.fields.delete(name.text);
    return nothing;
  },
  "builtins.hasattr": (t, _, args, e) => {
    const [object, name] = args.positional;
    const key = name?.kind === "text" ? name.text : null;
    if (key === null || !object || object.kind === "opaque")
      return t.unsupported(e.span, "Whether this holds is not known", args.positional);
    const found = has(t, object, key);
    return found === null ? opaque(`whether there is a '${key}' is not known`) : truth(found);
  },
  "builtins.vars": (_, __, args) => {
    const [object] = args.positional;
    return object?.kind === "record"
      ? { kind: "record", fields: object.fields, of: null }
      : opaque("names are not listed");
  },
};

function has(t: Tracer, object: Value, name: string): boolean | null {
  if (object.kind === "record") return lookUp(object, name) !== undefined || methodOf(object, name) !== undefined;
  if (object.kind === "class") return object.members.own(name) !== undefined;
  return t.dialect.hasAttribute?.(t, object, name) ?? null;
}
