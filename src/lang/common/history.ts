/** What was followed when and what it made, so that a statement can be followed again as it stood then. */

import { type Frame, isAside, type Node } from "../../core/node";
import { type Scope, timeOfNames } from "./scope";
import type { Tracer } from "./tracer";
import type { Stmt } from "./tree";

/** Some neighbours in a list; the end is not among them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a stretch of the trace has added to it. */
export interface Added {
  readonly nodes: Stretch;
  readonly bindings: Stretch;
  readonly uses: Stretch;
  readonly diagnostics: Stretch;
}

/** One time that a statement without a block was followed. */
export interface Execution extends Added {
  readonly statement: Stmt;
  /** Its names, and when. */
  readonly scope: Scope;
  readonly time: Stretch;
  /** How many random arrays had been drawn. */
  readonly drawn: number;
  readonly frames: readonly Frame[];
  readonly passes: readonly number[];
  readonly passesOutside: number;
  readonly depth: number;
  readonly tries: number;
}

/** Lengths of the lists that a trace adds to. */
type Lengths = readonly [nodes: number, bindings: number, uses: number, diagnostics: number];

/** The executions of one trace, in order. */
export class History {
  private readonly byStatement = new Map<Stmt, Execution[]>();
  /** Ids of nodes whose values were asked for outside of the statement that made them. */
  readonly looked = new Set<number>();
  /** Ids of nodes of a statement under way that were looked through: what they are made from is known to decide. */
  private passed = new Set<number>();
  /** The first node of the statement under way. */
  private first = Number.POSITIVE_INFINITY;
  private isIdle = false;
  /** Statements of which some executions are not kept. */
  readonly partial = new Set<Stmt>();

  /** A statement begins; what is returned is to be called when it ends. */
  begin(t: Tracer, statement: Stmt): (() => void) | null {
    if ((statement.kind !== "assign" && statement.kind !== "expression") || !isPlain(t)) return null;
    if (t.aside.isOn) {
      this.partial.add(statement);
      return null;
    }
    const before = lengths(t);
    const [began, drawn] = [timeOfNames(), t.drawn.length];
    const { scope, frames, passes, passesOutside, depth, tries } = t;
    const { first, passed } = this;
    [this.first] = before;
    this.passed = new Set();
    return () => {
      this.first = first;
      this.passed = passed;
      const time = { from: began, to: timeOfNames() };
      const added = addedSince(t, before);
      const made = { statement, scope, time, drawn, frames, passes, passesOutside, depth, tries, ...added };
      const list = this.byStatement.get(statement);
      if (list) list.push(made);
      else this.byStatement.set(statement, [made]);
    };
  }

  /** The values of a node decide about what follows. */
  look(node: Node): void {
    if (this.isIdle) return;
    const open = [node];
    for (let next = open.pop(); next; next = open.pop()) {
      const decides = next.id < this.first && !isAside(next) ? this.looked : this.passed;
      if (decides.has(next.id)) continue;
      decides.add(next.id);
      if (decides === this.passed) open.push(...next.args);
    }
  }

  /** What `follow` gives, which looks at values for nobody but a reader of what is printed. */
  idly<T>(follow: () => T): T {
    const before = this.isIdle;
    this.isIdle = true;
    try {
      return follow();
    } finally {
      this.isIdle = before;
    }
  }

  /** All times a statement was followed. */
  of(statement: Stmt): readonly Execution[] {
    return this.byStatement.get(statement) ?? [];
  }
}

/** Lengths to measure from with `addedSince`. */
export function lengths({ graph, bindings, uses, reports }: Tracer): Lengths {
  return [graph.nodes.length, bindings.length, uses.length, reports.diagnostics.length];
}

/** What a trace has got since it had these lengths. */
export function addedSince(t: Tracer, before: Lengths): Added {
  const [nodes, bindings, uses, diagnostics] = lengths(t).map((to, i) => ({ from: before[i] as number, to }));
  return { nodes, bindings, uses, diagnostics } as Added;
}

/** Whether the file's own text is followed, and nothing is assumed of its inputs. */
function isPlain(t: Tracer): boolean {
  return !t.abroad && !t.standIn && !t.assumed && !t.isRevisited;
}
