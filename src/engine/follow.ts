/** Follows a file: hands the tracer the values it asks for, keeps to the limits, and leaves when somebody else waits. */

import { compute, missing, type Values } from "../autodiff/evaluate";
import { entriesOf, planOf } from "../autodiff/plan";
import type { Holding } from "../autodiff/plan-memory";
import { PlanRun } from "../autodiff/plan-run";
import { isAside, type Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import type { Span } from "../core/span";
import type { Tensor } from "../core/tensor";
import { forwardFlops } from "../cost/node-costs";
import { TooMuch } from "../lang/common/interrupts";
import { cancellable } from "../numeric/cancel";
import type { Limits } from "./limits";
import { longComputation, type Surroundings } from "./numbers";

/** Thrown through the tracer when a message waits; not an `Error`, because the tracer turns errors into opaque values. */
export class Interrupted {}

/** Statements between two looks at the clock. */
const stride = 32;
/** Milliseconds after which a sign of life is given. */
const quiet = 300;

/** What a trace may ask of the engine while it is under way. */
export class Following {
  private readonly end: number;
  private statements = 0;
  /** Values the tracer has, by value number. */
  private readonly handed = new Map<number, Tensor>();
  /** Of what is followed for its numbers only. */
  private readonly valuesAside: Values = new Map();
  private said: number;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly holding: Holding,
    private readonly limits: Limits,
    private readonly around: Surroundings,
  ) {
    this.said = around.now();
    this.end = this.said + limits.maxSeconds * 1000;
  }

  /** Told before every statement. */
  step(span: Span): void {
    this.statements += 1;
    if (this.statements % stride !== 0) return;
    const now = this.around.now();
    if (this.around.urgent()) throw new Interrupted();
    if (now > this.end) throw this.late(span);
    if (now - this.said < quiet) return;
    this.said = now;
    this.around.long(0);
  }

  /** Values that a branch or an index depends on; the tracer turns an error into a value of unknown meaning. */
  evaluate(node: Node): Tensor {
    if (isAside(node)) return this.computedAside(node);
    const { holding } = this;
    const known = this.handed.get(node.number);
    if (known) return known;
    const value = holding.get(node) ?? this.computed(node);
    // A copy: the tracer may put it into the graph for good.
    const own = { size: value.size, data: value.data.slice() };
    this.handed.set(node.number, own);
    return own;
  }

  /** Values that were only of use for numbers are of no more use. */
  forget(): void {
    this.valuesAside.clear();
  }

  private computedAside(node: Node): Tensor {
    const values = this.valuesAside;
    const known = (n: Node): boolean => {
      if (!isAside(n) && !values.has(n.number)) values.set(n.number, this.evaluate(n));
      return values.has(n.number);
    };
    for (const next of missing([node], known)) compute(next, this.catalogue, values);
    return values.get(node.number) as Tensor;
  }

  private computed(node: Node): Tensor {
    const { holding, limits } = this;
    const plan = planOf(
      [node],
      (n) => holding.get(n) !== null,
      () => true,
    );
    const entries = entriesOf(plan);
    if (entries > limits.maxElements || !holding.memory.makeRoom(entries * 8, limits.maxBytes))
      throw new Error("it depends on more numbers than the limit allows");
    const run = new PlanRun(plan, this.catalogue, holding.values, holding.memory.arena);
    for (const step of plan.steps) this.compute(run, step.node, () => holding.keep(step.node, run.compute(step)));
    return holding.get(node) as Tensor;
  }

  private compute(run: PlanRun, node: Node, work: () => void): void {
    const flops = forwardFlops(node, this.catalogue).size;
    if (flops > longComputation) this.around.long(flops);
    const stop = (): boolean => this.around.urgent() || this.around.now() > this.end;
    const done = cancellable(stop, () => {
      work();
      return true;
    });
    if (done) return;
    run.end();
    if (this.around.now() > this.end) throw this.late(node.origin?.span ?? { from: 0, to: 0 });
    throw new Interrupted();
  }

  private late(span: Span): TooMuch {
    return new TooMuch(
      `Following this file takes more than ${this.limits.maxSeconds} s (setting adjoint.limits.seconds)`,
      span,
    );
  }
}
