/** The syntax tree both front ends make: what was written and where, before any dialect gives it a meaning. */

import type { Span } from "../../core/span";

/** The languages a model file may be in. */
export type Language = "matlab" | "python";

/** An expression. Every node knows the text it stands for. */
export type Expr =
  | NumberLiteral
  | StringLiteral
  | Constant
  | Name
  | Attribute
  | DynamicField
  | Call
  | Index
  | Slice
  | Range
  | Colon
  | End
  | Unary
  | Transpose
  | Binary
  | Compare
  | Conditional
  | Lambda
  | Handle
  | Sequence
  | Dictionary
  | Matrix
  | Comprehension
  | Starred
  | Walrus
  | Yield
  | BrokenExpr;

export interface NumberLiteral {
  readonly kind: "number";
  readonly value: number;
  /** Written without a point or exponent. */
  readonly integer: boolean;
  readonly imaginary: boolean;
  readonly span: Span;
}
export interface StringLiteral {
  readonly kind: "string";
  /** After escapes; `null` for an f-string, whose text is not known. */
  readonly text: string | null;
  /** An f-string's pieces: text, and expressions with how they are written. */
  readonly parts?: readonly (string | FormattedPart)[];
  readonly span: Span;
}
/** `{value:.2f}` of an f-string. */
export interface FormattedPart {
  readonly value: Expr;
  readonly format: string;
}
/** `True`, `False`, `None`, `...` of Python. */
export interface Constant {
  readonly kind: "constant";
  readonly value: true | false | null | "ellipsis";
  readonly span: Span;
}
export interface Name {
  readonly kind: "name";
  readonly name: string;
  readonly span: Span;
}
/** `object.name` */
export interface Attribute {
  readonly kind: "attribute";
  readonly object: Expr;
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
}
/** `object.(field)` of MATLAB. */
export interface DynamicField {
  readonly kind: "field";
  readonly object: Expr;
  readonly field: Expr;
  readonly span: Span;
}
/** `callee(args)`; in MATLAB this is also how arrays are indexed, so only the tracer knows which it is. */
export interface Call {
  readonly kind: "call";
  readonly callee: Expr;
  readonly args: readonly Argument[];
  readonly span: Span;
}
export interface Argument {
  /** Keyword, or `null` for a positional argument. */
  readonly name: string | null;
  readonly value: Expr;
}
/** `object[items]` of Python, `object{items}` of MATLAB. */
export interface Index {
  readonly kind: "index";
  readonly object: Expr;
  readonly items: readonly Expr[];
  readonly brackets: "[" | "{";
  readonly span: Span;
}
/** `start:stop:step` inside a Python index; missing parts are `null`. */
export interface Slice {
  readonly kind: "slice";
  readonly start: Expr | null;
  readonly stop: Expr | null;
  readonly step: Expr | null;
  readonly span: Span;
}
/** `start:stop` or `start:step:stop` of MATLAB, both ends included. */
export interface Range {
  readonly kind: "range";
  readonly start: Expr;
  readonly step: Expr | null;
  readonly stop: Expr;
  readonly span: Span;
}
/** A lone `:` as an index in MATLAB. */
export interface Colon {
  readonly kind: "colon";
  readonly span: Span;
}
/** `end` inside an index in MATLAB. */
export interface End {
  readonly kind: "end";
  readonly span: Span;
}
/** `op`: `-`, `+`, `~` (bitwise in Python), `!` (logical not in both). */
export interface Unary {
  readonly kind: "unary";
  readonly op: "-" | "+" | "~" | "!";
  readonly operand: Expr;
  readonly span: Span;
}
/** `'` (conjugate) and `.'` of MATLAB. */
export interface Transpose {
  readonly kind: "transpose";
  readonly conjugate: boolean;
  readonly operand: Expr;
  readonly opSpan: Span;
  readonly span: Span;
}
/** Operators as written: `+ - * .* / ./ \ .\ ^ .^ ** @ // % & | << >>`, and `&&`/`||` for the short-circuit forms of both languages. */
export interface Binary {
  readonly kind: "binary";
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
  readonly opSpan: Span;
  readonly span: Span;
}
/** `a < b`, or a chain `a < b <= c` in Python. Operators: `< <= > >= == != is is-not in not-in`. */
export interface Compare {
  readonly kind: "compare";
  readonly first: Expr;
  readonly rest: readonly { readonly op: string; readonly opSpan: Span; readonly right: Expr }[];
  readonly span: Span;
}
/** `yes if test else no` of Python. */
export interface Conditional {
  readonly kind: "conditional";
  readonly test: Expr;
  readonly yes: Expr;
  readonly no: Expr;
  readonly span: Span;
}
/** `lambda x: body`, `@(x) body`. */
export interface Lambda {
  readonly kind: "lambda";
  readonly params: readonly Param[];
  readonly body: Expr;
  readonly span: Span;
}
/** `@name` of MATLAB. */
export interface Handle {
  readonly kind: "handle";
  readonly name: string;
  readonly span: Span;
}
/** Python's `(a, b)`, `[a, b]`, `{a, b}`. A single name in parentheses is not a sequence. */
export interface Sequence {
  readonly kind: "sequence";
  readonly of: "tuple" | "list" | "set";
  readonly items: readonly Expr[];
  readonly span: Span;
}
export interface Dictionary {
  readonly kind: "dictionary";
  /** A `null` key is `**value`. */
  readonly entries: readonly { readonly key: Expr | null; readonly value: Expr }[];
  readonly span: Span;
}
/** `[a b; c d]` and `{a b; c d}` of MATLAB. */
export interface Matrix {
  readonly kind: "matrix";
  readonly brackets: "[" | "{";
  readonly rows: readonly (readonly Expr[])[];
  readonly span: Span;
}
export interface Comprehension {
  readonly kind: "comprehension";
  readonly of: "list" | "set" | "generator" | "dictionary";
  readonly key: Expr | null;
  readonly element: Expr;
  readonly clauses: readonly { readonly target: Expr; readonly iterable: Expr; readonly conditions: readonly Expr[] }[];
  readonly span: Span;
}
/** `*value`, `**value` among arguments, items or targets. */
export interface Starred {
  readonly kind: "starred";
  readonly double: boolean;
  readonly value: Expr;
  readonly span: Span;
}
/** `target := value` of Python: binds the name and is the value. */
export interface Walrus {
  readonly kind: "walrus";
  readonly target: Name;
  readonly value: Expr;
  readonly span: Span;
}
/** `yield value` and `yield from value` of Python. */
export interface Yield {
  readonly kind: "yield";
  readonly value: Expr | null;
  readonly from: boolean;
  readonly span: Span;
}
/** Text that is not (yet) an expression. */
export interface BrokenExpr {
  readonly kind: "broken";
  /** Why it never will be one. */
  readonly why?: string;
  readonly span: Span;
}

/** A parameter of a function. `~` of MATLAB has the name `~`. */
export interface Param {
  readonly name: string;
  readonly default: Expr | null;
  readonly annotation: Expr | null;
  readonly star: "" | "*" | "**";
  readonly span: Span;
}

/** A statement. */
export type Stmt =
  | ExpressionStmt
  | Assign
  | Augment
  | If
  | For
  | While
  | Switch
  | Try
  | With
  | FunctionDef
  | ClassDef
  | Return
  | Simple
  | Raise
  | Import
  | Declare
  | Assert
  | Command
  | BrokenStmt;

export interface ExpressionStmt {
  readonly kind: "expression";
  readonly value: Expr;
  readonly span: Span;
}
/**
 * `t1 = t2 = value`. A target is a Name, Attribute, DynamicField, Index, Call (MATLAB `X(i) = v`), Starred,
 * a tuple or list Sequence, or for MATLAB's `[a, ~] = f()` a Sequence of kind `list` whose `~` is the Name `~`.
 */
export interface Assign {
  readonly kind: "assign";
  readonly targets: readonly Expr[];
  readonly annotation: Expr | null;
  readonly value: Expr;
  readonly span: Span;
}
/** `target op= value`; `op` without the `=`. `i++` is `i += 1`. */
export interface Augment {
  readonly kind: "augment";
  readonly op: string;
  readonly target: Expr;
  readonly value: Expr;
  readonly span: Span;
}
export interface If {
  readonly kind: "if";
  readonly arms: readonly { readonly test: Expr; readonly body: readonly Stmt[] }[];
  readonly otherwise: readonly Stmt[];
  readonly span: Span;
}
export interface For {
  readonly kind: "for";
  readonly target: Expr;
  readonly iterable: Expr;
  readonly body: readonly Stmt[];
  readonly otherwise: readonly Stmt[];
  readonly span: Span;
}
/** `until` marks Octave's `do … until test`. */
export interface While {
  readonly kind: "while";
  readonly test: Expr;
  readonly until: boolean;
  readonly body: readonly Stmt[];
  readonly otherwise: readonly Stmt[];
  readonly span: Span;
}
export interface Switch {
  readonly kind: "switch";
  readonly subject: Expr;
  /** In Python `value` is a pattern, and `guard` what must hold besides. */
  readonly cases: readonly { readonly value: Expr; readonly guard?: Expr | null; readonly body: readonly Stmt[] }[];
  readonly otherwise: readonly Stmt[];
  readonly span: Span;
}
/** Also `unwind_protect`, whose cleanup is `final`. */
export interface Try {
  readonly kind: "try";
  readonly body: readonly Stmt[];
  /** `types` are the errors Python's `except` names; absent where it names none. */
  readonly handlers: readonly {
    readonly name: string | null;
    readonly types?: Expr | null;
    readonly body: readonly Stmt[];
  }[];
  readonly otherwise: readonly Stmt[];
  readonly final: readonly Stmt[];
  readonly span: Span;
}
export interface With {
  readonly kind: "with";
  readonly items: readonly { readonly value: Expr; readonly target: Expr | null }[];
  readonly body: readonly Stmt[];
  readonly span: Span;
}
export interface FunctionDef {
  readonly kind: "function";
  readonly name: string;
  readonly nameSpan: Span;
  readonly params: readonly Param[];
  /** MATLAB's output names; `null` in Python. */
  readonly outputs: readonly Name[] | null;
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  /** A method of MATLAB that takes no object. */
  readonly isStatic?: boolean;
  /** Docstring, or the comment block right under (or above) the signature. */
  readonly documentation: { readonly text: string; readonly span: Span } | null;
  /** The signature only, for naming the place. */
  readonly header: Span;
  readonly span: Span;
}
export interface ClassDef {
  readonly kind: "class";
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Expr[];
  /** `@dataclass`; absent where there are none. */
  readonly decorators?: readonly Expr[];
  readonly body: readonly Stmt[];
  /** Names of MATLAB properties, with or without a default. */
  readonly properties?: readonly string[];
  readonly documentation: { readonly text: string; readonly span: Span } | null;
  readonly span: Span;
}
/** `value` is `null` for a bare `return` and always in MATLAB. */
export interface Return {
  readonly kind: "return";
  readonly value: Expr | null;
  readonly span: Span;
}
export interface Simple {
  readonly kind: "break" | "continue" | "pass";
  readonly span: Span;
}
/** `raise error`; a bare `raise` has no value. */
export interface Raise {
  readonly kind: "raise";
  readonly value: Expr | null;
  readonly span: Span;
}
/** One entry per imported name. `import a.b as c`: module `a.b`, name `null`, as `c`. `from m import *`: name `*`. */
export interface Import {
  readonly kind: "import";
  readonly names: readonly { readonly module: string; readonly name: string | null; readonly as: string }[];
  readonly span: Span;
}
/** `global a b`, `persistent p`, `nonlocal x`, `del x`, `clear x`. */
export interface Declare {
  readonly kind: "declare";
  readonly what: "global" | "persistent" | "nonlocal" | "delete";
  readonly names: readonly Expr[];
  readonly span: Span;
}
export interface Assert {
  readonly kind: "assert";
  readonly test: Expr;
  /** What is said when it does not hold. */
  readonly message?: Expr | null;
  readonly span: Span;
}
/** MATLAB's command syntax: `hold on`, `close all`. */
export interface Command {
  readonly kind: "command";
  readonly words: readonly string[];
  readonly span: Span;
}
/** A statement that does not parse. `names` are the names it seems to assign, so they can keep their last good meaning. */
export interface BrokenStmt {
  readonly kind: "broken";
  readonly names: readonly string[];
  readonly message: string;
  readonly span: Span;
}

/** A comment, without its marks. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/** A whole file. */
export interface Module {
  readonly language: Language;
  readonly text: string;
  readonly body: readonly Stmt[];
  readonly comments: readonly Comment[];
  /** Places the parser could not understand, each with a sentence for people. */
  readonly problems: readonly { readonly span: Span; readonly message: string; readonly code?: "undefined-name" }[];
  /** Lines in whose place older ones are followed, since without them the lines below would mean something else. */
  readonly restored?: readonly Span[];
  /** Of Python, where the text is of another version than 3. */
  readonly version?: 2;
}
