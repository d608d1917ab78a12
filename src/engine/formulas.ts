/** Closed forms of values and adjoints, in the names of the file. */

import type { AmendedText } from "../core/amended-text";
import { isTensor, type Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { isCoefficient, isZero, repeatedScalar } from "../ops/algebra";
import { barredName, latexBarred, latexName, prettyName, shortName } from "../print/names";
import { type PrintOptions, print, printDefinition } from "../print/printer";
import type { FormulaMemory } from "./formula-memory";
import { type RowSource, sameOrigin } from "./rows";

/** One formula for reading and for typesetting; empty texts where there is none. */
export interface Formula {
  readonly formula: string;
  readonly latex: string;
}

/** A named value and where it stands in the graph. */
interface Named {
  readonly node: Node;
  readonly name: string;
}

/** Up to so many characters, an adjoint is written out in values. */
const shortEnough = 36;

/** What takes more steps to look through is longer. */
const steps = 400;

/** Beyond so many characters nobody reads a formula. */
const longest = 600;

/** Prints everything of one trace. */
export class Formulas {
  private readonly own: ReadonlyMap<number, string>;
  /** The named values, in the order of their rows. */
  private readonly named: readonly { readonly id: number; readonly name: string }[];
  private readonly values = new Map<number, Named[]>();
  /** What nodes read like, by id. */
  private readonly structures = new Map<number, number>();
  /** The same as one row sees them, to which only earlier names mean something. */
  private readonly before = new Map<number, number>();

  constructor(
    text: AmendedText,
    nodes: readonly Node[],
    rows: readonly RowSource[],
    private readonly standsFor: (node: Node) => Node | null,
    private readonly catalogue: Catalogue,
    private readonly base: 0 | 1,
    private readonly memory: FormulaMemory,
    /** Of a revision with the same names and the same words. */
    earlier: Formulas | null = null,
  ) {
    memory.begin();
    this.named =
      earlier?.named ??
      rows.flatMap(({ node, binding }) => (node && binding ? [{ id: node.id, name: shortName(binding.name) }] : []));
    this.own =
      earlier?.own ?? new Map([...drawn(text, nodes), ...this.named.map(({ id, name }) => [id, name] as const)]);
    for (const { id, name } of this.named) {
      const node = nodes[id] as Node;
      if (!isPlain(node)) push(this.values, node.number, { node, name });
    }
  }

  /** A row's own formula over values that come before it. */
  definition(node: Node): Formula {
    const name = (n: Node): Named | null => this.value(n, node.id);
    this.before.clear();
    const structure = this.memory.structure(node, (n) => name(n)?.name ?? null, this.before, true);
    return this.memory.written("definition", [structure], () =>
      this.write(
        (options) => printDefinition(node, options),
        name,
        () => null,
      ),
    );
  }

  /** An adjoint: in values where that is short, else over adjoints that have names. */
  adjoint(closed: Node, open: Node): Formula | null {
    const whole = this.memory.structureWithin(steps, closed, this.naming, this.structures);
    if (whole === null) return this.open(open);
    return this.memory.written("adjoint", [whole, this.structure(open)], () => {
      const short = this.print(closed, shortEnough);
      if (short.formula !== "" && lettersIn(short.formula) <= shortEnough) return short;
      return this.open(open);
    });
  }

  private open(node: Node): Formula | null {
    const long = this.term(node);
    return long.formula === "" ? null : long;
  }

  /** A piece of an adjoint, over values and adjoints that have names. */
  term(node: Node): Formula {
    return this.memory.written("term", [this.structure(node)], () => this.print(node, longest));
  }

  private structure(node: Node): number {
    return this.memory.structure(node, this.naming, this.structures);
  }

  private readonly naming = (node: Node): string | null => {
    const bar = this.bar(node);
    return bar ? `bar:${bar.name}` : (this.value(node, Number.POSITIVE_INFINITY)?.name ?? null);
  };

  private print(node: Node, limit: number): Formula {
    const value = (n: Node): Named | null => this.value(n, Number.POSITIVE_INFINITY);
    const bar = (n: Node): Named | null => this.bar(n);
    return this.write((options) => print(node, options), value, bar, limit);
  }

  private value(node: Node, before: number): Named | null {
    if (node.id >= before) return null;
    const own = this.own.get(node.id);
    if (own !== undefined) return { node, name: own };
    if (isPlain(node)) return null;
    return this.values.get(node.number)?.find((n) => n.node.id < before) ?? null;
  }

  private bar(node: Node): Named | null {
    const of = this.standsFor(node);
    return of && this.value(of, Number.POSITIVE_INFINITY);
  }

  private write(
    run: (options: PrintOptions) => string | null,
    value: (node: Node) => Named | null,
    bar: (node: Node) => Named | null,
    limit = longest,
  ): Formula {
    const shared = { catalogue: this.catalogue, base: this.base, limit };
    const name = (plain: (s: string) => string, barred: (s: string) => string) => (node: Node) => {
      const later = bar(node);
      if (later) return barred(later.name);
      const named = value(node);
      return named ? plain(named.name) : null;
    };
    const formula = run({ ...shared, target: "unicode", name: name(prettyName, barredName) });
    if (formula === null) return { formula: "", latex: "" };
    const latex = run({ ...shared, limit: longest, target: "latex", name: name(latexName, latexBarred) });
    return { formula: bare(formula), latex: latex ?? "" };
  }
}

/** Random numbers without a name go by the text that draws them, arrays of a file by their name there; by node id. */
function drawn(text: AmendedText, nodes: readonly Node[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const node of nodes) {
    const fresh = node.args.length === 0 && "seed" in node.attrs;
    if (!fresh && (found.size === 0 || !node.args.some((a) => found.has(a.id) && sameOrigin(a, node)))) continue;
    const span = node.origin?.span ?? { from: 0, to: 0 };
    const said = (fresh && node.name) || shortened(text.slice(span).replace(/\s+/g, " "));
    found.set(node.id, said);
  }
  return found;
}

function shortened(call: string): string {
  return call.length <= 30 ? call : call.replace(/\(.*$/s, "(…)");
}

/** Text without parentheses around the whole of it. */
function bare(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === "(") depth += 1;
    else if (text[i] === ")") depth -= 1;
    if (depth === 0) return text;
  }
  return text.slice(1, -1);
}

/** Numbers and counts read better as they are than by a name that happens to hold the same. */
export function isPlain(node: Node): boolean {
  if (isCoefficient(node) || isZero(node)) return true;
  if (node.op === "constant") return isTensor(node.attrs.value ?? null);
  const repeated = repeatedScalar(node);
  return repeated !== null && isCoefficient(repeated);
}

/** Characters without the accents that stand on them. */
function lettersIn(text: string): number {
  return (text.match(/\P{M}/gu) ?? []).length;
}

function push(map: Map<number, Named[]>, key: number, value: Named): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
