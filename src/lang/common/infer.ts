/** Infers shapes of undeclared inputs: assumes some, follows the function quietly, learns from what does not fit, and tries again. */

import type { Diagnostic } from "../../core/diagnostic";
import { asConstant } from "../../core/dim";
import { identifiers } from "../../core/identifiers";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Demand, Guesses } from "./demands";
import { type Fitness, fitnessOf, strainOf, unexpected } from "./fitness";
import { followedText } from "./followed-text";
import { type Form, familyOf, type Guess, isBias, isUnpacked, otherForms, rankForms } from "./guesses";
import { Solver, type SolverText } from "./solver";
import type { Binding, DimInfo } from "./trace";
import type { FunctionDef, Module } from "./tree";
import type { Value } from "./value";

/** What one quiet trace showed. */
export interface Attempt {
  readonly demands: readonly Demand[];
  /** Inputs that operators stretched over something larger, with the number of axes that would fit. */
  readonly stretches: ReadonlyMap<string, number>;
  readonly dims: ReadonlyMap<string, DimInfo>;
  readonly diagnostics: readonly Diagnostic[];
  readonly bindings: readonly Binding[];
  readonly returned: Value | null;
  /** The inputs that an array is made of entry by entry, with no sum or product between. */
  goesInto(node: Node): ReadonlySet<string>;
  /** How many values it made and statements it followed. */
  readonly nodes: number;
  readonly steps: number;
}

/** The function whose inputs are unknown. */
export interface Subject {
  readonly module: Module;
  readonly definition: FunctionDef;
  /** Inputs without a declaration. */
  readonly inputs: readonly string[];
}

/** Guesses under which the function fits together as well as it can, and the place that settled each input. */
export interface Inference {
  readonly guesses: Guesses;
  readonly reasons: ReadonlyMap<string, Span>;
  /** How much does not fit all the same; 0 is nothing. */
  readonly strain: number;
}

/** How often a function is followed at most, and how many values and statements that may take. */
const budget = { traces: 100, nodes: 120_000, steps: 20_000 };

/** Names of a result that is a single number. */
const costName =
  /^(?:[JcEfLV]|\w*chi2|[pP]hi|misfit|l(?:og|n)_?[pPL]|cost|loss|nll|nlml|nlZ|objective|obj|err|error|energy|val|fval|value|lik|ll|logp|logl\w*)$/;

/** Names of what is returned beside a cost. */
const gradientName = /^(?:g|J|grad\w*|\w*_?[gG]rad|d[A-Z]\w*|g[a-z]|nabla\w*)$/;

/** Finds guesses for the inputs of a function. */
export function infer(subject: Subject, attempt: (guesses: Guesses) => Attempt): Inference {
  return new Search(subject, attempt).run();
}

interface Found extends Inference, Fitness {
  readonly stretches: Attempt["stretches"];
  readonly solver: Solver;
}

/** Forms that are tried, and how well they fit. */
interface State {
  readonly fixed: ReadonlyMap<string, Form>;
  readonly found: Found;
}

/** How much worse than the best so far what is looked at next may be, and how often. */
const reach = 2;
const detours = 4;

/** Families of inputs with the forms to give them instead. */
type Alternative = readonly (readonly [string, Form])[];

/** Stands between forms and those that are less likely. */
const laterForms: Alternative = [];

class Search {
  private traces = 0;
  /** Inputs that turned out to have parts, so that no later descent has to find out again. */
  private structure: ReadonlyMap<string, Guess> = new Map();
  private nodes = 0;
  private steps = 0;
  private readonly text: SolverText;

  constructor(
    private readonly subject: Subject,
    private readonly attempt: (guesses: Guesses) => Attempt,
  ) {
    const { module, definition } = subject;
    this.text = {
      language: module.language,
      body: followedText(module, definition),
      words: wordsIn(module.text),
    };
  }

  run(): Inference {
    const root = this.state(new Map());
    const tried = new Set([keyOf(root.fixed)]);
    const open = [root];
    let best = root;
    let astray = 0;
    while (this.mayGoOn()) {
      const next = open.sort((a, b) => a.found.score - b.found.score).shift();
      if (!next) break;
      // What is not the best so far is a step towards it at most: two forms may be wrong together.
      if (next !== best && (best.found.score < 1 || next.found.score > best.found.score + reach || astray++ >= detours))
        break;
      for (const child of this.children(next, tried)) {
        open.push(child);
        if (child.found.score < best.found.score) best = child;
      }
    }
    return best.found;
  }

  private state(fixed: ReadonlyMap<string, Form>): State {
    const found = this.descend(fixed);
    return { fixed, found };
  }

  /** What the alternatives to some forms lead to, as far as they are worth a look; what was tried is not tried again. */
  private *children(from: State, tried: Set<string>): Generator<State> {
    const before = from.found.score;
    let best = before;
    for (const others of this.alternatives(from.found)) {
      if (others === laterForms && best <= before - 1) return;
      const fixed = new Map([...from.fixed, ...others]);
      if (tried.has(keyOf(fixed))) continue;
      if (!this.mayGoOn()) return;
      tried.add(keyOf(fixed));
      const child = this.state(fixed);
      yield child;
      best = Math.min(best, child.found.score);
      if (best < before && best < Math.max(1, before / 3)) return;
    }
  }

  private mayGoOn(): boolean {
    return this.traces < budget.traces && this.nodes < budget.nodes && this.steps < budget.steps;
  }

  /** Learns until nothing new is asked. */
  private descend(fixed: ReadonlyMap<string, Form>): Found {
    let dims: ReadonlyMap<string, DimInfo> = new Map();
    let solver = new Solver(this.text, this.subject.inputs, fixed, (name) => dims.get(name)?.dim.size, this.structure);
    let guesses = solver.guesses();
    let last: Attempt | null = null;
    /** What was odd before sizes had to be 1 for the cost to be a number. */
    const strained = new Set<string>();
    for (let turn = 0; turn < 40 && (turn === 0 || this.mayGoOn()); turn++) {
      last = this.follow(guesses);
      dims = last.dims;
      if (!solver.learn(last.demands) && !solver.settle()) {
        if (!this.singleCost(solver, last)) break;
        if (solver.collapsed > 0) for (const input of unexpected(last, guesses)) strained.add(input);
      }
      if (solver.isStale) solver = solver.anew();
      guesses = solver.guesses();
    }
    this.structure = solver.structure();
    const cost = last && this.costNode(last);
    const fitness = fitnessOf(last, guesses, solver, fixed, cost?.shape.some((d) => d.size !== 1) ?? false);
    const involved = new Set([...fitness.involved, ...strained]);
    const strain = last ? strainOf(last) : 0;
    return {
      guesses,
      reasons: solver.reasons,
      strain,
      solver,
      stretches: last?.stretches ?? new Map(),
      ...fitness,
      involved,
    };
  }

  private follow(guesses: Guesses): Attempt {
    this.traces += 1;
    const seen = this.attempt(guesses);
    this.nodes += seen.nodes;
    this.steps += seen.steps;
    return seen;
  }

  /** What is called a cost and returned first is a single number, and so is every input that goes into it as it is. */
  private singleCost(solver: Solver, seen: Attempt): boolean {
    const node = this.costNode(seen);
    if (!node || node.shape.every((d) => d.size === 1)) return false;
    const span = node.origin?.span ?? this.subject.definition.nameSpan;
    const asked = [...seen.goesInto(node)].map((input) => solver.take({ kind: "scalar", input, span }));
    return asked.includes(true) || node.shape.map((d) => solver.collapse(d)).includes(true);
  }

  private costNode({ bindings, returned }: Attempt): Node | null {
    const { outputs } = this.subject.definition;
    if (outputs) {
      const [first, second] = outputs.map((o) => o.name);
      const isCost = costName.test(first ?? "") || gradientName.test(second ?? "");
      return isCost ? (bindings.filter((b) => b.name === first && b.frames.length === 0).at(-1)?.node ?? null) : null;
    }
    const all = returned?.kind === "sequence" ? returned.items : [returned];
    const [first, second] = all.map((value) => (value?.kind === "array" ? value.node : null));
    if (!first) return null;
    const named = first.op === "negative" && first.name === null ? first.args[0] : first;
    return costName.test(named?.name ?? "") || gradientName.test(second?.name ?? "") ? first : null;
  }

  /** Other forms of the inputs that take part in what does not fit, or fits oddly. */
  private *alternatives(found: Found): Generator<Alternative> {
    const { language, body } = this.text;
    const open = [...found.guesses.inputs.keys()].filter((input) => {
      const form = found.solver.formAt(input);
      return form !== undefined && form !== "whole" && !isUnpacked(input, body, language);
    });
    yield* this.numbers(open, found);
    if (found.square.size > 0) {
      for (const input of open) if (found.square.has(input)) yield [[familyOf(input), "vector"]];
      for (const input of open)
        if (found.solver.formAt(input) === "vector" && !isBias(input)) yield [[familyOf(input), "matrix"]];
    }
    if (found.score < 0.8) return;
    const involved = open.filter((input) => found.involved.has(input));
    // What is written in small letters is less often what it was taken for than a matrix in capitals.
    const capital = (input: string): number => (/^[A-Z]/.test(input) ? 1 : 0);
    const order = (involved.length > 0 ? involved : open).sort((a, b) => capital(a) - capital(b));
    yield* this.columns(order, found);
    for (const input of order) {
      const form = rankForms[found.stretches.get(input) ?? -1];
      if (form && language === "python") yield [[familyOf(input), form]];
    }
    const others = order.map((input) => otherForms(found.solver.formAt(input) ?? "unknown", input, language));
    for (let k = 0; k < (involved.length > 0 ? 4 : 2); k++) {
      if (k > 0) yield laterForms;
      for (const [i, input] of order.entries()) {
        const form = others[i]?.[k];
        if (form) yield [[familyOf(input), form]];
      }
    }
  }

  /** What had to have one entry for the cost to be a number is a number, and so may be what is added to every example. */
  private *numbers(open: readonly string[], { guesses, solver, offsets }: Found): Generator<Alternative> {
    for (const input of open) if (offsets.has(input)) yield [[familyOf(input), "scalar"]];
    if (solver.collapsed === 0) return;
    for (const input of open) {
      const guess = guesses.inputs.get(input);
      const isSingle = guess?.kind === "array" && guess.shape.every((d) => asConstant(d) === 1);
      const form = isSingle ? solver.formAt(input) : "scalar";
      if (form === "matrix") yield [[familyOf(input), "vector"]];
      if (form !== "scalar") yield [[familyOf(input), "scalar"]];
    }
  }

  /** In a network that works on columns all biases are columns, and where they are, states are, too. */
  private *columns(inputs: readonly string[], { solver }: Found): Generator<Alternative> {
    const vectors = inputs.filter((input) => solver.formAt(input) === "vector");
    if (this.text.language !== "python") {
      // Data that lies in columns has its numbers in rows.
      if (vectors.length > 1) yield vectors.map((input) => [familyOf(input), "row"] as const);
      return;
    }
    const biases = vectors.filter((input) => isBias(input));
    if (biases.length > 1) yield biases.map((input) => [familyOf(input), "column"] as const);
    if (inputs.some((input) => solver.formAt(input) === "column"))
      for (const input of vectors) yield [[familyOf(input), "column"]];
  }
}

function keyOf(fixed: ReadonlyMap<string, Form>): string {
  return [...fixed]
    .map((entry) => entry.join(" "))
    .sort()
    .join();
}

/** Everything that is a name in a text; the sizes in `HxN` are two. */
function wordsIn(text: string): Set<string> {
  const sizes = [...text.matchAll(/\b([A-Z])x(?=[A-Z\d])|(?<=[A-Z\d]x)([A-Z])\b/g)].map((m) => m[1] ?? m[2] ?? "");
  return new Set([...(text.match(identifiers) ?? []), ...sizes]);
}
