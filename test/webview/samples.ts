/** Hand-written analyses for the panel's tests and its development page: plausible shapes and formulas, seeded numbers. */

import type {
  AdjointRow,
  Analysis,
  Costs,
  Finding,
  Flops,
  Range,
  Row,
  Send,
  Summary,
  Term,
} from "../../src/protocol/analysis";

/** A range on one line. */
export function at(line: number, column = 1, endColumn = column + 1): Range {
  return { line, column, endLine: line, endColumn };
}

/** Counts for a polynomial in text form. */
export function flops(poly: string, count: number): Flops {
  return {
    poly,
    pretty: poly.replace(/\*/g, " ").replace(/\^2/g, "²").replace(/\^3/g, "³").replace(/\^4/g, "⁴"),
    count,
  };
}

/** The four ways, by count. */
export function costs(forward: Flops, reverse = forward, tangent = reverse, naive = tangent): Costs {
  return { forward, reverse, tangent, naive };
}

/** A term of an adjoint. */
export function term(user: string | null, line: number, formula: string, latex = "", norm: number | null = null): Term {
  return { user, line, formula, latex, flops: flops("2*N*H", 56), norm };
}

/** What goes to an operand. */
export function send(target: string, formula: string, latex = "", cost = flops("2*N*D*H", 280)): Send {
  return { target, formula, latex, flops: cost };
}

/** Exact statistics of a matrix. */
export function summarise(matrix: readonly (readonly number[])[], base = 0): Summary {
  const all = matrix.flat();
  const finite = all.filter(Number.isFinite);
  const columns = matrix[0]?.length ?? 1;
  const place = (x: number) => {
    const index = all.indexOf(x);
    return [Math.floor(index / columns) + base, (index % columns) + base];
  };
  const sum = finite.reduce((total, x) => total + x, 0);
  const min = Math.min(...finite);
  const max = Math.max(...finite);
  const rows = Math.min(16, matrix.length);
  const wide = Math.min(32, columns);
  const cells = Array.from({ length: rows * wide }, (_, cell) => {
    const row = Math.floor(((Math.floor(cell / wide) + 0.5) * matrix.length) / rows);
    const value = matrix[row]?.[Math.floor((((cell % wide) + 0.5) * columns) / wide)] ?? null;
    return value === null || Number.isNaN(value) ? null : value;
  });
  return {
    norm: finite.length < all.length ? Number.NaN : Math.hypot(...finite),
    min,
    minAt: place(min),
    max,
    maxAt: place(max),
    mean: sum / all.length,
    sum,
    sumAbs: finite.reduce((total, x) => total + Math.abs(x), 0),
    zeros: all.filter((x) => x === 0).length,
    nans: all.filter(Number.isNaN).length,
    infs: all.filter((x) => Math.abs(x) === Number.POSITIVE_INFINITY).length,
    bytes: all.length * 8,
    entries: all.length <= 144 ? matrix : null,
    picture: all.length <= 144 ? null : { rows, columns: wide, cells },
  };
}

/** A seeded matrix of about normal entries. */
export function matrix(rows: number, columns: number, seed = 1, scale = 1): number[][] {
  let state = seed * 2654435761 + 12345;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const normal = () => (uniform() + uniform() + uniform() - 1.5) * 2 * scale;
  return Array.from({ length: rows }, () => Array.from({ length: columns }, normal));
}

/** An adjoint; with `of` it has numbers. */
export function adjoint(
  given: Partial<AdjointRow> & { readonly of?: number[][]; readonly base?: number } = {},
): AdjointRow {
  const { of, base = 0, ...rest } = given;
  return {
    status: "ok",
    why: null,
    convention: null,
    shape: [],
    size: [],
    formula: null,
    latex: null,
    terms: [],
    summary: of ? summarise(of, base) : null,
    ...rest,
  };
}

/** A row; shape, adjoint's shape and key follow from the rest unless given. */
export function row(given: Partial<Row> & Pick<Row, "name"> & { readonly line?: number }): Row {
  const { line = 1, ...rest } = given;
  const shape = rest.shape === undefined ? [] : rest.shape;
  const size = rest.size === undefined ? (shape?.map(Number) ?? null) : rest.size;
  const name = rest.name ?? rest.text ?? "?";
  const width = Math.max(1, rest.text?.length ?? name.length);
  const made: Row = {
    key: `${name}#1`,
    barred: rest.name === null ? null : barred(name),
    op: "tanh",
    summary: "The hyperbolic tangent of every entry.",
    role: "step",
    state: "live",
    why: null,
    range: at(line, 1, 1 + name.length),
    expression: at(line, name.length + 4, name.length + 4 + width),
    text: name,
    formula: "",
    latex: "",
    iteration: null,
    frames: [],
    source: "computed",
    value: null,
    edge: null,
    adjoint: adjoint(),
    flops: costs(flops("0", 0)),
    sends: [],
    ...rest,
    shape,
    size,
  };
  if (made.adjoint.shape.length > 0 || made.shape === null) return made;
  return { ...made, adjoint: { ...made.adjoint, shape: made.shape, size: made.size ?? [] } };
}

/** `W1` as `W̄₁`. */
export function barred(name: string): string {
  const [, base = name, index = ""] = /^(.*?)(\d*)$/.exec(name) ?? [];
  const [first = "", ...more] = base;
  const bar = more.length === 0 ? `${first}\u0304` : [...base].map((letter) => `${letter}\u0305`).join("");
  return bar.normalize("NFC") + index.replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)] ?? digit);
}

/** A finding. */
export function finding(given: Partial<Finding> = {}): Finding {
  return {
    code: "syntax",
    severity: "error",
    message: "This line is not complete",
    range: at(3),
    related: [],
    fix: null,
    ...given,
  };
}

/** An analysis of rows; the sweep goes through the steps from the last to the first. */
export function analysis(rows: readonly Row[], given: Partial<Analysis> = {}): Analysis {
  const cost = rows.find((candidate) => candidate.role === "cost");
  return {
    uri: "file:///model.py",
    revision: 1,
    language: "python",
    phase: "numbers",
    entry: null,
    entries: [],
    cost: cost
      ? { name: cost.name ?? "c", key: cost.key, line: cost.range.line, value: cost.value?.entries?.[0]?.[0] ?? null }
      : null,
    dims: [],
    rows,
    sweep: rows
      .filter((candidate) => candidate.role !== "input" && candidate.adjoint.status !== "none")
      .map(({ key }) => key)
      .reverse(),
    places: [],
    findings: [],
    outline: { definitions: [], names: [], modules: {} },
    costs: costs(flops("2*N", 10)),
    withheld: null,
    stale: false,
    elapsed: { parse: 0.2, trace: 0.4, sweep: 0.3, evaluate: 1.2 },
    ...given,
  };
}

/** The same analysis before its numbers are there. */
export function withoutNumbers(of: Analysis): Analysis {
  const rows = of.rows.map((each) => ({
    ...each,
    value: null,
    adjoint: { ...each.adjoint, summary: null, terms: each.adjoint.terms.map((one) => ({ ...one, norm: null })) },
  }));
  return { ...of, phase: "shapes", rows, cost: of.cost && { ...of.cost, value: null }, revision: of.revision + 1 };
}
