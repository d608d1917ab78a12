/** Functions about kinds of values: `class`, `isa`, the integer classes, equality, errors that the program raises. */

import { constant } from "../../core/dim";
import { sameSize } from "../../core/shape";
import { Raised } from "../common/interrupts";
import { array, integer, nothing, type RecordValue, text, truth, type Value } from "../common/value";
import { isMask } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";
import { isHandleClass, isKindOf, isObject, methodOf } from "./classes";
import { classOf, integerClass, integerClasses } from "./entry-classes";
import { errorOf } from "./errors";
import { filledTemplate } from "./functions-text";
import { toClass, toSingle } from "./kinds";
import { isLogical } from "./operators";
import { sizeOfValue } from "./shape-of";

/** The name of a value's class. */
function className(c: LibraryCall, value: Value): string | null {
  switch (value.kind) {
    case "text":
      return "char";
    case "sequence":
      return value.of === "list" ? "struct" : "cell";
    case "record":
      return value.of?.definition.name ?? "struct";
    case "function":
    case "builtin":
      return "function_handle";
    case "opaque":
      return null;
    case "array":
      return isMask(c.t, value.node) ? "logical" : (classOf(value.node) ?? "double");
    default:
      return isLogical(c.t, value) ? "logical" : "double";
  }
}

const isa: LibraryFunction = (c) => {
  const [value] = c.args;
  const [wanted, own] = [c.text(1), value ? className(c, value) : null];
  if (wanted === null || own === null) return c.refuse();
  if (isObject(value)) return truth(isKindOf(value.of, wanted) || (wanted === "handle" && isHandleClass(value.of)));
  const whole = integerClasses[own] !== undefined;
  const isFloat = own === "double" || own === "single";
  if (wanted === "numeric") return truth(isFloat || whole);
  if (wanted === "float") return truth(isFloat);
  return truth(wanted === "integer" ? whole : wanted === own);
};

function conversion(name: string): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    return X ? toClass(c.t, X, name, c.e.span) : c.refuse();
  };
}

const single: LibraryFunction = (c) => {
  const X = c.array(0);
  return X ? toSingle(c.t, X, c.e.span) : c.refuse();
};

/** `cast(x, 'single')` */
const cast: LibraryFunction = (c) => {
  const [X, name] = [c.array(0), c.text(1)];
  if (!X || name === null) return c.refuse();
  if (name === "single") return toSingle(c.t, X, c.e.span);
  return integerClasses[name] ? toClass(c.t, X, name, c.e.span) : c.refuse();
};

function limit(which: 0 | 1): LibraryFunction {
  return (c) => {
    const name = c.args.length === 0 ? "int32" : c.text(0);
    const found = name === null ? undefined : integerClasses[name];
    return found && name !== null ? toClass(c.t, c.number(found[which]), name, c.e.span) : c.refuse();
  };
}

/** Rounded towards 0, within the class. */
const idivide: LibraryFunction = (c) => {
  const [X, Y] = [c.array(0), c.array(1)];
  const name = [X, Y].map((n) => (n ? integerClass(n) : null)).find((n) => n !== null);
  if (!X || !Y || !name || c.args.length > 2) return c.refuse();
  const quotient = c.compose((make) => {
    const q = make("divide", [X, Y]);
    return make("multiply", [make("sign", [q]), make("floor", [make("abs", [q])])]);
  });
  return quotient.kind === "array" ? toClass(c.t, quotient.node, name, c.e.span) : quotient;
};

const isequal: LibraryFunction = (c) => {
  const [first, ...rest] = c.args;
  const verdicts = rest.map((v) => (first ? equal(c, first, v) : null));
  return verdicts.includes(null) ? c.refuse() : truth(!verdicts.includes(false));
};

/** Equal sizes and equal entries, fields, items; `null` when that is not known. */
function equal(c: LibraryCall, a: Value, b: Value): boolean | null {
  if (a.kind === "text" && b.kind === "text") return a.text === null || b.text === null ? null : a.text === b.text;
  if (a.kind === "opaque" || b.kind === "opaque") return null;
  if (a.kind === "sequence" || b.kind === "sequence") {
    if (a.kind !== "sequence" || b.kind !== "sequence" || a.items.length !== b.items.length) return false;
    return all(a.items.map((v, i) => equal(c, v, b.items[i] ?? nothing)));
  }
  if (a.kind === "record" || b.kind === "record") {
    if (a.kind !== "record" || b.kind !== "record" || a.fields.size !== b.fields.size) return false;
    return all([...a.fields].map(([k, v]) => (b.fields.has(k) ? equal(c, v, b.fields.get(k) ?? nothing) : false)));
  }
  const [X, Y] = [a, b].map((v) => c.t.dialect.toArray(c.t, v, c.e.span));
  if (X?.kind !== "array" || Y?.kind !== "array") return null;
  if (!sameSize(X.node.shape, Y.node.shape)) return false;
  const [x, y] = [c.t.valueOf(X.node).data, c.t.valueOf(Y.node).data];
  return x.every((v, i) => v === y[i]);
}

function all(verdicts: readonly (boolean | null)[]): boolean | null {
  return verdicts.includes(false) ? false : verdicts.includes(null) ? null : true;
}

/** An error goes to the `catch` around it. Elsewhere it is said where nothing random led to it. */
export function raise(c: LibraryCall, message: string, error = errorOf(message, identifierOf(c))): Value {
  if (c.t.tries > 0) throw new Raised(message, "raised", c.e.span, error);
  const random = c.t.graph.nodes.some((n) => n.op === "input" && n.attrs.data === null);
  if (!random && c.t.assumed === null) c.t.report("raised", c.e.span, `This raises an error: ${message}`);
  return nothing;
}

/** The identifier with which a call begins; none where it begins with the message. */
function identifierOf(c: LibraryCall): string {
  const first = c.text(0) ?? "";
  return c.args.length > 1 && /^[\w-]+(:[\w-]+)+$/.test(first) ? first : "";
}

/** `error(…)` with a template, or with a struct as `rethrow` takes it. */
const error: LibraryFunction = (c) => {
  const [first] = c.args;
  if (first?.kind === "record") return raisedAgain(c, first);
  // A message alone is no template.
  const message = c.args.length === 1 ? c.text(0) : filledTemplate(c, identifierOf(c) === "" ? 0 : 1);
  return raise(c, message ?? "error");
};

function raisedAgain(c: LibraryCall, { fields }: RecordValue): Value {
  const [message, identifier] = ["message", "identifier"].map((name) => {
    const value = fields.get(name);
    return value?.kind === "text" ? value.text : null;
  });
  return raise(c, message ?? "error", errorOf(message ?? "error", identifier ?? ""));
}

/** `rethrow(err)`, `throw(err)` */
const rethrow: LibraryFunction = (c) => {
  const [first] = c.args;
  return first?.kind === "record" ? raisedAgain(c, first) : c.refuse();
};

/** `MException(identifier, template, …)`: an error that is yet to be thrown. */
const exception: LibraryFunction = (c) => errorOf(filledTemplate(c, 1) ?? "error", c.text(0) ?? "");

const assert: LibraryFunction = (c) => {
  const [test] = c.args;
  const holds = test && test.kind !== "opaque" ? c.t.dialect.truth(c.t, test) : null;
  if (c.args.length > 1 && c.args[1]?.kind !== "text") return nothing;
  if (holds === false) return raise(c, filledTemplate(c, 1) ?? `assert (${c.t.textAt(c.at[0] ?? c.e.span)}) failed`);
  return nothing;
};

/** By name. */
export const kinds: Readonly<Record<string, LibraryFunction>> = {
  class: (c) => text(c.args[0] ? className(c, c.args[0]) : null),
  isa,
  isinteger: (c) => {
    const X = c.args[0]?.kind === "array" ? c.args[0].node : null;
    return truth(X !== null && integerClass(X) !== null);
  },
  ...Object.fromEntries(Object.keys(integerClasses).map((name) => [name, conversion(name)])),
  single,
  cast,
  intmax: limit(1),
  intmin: limit(0),
  idivide,
  isequal,
  size_equal: (c) => {
    const shapes = c.args.map(sizeOfValue);
    const [first] = shapes;
    if (!first || shapes.includes(null)) return c.refuse();
    return truth(shapes.every((s) => s !== null && sameSize(s, first)));
  },
  xor: (c) => {
    const [a, b] = c.args.map((v) => (v.kind === "truth" || v.kind === "integer" ? c.t.dialect.truth(c.t, v) : null));
    if (typeof a === "boolean" && typeof b === "boolean") return truth(a !== b);
    const [X, Y] = [c.array(0), c.array(1)];
    if (!X || !Y) return c.refuse();
    return c.compose((make) => make("not_equal", [make("not", [X]), make("not", [Y])]));
  },
  error,
  rethrow,
  throw: rethrow,
  MException: exception,
  getReport: (c) => (c.args[0]?.kind === "record" ? (c.args[0].fields.get("message") ?? text(null)) : text(null)),
  assert,
  isargout: (c) => {
    const [k, wanted] = [c.whole(0), c.t.scope.get("nargout")?.value];
    const outputs = wanted ? c.t.wholeNumber(wanted) : null;
    return truth(k === null || outputs === null || k <= Math.max(1, outputs));
  },
  flintmax: (c) => array(c.number(2 ** 53)),
  nargchk: () => nothing,
  numfields: (c) => integer(constant(c.args[0]?.kind === "record" ? c.args[0].fields.size : 0)),
  isobject: (c) => truth(isObject(c.args[0])),
  isprop: (c) => truth(isObject(c.args[0]) && c.args[0].fields.has(c.text(1) ?? "")),
  ismethod: (c) => truth(isObject(c.args[0]) && methodOf(c.args[0].of, c.text(1) ?? "") !== null),
  isvarname: (c) => truth(/^[A-Za-z_]\w*$/.test(c.text(0) ?? "")),
};
