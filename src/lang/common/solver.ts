/** Finds shapes for undeclared inputs that meet what the program asks of them. */

import { asConstant, constant, type Dim, one, printDim, sameDim, solveFor, times } from "../../core/dim";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import { biasToStand, biasToTurn, type Known } from "./biases";
import type { Demand, Guesses } from "./demands";
import { formOf } from "./forms";
import { itemName } from "./forms-python";
import { entriesUsed, type Form, familyOf, type Guess, isData, rankForms } from "./guesses";
import type { Language } from "./tree";
import { Unknowns } from "./unknowns";

/** What the solver needs to know of the text. */
export interface SolverText {
  readonly language: Language;
  /** The function without comments, and those it hands its inputs to. */
  readonly body: string;
  /** Identifiers of the file: no size is called like one of them. */
  readonly words: ReadonlySet<string>;
}

/** No cell is taken to have more items. */
const mostItems = 12;

/** What is known so far. */
export class Solver {
  /** Demands that no choice of sizes meets. */
  readonly unmet: Demand[] = [];
  /** How many sizes had to be 1 for the cost to be a single number. */
  collapsed = 0;
  /** Inputs that take part where two sizes that the file calls differently had to be equal. */
  readonly strained = new Set<string>();
  /** Where each input got its shape. */
  readonly reasons = new Map<string, Span>();
  private readonly inputs = new Map<string, Guess>();
  private readonly forms = new Map<string, Form>();
  /** The most axes that were asked of an input. */
  private readonly raised: Map<string, number>;
  /** Whether sizes were learned, which may rest on forms that turn out to be others. */
  private isSized = false;
  private isReformed = false;
  /** What the text calls items of tuples. */
  private readonly called = new Map<string, string>();
  private readonly sizes: Unknowns;

  constructor(
    private readonly text: SolverText,
    private readonly paths: readonly string[],
    /** Forms that were found to be needed. */
    private readonly fixed: ReadonlyMap<string, Form>,
    private readonly sizeOf: (name: string) => number | undefined,
    structure: ReadonlyMap<string, Guess>,
    /** What an earlier solver knew of forms. */
    private readonly before: {
      readonly forms: ReadonlyMap<string, Form>;
      readonly raised: Map<string, number>;
    } | null = null,
  ) {
    this.raised = before?.raised ?? new Map();
    this.sizes = new Unknowns(text.words, sizeOf, this.inputs, text.language === "python");
    // The sizes of the data are called first, so that the others take over their names.
    const data = paths.filter((path) => isData(path));
    for (const path of [...data, ...paths]) this.add(path);
    for (const [path, guess] of structure) {
      this.inputs.set(path, guess);
      this.takeNames(guess);
      for (const part of partsOf(guess)) this.add(part);
    }
  }

  /** What is known of the inputs. */
  readonly known: Known = {
    inputs: this.inputs,
    resolve: (d) => this.sizes.resolve(d),
    formOf: (path) => this.forms.get(path),
    calledIn: (path) => this.called.get(path) ?? path,
  };

  /** How many sizes that the file calls differently had to be equal. */
  get joined(): number {
    return this.sizes.joined.size;
  }

  /** How many sizes had to be 1. */
  get ones(): number {
    return this.sizes.ones;
  }

  /** Whether a form has changed since sizes were learned. */
  get isStale(): boolean {
    return this.isSized && this.isReformed;
  }

  /** Begins anew with the forms that are known now. */
  anew(): Solver {
    const { forms, raised } = this;
    return new Solver(this.text, this.paths, this.fixed, this.sizeOf, this.structure(), { forms, raised });
  }

  private takeNames(guess: Guess): void {
    if (guess.kind !== "tuple" || !guess.called) return;
    for (const [i, path] of guess.items.entries()) this.called.set(path, guess.called[i] ?? path);
  }

  /** Inputs that have parts. */
  structure(): ReadonlyMap<string, Guess> {
    return new Map([...this.inputs].filter(([, guess]) => guess.kind === "record" || guess.kind === "tuple"));
  }

  /** The guesses for the next trace. */
  guesses(): Guesses {
    const inputs = new Map<string, Guess>();
    for (const [path, guess] of this.inputs) inputs.set(path, this.resolvedGuess(guess));
    return { inputs, sizes: this.sizes.open() };
  }

  formAt(path: string): Form | undefined {
    return this.forms.get(path);
  }

  /**
   * Takes up what a trace asked; whether anything is known now that was not before. What is learned in one stage may
   * change what the next ones ask, which therefore waits for the next trace.
   */
  learn(demands: readonly Demand[]): boolean {
    this.unmet.length = 0;
    this.sizes.forgetLoops();
    let changed = false;
    for (const stage of ["name", "entries", "form", "written", "equal", "counted", "reached"] as const) {
      for (const demand of farthest(demands)) if (stageOf(demand) === stage) changed = this.take(demand) || changed;
      if (changed && stage !== "name") break;
    }
    return changed;
  }

  /** What only has to be large enough is taken to be just that; whether anything was. */
  settle(): boolean {
    return this.sizes.settle() || this.makeSquare();
  }

  /** Of an axis of size a − b + c nothing says more than that it follows from two others: equal a and b are simplest. */
  private makeSquare(): boolean {
    const images =
      this.text.language === "matlab" && /conv2|convn|imfilter|filter2|\bpool|[fF]ilter/.test(this.text.body);
    for (const guess of this.inputs.values()) {
      if (guess.kind !== "array") continue;
      for (const d of guess.shape) if (this.sizes.cancel(d)) return true;
      // Images and kernels are square unless something says otherwise.
      const [rows, columns] = guess.shape;
      if (images && guess.shape.length > 2 && rows && columns && this.sizes.squared(rows, columns)) return true;
    }
    return false;
  }

  /** Makes a size 1. */
  collapse(d: Dim): boolean {
    if (this.sizes.equate(d, one) !== "solved") return false;
    this.collapsed += 1;
    return true;
  }

  /** Two sizes that are inputs themselves. */
  private equateWhole(a: Dim, b: Dim): "solved" | "cannot" {
    const paths = [...this.inputs].filter(([, g]) => g.kind === "whole" && g.dim === null).map(([p]) => p);
    for (const path of paths.reverse()) {
      const found = solveFor(a, b, (n) => n === path);
      if (!found || !this.sizes.assign(path, found.value)) continue;
      this.inputs.set(path, { kind: "whole", dim: found.value });
      return "solved";
    }
    return "cannot";
  }

  /** Takes up a single demand; whether anything is known now that was not before. */
  take(demand: Demand): boolean {
    switch (demand.kind) {
      case "equal":
        return this.takeEqual(demand);
      case "atLeast":
        return this.takeLeast(demand);
      case "reached":
        this.sizes.takeReached(demand);
        return false;
      case "multiple":
        return this.sizes.equate(demand.size, times(demand.of, this.sizes.fresh())) === "solved";
      case "sizes":
        return this.takeSizes(demand);
      case "name":
        return this.sizes.takeName(demand);
      case "form":
        return this.reform(demand.input, demand.form, demand.span);
      case "whole":
        return this.reform(demand.input, "whole", demand.span);
      case "scalar":
        return this.reform(demand.input, "scalar", demand.span);
      case "rank":
        return this.takeRank(demand);
      case "positions":
        return this.takePositions(demand);
      case "field":
        return this.takeField(demand);
      case "tuple":
        return this.takeTuple(demand);
      case "items":
        return this.takeItems(demand);
    }
  }

  /** What needs many axes in one place and few in another is not tried back and forth. */
  private takeRank(demand: Demand & { kind: "rank" }): boolean {
    const { input, rank, span } = demand;
    if ((this.raised.get(input) ?? 0) > rank) {
      this.unmet.push(demand);
      return false;
    }
    this.raised.set(input, rank);
    const before = this.inputs.get(input);
    const changed = this.reform(input, rankForms[rank] ?? null, span);
    if (changed && before?.kind === "array") this.forgetPositions(before.shape);
    return changed;
  }

  /** Positions along the axes of what has other axes now are to be found again. */
  private forgetPositions(shape: Shape): void {
    const axes = shape.map((d) => this.sizes.resolve(d));
    for (const [path, guess] of this.inputs) {
      const below = guess.kind === "array" && guess.positions ? this.sizes.resolve(guess.positions.below) : null;
      if (guess.kind === "array" && below && axes.some((d) => sameDim(d, below)))
        this.inputs.set(path, { ...guess, positions: null });
    }
  }

  private takeEqual(demand: Demand & { kind: "equal" }): boolean {
    const turned = biasToTurn(this.known, demand, this.text.language);
    if (turned) return this.reform(...turned, demand.span);
    const [left, right] = [this.sizes.resolve(demand.a), this.sizes.resolve(demand.b)];
    if (!sameDim(left, right) && (sameDim(left, one) || sameDim(right, one))) {
      const standing = biasToStand(this.known, sameDim(left, one) ? right : left);
      if (standing) return this.reform(...standing, demand.span);
      this.unmet.push(demand);
      return false;
    }
    const before = new Map(this.shapes());
    const joined = this.sizes.joined.size;
    const sized = this.sizes.equate(left, right, !demand.ofEntries);
    const verdict = sized === "cannot" ? this.equateWhole(left, right) : sized;
    if (verdict === "cannot") this.unmet.push(demand);
    if (this.sizes.joined.size > joined) for (const input of demand.inputs) this.strained.add(input);
    if (verdict === "solved") {
      this.isSized = true;
      for (const [input, shape] of this.shapes()) if (shape !== before.get(input)) this.explain(input, demand.span);
    }
    return verdict === "solved";
  }

  /** The shapes of all arrays as text. */
  private *shapes(): Generator<[string, string]> {
    for (const [path, guess] of this.inputs)
      if (guess.kind === "array") yield [path, guess.shape.map((d) => printDim(this.sizes.resolve(d))).join()];
  }

  private takeLeast(demand: Demand & { kind: "atLeast" }): boolean {
    const verdict = this.sizes.atLeast(demand);
    if (verdict === "cannot") this.unmet.push(demand);
    return verdict === "changed";
  }

  private takePositions({ input, below, base, span }: Demand & { kind: "positions" }): boolean {
    const guess = this.inputs.get(input);
    if (guess?.kind !== "array" || guess.positions) return false;
    this.inputs.set(input, { ...guess, positions: { below: below ?? this.sizes.fresh(), base } });
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
    const called = taken.map((path, i) => paths[i] || path);
    const guessed: Guess = { kind: "tuple", of: "tuple", items: taken, called };
    this.inputs.set(input, guessed);
    this.takeNames(guessed);
    this.explain(input, span);
    for (const path of taken) this.add(path);
    return true;
  }

  /** As many sizes as the text takes by number; three where it does not say. */
  private takeSizes({ input, span }: Demand & { kind: "sizes" }): boolean {
    const { body, language } = this.text;
    if (this.inputs.get(input)?.kind !== "array") return false;
    const item = (i: number) => (language === "matlab" ? `${input}(${i + 1})` : `${input}[${i}]`);
    const items = Array.from({ length: entriesUsed(input, body, language) ?? 3 }, (_, i) => item(i));
    this.inputs.set(input, { kind: "tuple", of: "sizes", items });
    this.explain(input, span);
    for (const path of items) if (!this.inputs.has(path)) this.set(path, "whole");
    return true;
  }

  /** How many items there are, nothing says: two, to begin with, and as many as the text takes. */
  private takeItems({ input, of, count, span }: Demand & { kind: "items" }): boolean {
    const guess = this.inputs.get(input);
    const before = guess?.kind === "tuple" ? guess.items.length : 0;
    const n = before === 0 ? 2 : Math.min(count, mostItems);
    if (!guess || n <= before) return false;
    const items = Array.from({ length: n }, (_, i) => (of === "cell" ? `${input}{${i + 1}}` : `${input}(${i + 1})`));
    this.inputs.set(input, { kind: "tuple", of, items });
    this.explain(input, span);
    for (const path of items) this.add(path);
    return true;
  }

  /** Gives an input another form, once. */
  private reform(input: string, form: Form | null, span: Span): boolean {
    const before = this.forms.get(input);
    if (form === null || before === undefined || before === form || before === "whole") return false;
    if (form === "scalar" && before === "unknown") return false;
    if (this.fixed.get(familyOf(input)) === before && form !== "whole") return false;
    if (this.isSized) this.isReformed = true;
    this.set(input, form);
    this.explain(input, span);
    return true;
  }

  private explain(input: string, span: Span): void {
    if (!this.reasons.has(input)) this.reasons.set(input, span);
  }

  private add(path: string): void {
    if (this.inputs.has(path)) return;
    const { body, language } = this.text;
    const item = language === "python" ? itemName(path, body) : null;
    if (item !== null) {
      this.addList(path, item);
      return;
    }
    const known = this.fixed.get(familyOf(path)) ?? this.before?.forms.get(path);
    this.set(path, known ?? formOf(path, this.called.get(path) ?? path, body, language));
  }

  private addList(path: string, item: string): void {
    const items = [0, 1].map((i) => `${path}[${i}]`);
    const list: Guess = { kind: "tuple", of: "list", items, called: items.map(() => item) };
    this.inputs.set(path, list);
    this.takeNames(list);
    for (const part of items) this.add(part);
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
        const length = count === null ? this.sizes.fresh() : constant(count);
        return shaped(this.text.language === "matlab" ? [length, one] : [length]);
      }
      case "row":
        return shaped([one, this.sizes.fresh()]);
      case "column":
        return shaped([this.sizes.fresh(), one]);
      case "matrix":
        return shaped(
          isData(path) ? [this.sizes.fresh("NMB"), this.sizes.fresh("DFP")] : [this.sizes.fresh(), this.sizes.fresh()],
        );
      case "tensor3":
        return shaped([this.sizes.fresh(), this.sizes.fresh(), this.sizes.fresh()]);
      case "tensor4":
        return shaped([this.sizes.fresh(), this.sizes.fresh(), this.sizes.fresh(), this.sizes.fresh()]);
    }
  }

  private resolvedGuess(guess: Guess): Guess {
    if (guess.kind === "whole") return guess.dim ? { kind: "whole", dim: this.sizes.resolve(guess.dim) } : guess;
    if (guess.kind !== "array") return guess;
    const positions = guess.positions && { ...guess.positions, below: this.sizes.resolve(guess.positions.below) };
    return { kind: "array", shape: guess.shape.map((d) => this.sizes.resolve(d)), positions };
  }
}

/** When a demand is taken up: first what keeps arrays from being empty, forms before sizes, numbers after names, and how far the text reaches before what is cut short there is compared. */
function stageOf(demand: Demand): "name" | "entries" | "form" | "written" | "equal" | "counted" | "reached" {
  switch (demand.kind) {
    case "name":
      return "name";
    case "atLeast":
      return demand.by === "entries" ? "entries" : demand.by === "text" ? "written" : "reached";
    case "reached":
      return "reached";
    case "multiple":
      return "written";
    case "equal":
      return [demand.a, demand.b].some((d) => (asConstant(d) ?? 1) !== 1) ? "counted" : "equal";
    default:
      return "form";
  }
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
