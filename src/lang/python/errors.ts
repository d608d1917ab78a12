/** Errors that a program raises, and which handlers take them. */

import type { DiagnosticCode } from "../../core/diagnostic";
import type { Span } from "../../core/span";
import type { Raised } from "../common/interrupts";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { opaque, type RecordValue, text, type Value } from "../common/value";
import { lookupOrder } from "./classes";

const names =
  "BaseException Exception ArithmeticError AssertionError AttributeError EOFError FileExistsError FileNotFoundError FloatingPointError ImportError IndexError IOError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotImplementedError OSError OverflowError PermissionError RecursionError ReferenceError RuntimeError StopIteration SyntaxError SystemError SystemExit TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeError ValueError ZeroDivisionError Warning UserWarning DeprecationWarning FutureWarning RuntimeWarning GeneratorExit EnvironmentError";
const known: ReadonlySet<string> = new Set(names.split(" "));

/** Whether a name is one of Python's own errors. */
export function isErrorName(name: string): boolean {
  return known.has(name);
}

/** Errors of Python by the finding that stands for them here. */
const candidates: Readonly<Partial<Record<DiagnosticCode, RegExp>>> = {
  "undefined-name": /^(NameError|KeyError|AttributeError|LookupError|UnboundLocalError)$/,
  "shape-mismatch": /^(ValueError|IndexError|LookupError|LinAlgError)$/,
  "type-mismatch": /^(TypeError|ValueError|ZeroDivisionError|ArithmeticError|RuntimeError|UFuncTypeError)$/,
};

/** Families of Python's errors. */
const families: Readonly<Record<string, RegExp>> = {
  LookupError: /^(KeyError|IndexError)$/,
  ArithmeticError: /^(ZeroDivisionError|OverflowError|FloatingPointError)$/,
  OSError: /^(FileNotFoundError|IOError|PermissionError|FileExistsError|TimeoutError|EnvironmentError)$/,
  IOError: /^(FileNotFoundError|OSError)$/,
  RuntimeError: /^(NotImplementedError|RecursionError)$/,
  ImportError: /^ModuleNotFoundError$/,
  ValueError: /^(UnicodeError|UnicodeDecodeError)$/,
};

/** An error that the language raises: it goes to the handler of a `try` around it, or is a finding. */
export function fails(t: Tracer, name: string, message: string, span: Span): Value {
  t.report("raised", span, `${name}: ${message}`, { raises: name, rests: "contents" });
  return opaque(message);
}

/** What a statement raises and how it reads: `ValueError: no`. */
export function raised(t: Tracer, value: Value | null): { value: Value | null; message: string } {
  if (value === null) return { value: null, message: "An error is raised again here" };
  const type = typeNames(value)[0] ?? "An error";
  const said = value.kind === "record" ? value.fields.get("args") : undefined;
  const first = said?.kind === "sequence" ? said.items[0] : undefined;
  const more = first?.kind === "text" && first.text ? first.text : first ? t.numberOf(first) : null;
  return { value, message: `${type}${more === null || more === "" ? " is raised here" : `: ${more}`}` };
}

/** `ValueError('no')` as an object. */
export function errorObject(name: string, args: readonly Value[]): RecordValue {
  const fields = new Map<string, Value>([
    ["args", { kind: "sequence", of: "tuple", items: [...args] }],
    ["__error__", text(name)],
  ]);
  return { kind: "record", fields, of: null };
}

/** Names of the classes of an error, its own first. */
function typeNames(value: Value): readonly string[] {
  if (value.kind === "builtin") return [value.name.replace(/^.*\./, "")];
  const type = value.kind === "class" ? value : value.kind === "record" ? value.of : null;
  if (type) return lookupOrder(type).flatMap((c) => [c.definition.name, ...c.definition.bases.flatMap(plainName)]);
  const own = value.kind === "record" ? value.fields.get("__error__") : undefined;
  return own?.kind === "text" && own.text !== null ? [own.text] : [];
}

function plainName(e: Expr): readonly string[] {
  return e.kind === "name" || e.kind === "attribute" ? [e.name] : [];
}

/** Whether `except types` takes an error; no types take all. */
export function handles(_: Tracer, types: Expr | null, error: Raised): boolean {
  if (types === null) return true;
  if (types.kind === "sequence") return types.items.some((x) => handles(_, x, error));
  const [name] = plainName(types);
  if (name === undefined || name === "Exception" || name === "BaseException") return true;
  if (error.value === null) return candidates[error.code]?.test(name) ?? !known.has(name);
  const own = typeNames(error.value);
  return own.length === 0 || own.some((n) => n === name || (families[name]?.test(n) ?? false));
}

/** What `except E as e` binds. */
export function caught(_: Tracer, error: Raised): Value {
  return error.value ?? opaque("the error of a step that cannot be made");
}
