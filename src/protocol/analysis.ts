/** What the engine says about one revision of a file; plain data that survives every message channel. */

/** A stretch of text; lines and columns count from 1, the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The kinds of rows: leaves, what is computed, what is differentiated. */
export type Role = "input" | "step" | "cost";

/** A count of additions and multiplications: as polynomial for programs, as text for people, as a number now. */
export interface Flops {
  /** `2*N*D*H` */
  readonly poly: string;
  /** `2 NDH` */
  readonly pretty: string;
  readonly count: number;
}

/** The four ways to get a gradient, counted. */
export interface Costs {
  /** Computing the value. */
  readonly forward: Flops;
  /** The reverse rule as executed. */
  readonly reverse: Flops;
  /** Forward mode, one pass per input entry. */
  readonly tangent: Flops;
  /** Contracting the adjoint with the dense Jacobian. */
  readonly naive: Flops;
}

/** Statistics of an array, exact over all entries. Numbers that are not finite are counted, not averaged. */
export interface Summary {
  /** Frobenius norm. */
  readonly norm: number;
  readonly min: number;
  /** Index of the smallest entry, in the language's own base. */
  readonly minAt: readonly number[];
  readonly max: number;
  readonly maxAt: readonly number[];
  readonly mean: number;
  readonly sum: number;
  readonly sumAbs: number;
  readonly zeros: number;
  readonly nans: number;
  readonly infs: number;
  readonly bytes: number;
  /** All entries as a matrix (leading axes stacked into rows), when there are at most 144. */
  readonly entries: readonly (readonly number[])[] | null;
  /** Of a larger array, a picture of at most 32×16 cells, each the entry of largest magnitude in its block or `null` for NaN. */
  readonly picture: {
    readonly rows: number;
    readonly columns: number;
    readonly cells: readonly (number | null)[];
  } | null;
}

/** What one use of a value adds to its adjoint. */
export interface Term {
  /** Row of the value that uses it; `null` for an unnamed one. */
  readonly user: string | null;
  readonly line: number;
  /** `ā₂ W₂ᵀ` */
  readonly formula: string;
  readonly latex: string;
  readonly flops: Flops;
  /** Frobenius norm, once numbers are there. */
  readonly norm: number | null;
}

/** The adjoint of a row. "No gradient by definition", "zero" and "unknown" are different things. */
export interface AdjointRow {
  readonly status: "ok" | "zero" | "none" | "unknown";
  readonly why: string | null;
  readonly convention: string | null;
  readonly shape: readonly string[];
  readonly size: readonly number[];
  /** Closed form: in values where that is short, else in the adjoints of later values. */
  readonly formula: string | null;
  readonly latex: string | null;
  readonly terms: readonly Term[];
  readonly summary: Summary | null;
}

/** One named value, once per assignment and pass; or an unnamed sub-expression. */
export interface Row {
  /** Stable across edits that do not touch it: `h#1`, `h#1[2]` in pass 2. */
  readonly key: string;
  readonly name: string | null;
  /** The adjoint's name: `h̄`, `W̄₁`; `null` when unnamed. */
  readonly barred: string | null;
  readonly op: string;
  /** One sentence on the operation. */
  readonly summary: string;
  readonly role: Role;
  readonly state: "live" | "stale" | "opaque";
  readonly why: string | null;
  /** The name where it is bound, or the expression when unnamed. */
  readonly range: Range;
  /** The expression that gives the value. */
  readonly expression: Range;
  readonly text: string;
  /** The value's own formula over named values: `tanh(a)`. */
  readonly formula: string;
  readonly latex: string;
  readonly iteration: readonly number[] | null;
  readonly frames: readonly { readonly function: string; readonly line: number }[];
  readonly shape: readonly string[] | null;
  readonly size: readonly number[] | null;
  readonly source: "given" | "random" | "computed";
  readonly value: Summary | null;
  /** Where its values sit on a kink, a tie or a singularity, and what is done about it; `null` where they do not. */
  readonly edge: string | null;
  readonly adjoint: AdjointRow;
  readonly flops: Costs;
  /** What this node sends to its operands: `Ā ⟵ −A⁻ᵀ K̄ Kᵀ`, with its FLOPs. */
  readonly sends: readonly Send[];
}

/** One contribution a node makes to an operand's adjoint. */
export interface Send {
  readonly target: string;
  readonly formula: string;
  readonly latex: string;
  readonly flops: Flops;
}

/** A name for a size. */
export interface DimRow {
  readonly name: string;
  readonly size: number;
  readonly source: "declared" | "literal" | "inferred" | "assumed";
}

/** A finding about the file, placed. */
export interface Finding {
  readonly code: string;
  readonly severity: "error" | "warning" | "information";
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly range: Range; readonly message: string }[];
  readonly fix: { readonly title: string; readonly range: Range; readonly text: string } | null;
}

/** A piece of the text that means a row: a name where it is used, an operator. Sorted by place, inner after outer. */
export interface Place {
  readonly range: Range;
  readonly row: string;
  /** Of a name whose array was written to through another name before: the row of that write. */
  readonly written?: string;
}

/** A function or class that the file defines. */
export interface DefinitionRow {
  readonly name: string;
  readonly kind: "function" | "class";
  /** As the call path names it: `Net.loss` for a method. */
  readonly path: string;
  readonly range: Range;
  readonly nameRange: Range;
  readonly params: readonly string[];
  readonly outputs: readonly string[] | null;
  readonly documentation: string | null;
  readonly members: readonly DefinitionRow[];
}

/** A name of one scope. Places are line, column, line, column, …; the name is as long as it is. */
export interface NameRow {
  readonly name: string;
  /** The text in which the name means this. */
  readonly scope: Range;
  readonly writes: readonly number[];
  readonly reads: readonly number[];
  /** Every place is known; otherwise it must not be renamed. */
  readonly complete: boolean;
}

/** What the file defines, and where its names stand. */
export interface Outline {
  readonly definitions: readonly DefinitionRow[];
  readonly names: readonly NameRow[];
  /** Modules by what the file calls them: `np` is `numpy`. */
  readonly modules: Readonly<Record<string, string>>;
}

/** Everything the engine knows about one revision. */
export interface Analysis {
  readonly uri: string;
  readonly revision: number;
  readonly language: "matlab" | "python";
  /** Of a notebook: the line on which each cell begins, `null` for cells that are no code; absent for a file. */
  readonly cells?: readonly (number | null)[];
  /** `shapes` comes first: no numbers yet. */
  readonly phase: "shapes" | "numbers";
  /** Function that is differentiated; `null` for a script. */
  readonly entry: string | null;
  /** Functions of the file that could be. */
  readonly entries: readonly string[];
  readonly cost: {
    readonly name: string;
    readonly key: string;
    readonly line: number;
    readonly value: number | null;
  } | null;
  readonly dims: readonly DimRow[];
  /** In source order. */
  readonly rows: readonly Row[];
  /** Keys of the steps in the order in which the sweep visits them, the cost first. */
  readonly sweep: readonly string[];
  readonly places: readonly Place[];
  readonly findings: readonly Finding[];
  readonly outline: Outline;
  /** The whole computation. */
  readonly costs: Costs;
  /** Why there are no numbers although the phase is `numbers`. */
  readonly withheld: {
    /** `tooLarge`: computed when asked for; `overMemory`: not even then; `cancelled`: some, or those of before. */
    readonly reason: "tooLarge" | "overMemory" | "cancelled";
    readonly bytes: number;
    readonly message: string;
  } | null;
  /** Whether some rows are shown as of an earlier revision. */
  readonly stale: boolean;
  /** Milliseconds. */
  readonly elapsed: {
    readonly parse: number;
    readonly trace: number;
    readonly sweep: number;
    readonly evaluate: number;
  };
}
