/** A NumPy program, traced and swept: what the tests of the sweep and of the printer start from. */
import assert from "node:assert/strict";
import { ruleBuilder } from "../../src/autodiff/builder";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { contributionTo, reverse, type Sweep } from "../../src/autodiff/reverse";
import type { Node } from "../../src/core/node";
import type { Tensor } from "../../src/core/tensor";
import { trace } from "../../src/lang/common/follow";
import { defaultLimits, type Trace } from "../../src/lang/common/trace";
import { python } from "../../src/lang/python/dialect";
import { parsePython } from "../../src/lang/python/parse";
import { catalogue } from "../../src/ops";
import { barredName, latexBarred, latexName, prettyName } from "../../src/print/names";
import { print } from "../../src/print/printer";

/** A program whose cost is `c`. */
export class PythonProgram {
  readonly values: Values = new Map();
  readonly trace: Trace;
  readonly sweep: Sweep;

  constructor(text: string) {
    const host = {
      evaluate: (n: Node) => evaluate(n, catalogue, this.values),
      file: () => ({ kind: "missing", why: "" }) as const,
      lastGood: () => null,
      lastKnown: () => null,
      parse: parsePython,
    };
    const options = { entry: null, sizes: {}, values: new Map(), seed: 1, limits: defaultLimits };
    this.trace = trace(parsePython(`import numpy as np\n${text}`), python, catalogue, host, options);
    this.sweep = reverse(this.trace.graph, catalogue, this.node("c"), (n) => n.op === "input" || n.op === "opaque");
  }

  /** The last value of a name. */
  node(name: string): Node {
    const found = this.trace.bindings.findLast((b) => b.name === name)?.node;
    assert.ok(found, `${name} has no value: ${this.trace.diagnostics.map((d) => d.message).join("; ")}`);
    return found;
  }

  bar(name: string): Node {
    const found = this.sweep.adjoints.get(this.node(name).id)?.node;
    assert.ok(found, `${name} has no adjoint`);
    return found;
  }

  value(node: Node): Tensor {
    return evaluate(node, catalogue, this.values);
  }

  /** The adjoint of a name over named values, and over adjoints of the names in `bars`, whatever those are. */
  formula(name: string, bars: readonly string[] = [], target: "unicode" | "latex" = "unicode"): string {
    const open = new Map(bars.map((b) => [this.node(b).id, this.standIn(b)]));
    const barred = new Map(bars.map((b) => [open.get(this.node(b).id)?.id, b]));
    const names = new Map(this.trace.bindings.flatMap((b) => (b.node ? [[b.node.id, b.name] as const] : [])));
    const [plain, over] = target === "unicode" ? [prettyName, barredName] : [latexName, latexBarred];
    const text = print(bars.length === 0 ? this.bar(name) : this.owed(this.node(name), open), {
      catalogue,
      target,
      base: 0,
      name(n) {
        const bar = barred.get(n.id);
        if (bar !== undefined) return over(bar);
        const own = names.get(n.id);
        return own === undefined ? null : plain(own);
      },
    });
    assert.ok(text !== null);
    return text;
  }

  private standIn(name: string): Node {
    const { shape } = this.bar(name);
    return this.trace.graph.add(
      "input",
      [],
      { shape: [...shape], data: null, seed: name, distribution: "normal" },
      shape,
      null,
    );
  }

  /** The adjoint of X built once more, over stand-ins for the adjoints of some of its users. */
  private owed(X: Node, open: ReadonlyMap<number, Node>): Node {
    const adjoint = this.sweep.adjoints.get(X.id);
    assert.ok(adjoint);
    if (adjoint.contributions.length === 0) return adjoint.node;
    const build = ruleBuilder(this.trace.graph, catalogue);
    return adjoint.contributions
      .map(({ user, index }) => {
        const Zbar = open.get(user.id) ?? this.owed(user, open);
        return contributionTo(user, index, Zbar, catalogue, build) as Node;
      })
      .reduce((sum, term) => build.apply("add", [sum, term]));
  }
}
