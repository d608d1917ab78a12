/** Infers shapes of undeclared inputs: assumes some, follows the function quietly, learns from what does not fit, and tries again. */

import type { Diagnostic } from "../../core/diagnostic";
import { asConstant, one } from "../../core/dim";
import { identifiers } from "../../core/identifiers";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Demand, Guesses } from "./assumed";
import { followedText } from "./followed-text";
import { type Form, familyOf, type Guess, isBias, isUnpacked, otherForms } from "./guesses";
import { Solver, type SolverText } from "./solver";
import type { Binding, DimInfo } from "./trace";
import type { FunctionDef, Module } from "./tree";
import type { Value } from "./value";

/** What one quiet trace showed. */
export interface Attempt {
  readonly demands: readonly Demand[];
  /** Inputs that operators stretched over something larger. */
  readonly stretches: ReadonlySet<string>;
  readonly dims: ReadonlyMap<string, DimInfo>;
  readonly diagnostics: readonly Diagnostic[];
  readonly bindings: readonly Binding[];
  readonly returned: Value | null;
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
}

/** How often a function is followed at most, and how many values and statements that may take. */
const budget = { traces: 60, nodes: 120_000, steps: 20_000 };

/** Names of a result that is a single number. */
const costName =
  /^(?:[JcEfL]|cost|loss|nll|nlml|nlZ|objective|obj|err|error|energy|val|fval|value|lik|ll|logp|logl\w*)$/;

/** Finds guesses for the inputs of a function. */
export function infer(subject: Subject, attempt: (guesses: Guesses) => Attempt): Inference {
  return new Search(subject, attempt).run();
}

interface Found extends Inference {
  readonly solver: Solver;
  readonly unmet: readonly Demand[];
  /** Inputs whose shapes fit but are not what one would expect. */
  readonly odd: ReadonlySet<string>;
  /** How badly it fits; 0 is perfect. */
  readonly score: number;
}

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
    const fixed = new Map<string, Form>();
    let best = this.descend(fixed);
    for (let improved = true; improved && best.score >= 1 && this.mayGoOn(); ) {
      improved = false;
      for (const others of this.alternatives(best)) {
        if (!this.mayGoOn()) break;
        const found = this.descend(new Map([...fixed, ...others]));
        if (found.score >= best.score) continue;
        for (const [input, form] of others) fixed.set(input, form);
        best = found;
        improved = true;
        // What takes part in the rest of what does not fit is another matter now.
        break;
      }
    }
    return best;
  }

  private mayGoOn(): boolean {
    return this.traces < budget.traces && this.nodes < budget.nodes && this.steps < budget.steps;
  }

  /** Learns until nothing new is asked. */
  private descend(fixed: ReadonlyMap<string, Form>): Found {
    let dims: ReadonlyMap<string, DimInfo> = new Map();
    const solver = new Solver(
      this.text,
      this.subject.inputs,
      fixed,
      (name) => dims.get(name)?.dim.size,
      this.structure,
    );
    let guesses = solver.guesses();
    let last: Attempt | null = null;
    for (let turn = 0; turn < 40 && (turn === 0 || this.mayGoOn()); turn++) {
      last = this.follow(guesses);
      dims = last.dims;
      const learned = solver.learn(last.demands) || solver.settle() || this.singleCost(solver, last);
      if (!learned) break;
      guesses = solver.guesses();
    }
    const unmet = [...solver.unmet];
    this.structure = solver.structure();
    const complaints = last?.diagnostics.filter((d) => d.code === "unsupported" || d.severity === "error").length ?? 0;
    // Sizes that are the same number and cannot be told to be one size do no harm.
    const apart = unmet.filter((d) => d.kind !== "equal" || d.a.size !== d.b.size).length;
    const odd = last ? unexpected(last, guesses) : new Set<string>();
    const lost = new Set(last?.bindings.flatMap((b) => (b.frames.length === 0 && b.node === null ? [b.name] : [])))
      .size;
    const score =
      odd.size +
      // Of two ways in which something does not fit, that which fits longer is nearer.
      0.6 * lost +
      4 * apart +
      0.25 * (unmet.length - apart) +
      complaints +
      0.5 * fixed.size +
      (solver.collapsed > 0 ? 2 * solver.collapsed : 0);
    return { guesses, reasons: solver.reasons, solver, unmet, odd, score };
  }

  private follow(guesses: Guesses): Attempt {
    this.traces += 1;
    const seen = this.attempt(guesses);
    this.nodes += seen.nodes;
    this.steps += seen.steps;
    return seen;
  }

  /** What is called a cost and returned first is a single number. */
  private singleCost(solver: Solver, seen: Attempt): boolean {
    const node = this.costNode(seen);
    if (!node) return false;
    return node.shape.map((d) => solver.collapse(d)).includes(true);
  }

  private costNode({ bindings, returned }: Attempt): Node | null {
    const { outputs } = this.subject.definition;
    if (outputs) {
      const name = outputs[0]?.name ?? "";
      return costName.test(name)
        ? (bindings.filter((b) => b.name === name && b.frames.length === 0).at(-1)?.node ?? null)
        : null;
    }
    const first = returned?.kind === "sequence" ? returned.items[0] : returned;
    return first?.kind === "array" && costName.test(first.node.name ?? "") ? first.node : null;
  }

  /** Other forms of the inputs that take part in what does not fit. */
  private *alternatives(found: Found): Generator<readonly (readonly [string, Form])[]> {
    const involved = new Set(
      found.unmet.flatMap((d) => (d.kind === "equal" ? d.inputs : "input" in d ? [d.input] : [])),
    );
    for (const input of found.odd) involved.add(input);
    const inputs = involved.size > 0 ? involved : new Set(found.guesses.inputs.keys());
    // What is written in small letters is less often what it was taken for than a matrix in capitals.
    const capital = (input: string): number => (/^[A-Z]/.test(input) ? 1 : 0);
    const order = [...inputs].sort((a, b) => capital(a) - capital(b));
    const forms = order.flatMap((input) => {
      const form = found.solver.formAt(input);
      const known = isUnpacked(input, this.text.body, this.text.language);
      return form && form !== "whole" && !known ? [{ input, others: otherForms(form, input, this.text.language) }] : [];
    });
    // What had to have one entry for the cost to be a number is a number.
    for (const { input } of forms) {
      const guess = found.guesses.inputs.get(input);
      const isSingle = guess?.kind === "array" && guess.shape.length === 1 && asConstant(guess.shape[0] ?? one) === 1;
      if (found.solver.collapsed > 0 && isSingle) yield [[familyOf(input), "scalar"]];
    }
    yield* this.columns(
      forms.map((f) => f.input),
      found,
    );
    const tried = new Set<string>();
    for (let k = 0; k < 3; k++) {
      for (const { input, others } of forms) {
        const [family, form] = [familyOf(input), others[k]];
        if (!form || tried.has(`${family} ${form}`)) continue;
        tried.add(`${family} ${form}`);
        yield [[family, form]];
      }
    }
  }

  /** In a network that works on columns all biases are columns. */
  private *columns(inputs: readonly string[], { solver }: Found): Generator<readonly (readonly [string, Form])[]> {
    const biases = inputs.filter((input) => isBias.test(input) && solver.formAt(input) === "vector");
    if (this.text.language === "python" && biases.length > 1)
      yield biases.map((input) => [familyOf(input), "column"] as const);
  }
}

/** Inputs that operators stretch though they look like data, and those whose gradient, by its name, has another shape. */
function unexpected({ stretches, bindings }: Attempt, guesses: Guesses): Set<string> {
  const odd = new Set(stretches);
  const shapes = new Map<string, readonly number[]>();
  for (const b of bindings)
    if (b.frames.length === 0 && b.node)
      shapes.set(
        b.name,
        b.node.shape.map((d) => d.size),
      );
  for (const [input, guess] of guesses.inputs) {
    const own = shapes.get(input);
    if (guess.kind !== "array" || !own) continue;
    for (const name of [`d${input}`, `${input}_grad`, `${input}grad`, `grad_${input}`, `g${input}`]) {
      const gradient = guesses.inputs.has(name) ? undefined : shapes.get(name);
      if (gradient?.some((n) => n > 1) && gradient.join() !== own.join()) odd.add(input);
    }
  }
  return odd;
}

/** Everything that is a name in a text; the sizes in `HxN` are two. */
function wordsIn(text: string): Set<string> {
  const sizes = [...text.matchAll(/\b([A-Z])x(?=[A-Z\d])|(?<=[A-Z\d]x)([A-Z])\b/g)].map((m) => m[1] ?? m[2] ?? "");
  return new Set([...(text.match(identifiers) ?? []), ...sizes]);
}
