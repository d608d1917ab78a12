/** Finds shapes for undeclared inputs that meet what the program asks of them. */

import {
  asSymbol,
  constant,
  type Dim,
  minus,
  namesIn,
  one,
  plus,
  printDim,
  sameDim,
  scale,
  solveFor,
  substitute,
  symbol,
} from "../../core/dim";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Demand, Guesses } from "./assumed";
import { entriesUsed, type Form, formOf, type Guess } from "./guesses";
import type { Language } from "./tree";

/** What the solver needs to know of the text. */
export interface SolverText {
  readonly language: Language;
  /** The function without comments. */
  readonly body: string;
  /** Identifiers of the file: no size is called like one of them. */
  readonly words: ReadonlySet<string>;
}

/** No assumed size is larger: where each trace asks for more than the last, there is no end to it. */
const largest = 2000;

/** Letters for sizes, in the order in which they are given out. */
const letters = [..."HKPQRSUVLGNDMBCTFAEWXYZ"];

/** Names of what the examples are. */
const isData = /^(?:X\w*|x|data|images?|inputs?|patches)$/;

/** What is known so far. */
export class Solver {
  /** Demands that no choice of sizes meets. */
  readonly unmet: Demand[] = [];
  /** How many sizes had to be 1 for the cost to be a single number. */
  collapsed = 0;
  /** Where each input got its shape. */
  readonly reasons = new Map<string, Span>();
  private readonly inputs = new Map<string, Guess>();
  private readonly forms = new Map<string, Form>();
  private readonly solved = new Map<string, Dim>();
  /** Sizes without a declaration, in the order in which they were made; `true` for those the file names. */
  private readonly free = new Map<string, boolean>();
  private readonly least = new Map<string, number>();
  private readonly bounds = new Map<string, Dim[]>();
  /** The farthest position that loops took of an axis, in the last trace. */
  private readonly reached = new Map<string, number>();

  constructor(
    private readonly text: SolverText,
    paths: readonly string[],
    /** Forms that were found to be needed. */
    private readonly fixed: ReadonlyMap<string, Form>,
    private readonly sizeOf: (name: string) => number | undefined,
    structure: ReadonlyMap<string, Guess>,
  ) {
    // The sizes of the data are called first, so that the others take over their names.
    const data = paths.filter((path) => isData.test(path));
    for (const path of [...data, ...paths]) this.add(path);
    for (const [path, guess] of structure) {
      this.inputs.set(path, guess);
      for (const part of partsOf(guess)) this.add(part);
    }
  }

  /** Inputs that have parts. */
  structure(): ReadonlyMap<string, Guess> {
    return new Map([...this.inputs].filter(([, guess]) => guess.kind === "record" || guess.kind === "tuple"));
  }

  /** The guesses for the next trace. */
  guesses(): Guesses {
    const inputs = new Map<string, Guess>();
    for (const [path, guess] of this.inputs) inputs.set(path, this.resolvedGuess(guess));
    const sizes = new Map<string, number>();
    for (const name of this.free.keys()) if (!this.solved.has(name)) sizes.set(name, this.least.get(name) ?? 0);
    return { inputs, sizes };
  }

  formAt(path: string): Form | undefined {
    return this.forms.get(path);
  }

  /** Takes up what a trace asked; whether anything is known now that was not before. */
  learn(demands: readonly Demand[]): boolean {
    this.unmet.length = 0;
    this.reached.clear();
    let changed = false;
    for (const demand of farthest(demands)) changed = this.take(demand) || changed;
    return changed;
  }

  /** What only has to be large enough is taken to be just that; whether anything was. */
  settle(): boolean {
    let changed = false;
    for (const [name, bounds] of this.bounds) {
      if (this.solved.has(name)) continue;
      const resolved = bounds.map((b) => this.resolve(b));
      const greatest = resolved.reduce((a, b) => (this.number(b) > this.number(a) ? b : a));
      if (namesIn(greatest).has(name)) continue;
      this.solved.set(name, greatest);
      changed = true;
    }
    return changed || this.settleLoops();
  }

  /** An axis that loops walk along, no farther than another size, has that size. */
  private settleLoops(): boolean {
    for (const [name, position] of this.reached) {
      if (this.solved.has(name) || this.sizeOf(name) === position) continue;
      const others = [...this.free.keys(), ...this.inputs.keys()];
      const like = others.find((n) => n !== name && !this.solved.has(n) && this.sizeOf(n) === position);
      if (like === undefined) continue;
      this.solved.set(name, symbol(like, position));
      return true;
    }
    return false;
  }

  /** Makes two sizes equal if that can be. */
  equate(a: Dim, b: Dim): "already" | "solved" | "cannot" {
    const [left, right] = [this.resolve(a), this.resolve(b)];
    if (sameDim(left, right)) return "already";
    const order = [...this.free.keys()].reverse();
    const unnamed = order.filter((n) => this.free.get(n) === false);
    const named = order.filter((n) => this.free.get(n) === true);
    for (const name of [...unnamed, ...named]) {
      const found = solveFor(left, right, (n) => n === name) ?? divided(left, right, name);
      if (!found || !this.possible(found.value)) continue;
      this.solved.set(found.name, found.value);
      return "solved";
    }
    return this.equateWhole(left, right);
  }

  /** Makes a size 1. */
  collapse(d: Dim): boolean {
    if (this.equate(d, one) !== "solved") return false;
    this.collapsed += 1;
    return true;
  }

  /** A size with everything known put in. */
  resolve(d: Dim): Dim {
    let result = d;
    for (let i = 0; i < 20 && [...namesIn(result)].some((n) => this.solved.has(n)); i++)
      result = substitute(result, (n) => this.solved.get(n) ?? symbol(n, this.sizeOf(n) ?? 0));
    return result;
  }

  /** Two sizes that are inputs themselves. */
  private equateWhole(a: Dim, b: Dim): "solved" | "cannot" {
    const paths = [...this.inputs].filter(([, g]) => g.kind === "whole" && g.dim === null).map(([p]) => p);
    for (const path of paths.reverse()) {
      const found = solveFor(a, b, (n) => n === path);
      if (!found || !this.possible(found.value)) continue;
      this.solved.set(path, found.value);
      this.inputs.set(path, { kind: "whole", dim: found.value });
      return "solved";
    }
    return "cannot";
  }

  private take(demand: Demand): boolean {
    switch (demand.kind) {
      case "equal":
        return this.takeEqual(demand);
      case "atLeast":
        return this.takeLeast(demand);
      case "reached":
        this.takeReached(demand);
        return false;
      case "name":
        return this.takeName(demand);
      case "whole":
        return this.reform(demand.input, "whole", demand.span);
      case "scalar":
        return this.reform(demand.input, "scalar", demand.span);
      case "rank":
        return this.reform(demand.input, rankForm(demand.rank), demand.span);
      case "positions":
        return this.takePositions(demand);
      case "field":
        return this.takeField(demand);
      case "tuple":
        return this.takeTuple(demand);
    }
  }

  private takeEqual(demand: Demand & { kind: "equal" }): boolean {
    if (this.turnBias(demand)) return true;
    const [left, right] = [this.resolve(demand.a), this.resolve(demand.b)];
    if (!sameDim(left, right) && (sameDim(left, one) || sameDim(right, one))) {
      this.unmet.push(demand);
      return false;
    }
    const before = new Map(this.shapes());
    const verdict = this.equate(demand.a, demand.b);
    if (verdict === "cannot") this.unmet.push(demand);
    if (verdict === "solved") {
      for (const [input, shape] of this.shapes()) if (shape !== before.get(input)) this.explain(input, demand.span);
    }
    return verdict === "solved";
  }

  /** The shapes of all arrays as text. */
  private *shapes(): Generator<[string, string]> {
    for (const [path, guess] of this.inputs)
      if (guess.kind === "array") yield [path, guess.shape.map((d) => printDim(this.resolve(d))).join()];
  }

  /** A bias goes with the axis that a weight has too, not with the one that only the data has. */
  private turnBias(demand: Demand & { kind: "equal" }): boolean {
    if (this.text.language !== "matlab" || demand.shapes.length !== 2) return false;
    for (const [input, guess] of this.inputs) {
      if (guess.kind !== "array" || this.forms.get(input) !== "vector" || !/^(?:\w+\.)?b\w{0,2}$|bias/.test(input))
        continue;
      const length = this.resolve(guess.shape[0] ?? one);
      const bias = demand.shapes.findIndex(
        (s) => s.length === 2 && sameDim(this.resolve(s[0] ?? one), length) && s[1]?.size === 1,
      );
      const other = demand.shapes[1 - bias];
      if (bias < 0 || other?.length !== 2) continue;
      const [rows, columns] = other.map((d) => this.resolve(d));
      if (!rows || !columns || columns.size === 1 || !this.ofDataOnly(rows) || this.ofDataOnly(columns)) continue;
      return this.reform(input, "row", demand.span);
    }
    return false;
  }

  private ofDataOnly(d: Dim): boolean {
    const having = [...this.inputs].filter(
      ([, g]) => g.kind === "array" && g.shape.some((s) => sameDim(this.resolve(s), d)),
    );
    return having.length > 0 && having.every(([path]) => isData.test(path) || /^(?:y|Y|T|labels?)$/.test(path));
  }

  private takeLeast(demand: Demand & { kind: "atLeast" }): boolean {
    const [size, needed] = [this.resolve(demand.size), this.resolve(demand.needed)];
    const name = [...namesIn(size)].reverse().find((n) => this.free.has(n) && !this.solved.has(n));
    if (name === undefined) {
      if (this.number(size) < this.number(needed)) this.unmet.push(demand);
      return false;
    }
    const rest = minus(size, symbol(name, this.sizeOf(name) ?? 0));
    const alone = !namesIn(rest).has(name);
    const bound = alone ? minus(needed, rest) : needed;
    const number = this.number(bound);
    const before = this.least.get(name) ?? 0;
    const known = demand.by === "loop" && namesIn(bound).size === 0 ? this.calledLike(number, name) : bound;
    const bounds = this.bounds.get(name) ?? [];
    if (known && demand.by !== "value" && !bounds.some((b) => sameDim(b, known)))
      this.bounds.set(name, [...bounds, known]);
    if (number > largest) this.unmet.push(demand);
    if (number < before || number > largest) return false;
    // Some more than asked, or a part of the array would look like all of it, and what is left over like a number.
    this.least.set(name, number + 3);
    return true;
  }

  private takeReached({ size, position }: Demand & { kind: "reached" }): void {
    const name = asSymbol(this.resolve(size));
    if (name === null || !this.free.has(name)) return;
    this.reached.set(name, Math.max(position, this.reached.get(name) ?? 0));
  }

  /** The size by which a loop ran up to this number. */
  private calledLike(number: number, except: string): Dim | null {
    const names = [...this.free.keys(), ...this.inputs.keys()].filter((n) => n !== except && this.sizeOf(n) === number);
    const [name] = names;
    return name !== undefined ? symbol(name, number) : constant(number);
  }

  private takeName({ size, name }: Demand & { kind: "name" }): boolean {
    if (this.solved.has(size) || this.free.get(size) === true || this.free.has(name) || this.inputs.has(name))
      return false;
    this.free.set(name, true);
    const least = this.least.get(size);
    if (least !== undefined) this.least.set(name, least);
    this.solved.set(size, symbol(name, this.sizeOf(size) ?? 0));
    return true;
  }

  private takePositions({ input, below, base, span }: Demand & { kind: "positions" }): boolean {
    const guess = this.inputs.get(input);
    if (guess?.kind !== "array" || guess.positions) return false;
    this.inputs.set(input, { ...guess, positions: { below, base } });
    this.explain(input, span);
    return true;
  }

  private takeField({ input, key, path, span }: Demand & { kind: "field" }): boolean {
    const guess = this.inputs.get(input);
    const fields = guess?.kind === "record" ? guess.fields : new Map<string, string>();
    if (fields.has(key) || fields.size > 60) return false;
    this.inputs.set(input, { kind: "record", fields: new Map(fields).set(key, path) });
    this.explain(input, span);
    this.add(path);
    return true;
  }

  private takeTuple({ input, paths, span }: Demand & { kind: "tuple" }): boolean {
    const guess = this.inputs.get(input);
    if (!guess || guess.kind === "tuple") return false;
    const taken = paths.map((p, i) => (p === "" || this.inputs.has(p) ? `${input}[${i}]` : p));
    this.inputs.set(input, { kind: "tuple", items: taken });
    this.explain(input, span);
    for (const path of taken) this.add(path);
    return true;
  }

  /** Gives an input another form, once. */
  private reform(input: string, form: Form | null, span: Span): boolean {
    const before = this.forms.get(input);
    if (form === null || before === undefined || before === form || before === "whole") return false;
    if (form === "scalar" && before === "unknown") return false;
    if (this.fixed.get(input) === before && form !== "whole") return false;
    this.set(input, form);
    this.explain(input, span);
    return true;
  }

  private explain(input: string, span: Span): void {
    if (!this.reasons.has(input)) this.reasons.set(input, span);
  }

  private add(path: string): void {
    if (this.inputs.has(path)) return;
    this.set(path, this.fixed.get(path) ?? formOf(path, this.text.body, this.text.language));
  }

  private set(path: string, form: Form): void {
    const count = form === "vector" ? entriesUsed(path, this.text.body, this.text.language) : null;
    this.forms.set(path, form);
    this.inputs.set(path, this.guessOf(path, form, count));
  }

  private guessOf(path: string, form: Form, count: number | null): Guess {
    const shaped = (shape: Shape): Guess => ({ kind: "array", shape, positions: null });
    switch (form) {
      case "unknown":
        return { kind: "unknown" };
      case "whole":
        return { kind: "whole", dim: null };
      case "scalar":
        return shaped([]);
      case "vector": {
        const length = count === null ? this.size() : constant(count);
        return shaped(this.text.language === "matlab" ? [length, one] : [length]);
      }
      case "row":
        return shaped([one, this.size()]);
      case "matrix":
        return shaped(isData.test(path) ? [this.size("NMB"), this.size("DFP")] : [this.size(), this.size()]);
      case "tensor3":
        return shaped([this.size(), this.size(), this.size()]);
      case "tensor4":
        return shaped([this.size(), this.size(), this.size(), this.size()]);
    }
  }

  /** A size of its own, by one of the `preferred` letters where they are free. */
  private size(preferred = ""): Dim {
    const name =
      [...preferred, ...letters].find((l) => !this.text.words.has(l) && !this.free.has(l)) ?? `n${this.free.size + 1}`;
    this.free.set(name, false);
    return symbol(name, 0);
  }

  private resolvedGuess(guess: Guess): Guess {
    if (guess.kind === "whole") return guess.dim ? { kind: "whole", dim: this.resolve(guess.dim) } : guess;
    if (guess.kind !== "array") return guess;
    const positions = guess.positions && { ...guess.positions, below: this.resolve(guess.positions.below) };
    return { kind: "array", shape: guess.shape.map((d) => this.resolve(d)), positions };
  }

  /** Whether a size can be this one. */
  private possible(d: Dim): boolean {
    return [...d.monomials.values()].every((m) => Number.isInteger(m.coefficient)) && this.number(d) > 0;
  }

  private number(d: Dim): number {
    return substitute(d, (n) => symbol(n, this.sizeOf(n) ?? 7)).size;
  }
}

/** a = b solved for a name with another factor than ±1, where that divides the rest. */
function divided(a: Dim, b: Dim, name: string): { name: string; value: Dim } | null {
  const difference = minus(a, b);
  const own = [...difference.monomials.values()].filter((m) => m.factors.includes(name));
  const [only] = own;
  if (own.length !== 1 || !only || only.factors.length !== 1) return null;
  const rest = plus(difference, scale(symbol(name, 0), -only.coefficient));
  const value = scale(rest, -1 / only.coefficient);
  return [...value.monomials.values()].every((m) => Number.isInteger(m.coefficient)) ? { name, value } : null;
}

function rankForm(rank: number): Form | null {
  const forms: readonly Form[] = ["scalar", "vector", "matrix", "tensor3", "tensor4"];
  return forms[rank] ?? null;
}

/** Of the positions that loops reach beyond an axis only the last one matters. */
function farthest(demands: readonly Demand[]): Demand[] {
  const reached = new Map<string, number>();
  for (const d of demands) {
    if (d.kind !== "atLeast" || d.by === "text") continue;
    const axis = printDim(d.size);
    reached.set(axis, Math.max(reached.get(axis) ?? 0, d.needed.size));
  }
  return demands.filter(
    (d) => d.kind !== "atLeast" || d.by === "text" || reached.get(printDim(d.size)) === d.needed.size,
  );
}

function partsOf(guess: Guess): Iterable<string> {
  return guess.kind === "record" ? guess.fields.values() : guess.kind === "tuple" ? guess.items : [];
}
