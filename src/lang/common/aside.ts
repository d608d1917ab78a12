/** What is followed for its numbers only: it makes no rows, and its nodes stay out of the graph. */

import { type Graph, isAside, type Node } from "../../core/node";
import { unrecorded } from "./scope";
import type { Tracer } from "./tracer";
import { array, type Value } from "./value";

/** Graphs aside from that of a trace. */
export class Aside {
  /** The graph proper, while only numbers count. */
  private outside: Graph | null = null;
  /** How many nodes were made in such graphs. */
  private made = 0;

  constructor(private readonly t: Tracer) {}

  /** Whether only the numbers of what is followed count. */
  get isOn(): boolean {
    return this.outside !== null;
  }

  /** Follows something for its numbers. */
  follow<T>(follow: () => T): T {
    if (this.outside) return follow();
    this.outside = this.t.graph;
    this.t.graph = this.outside.forNumbers(this.made);
    try {
      return unrecorded(follow);
    } finally {
      this.t.host.forget?.();
      this.made += this.t.graph.nodes.length;
      this.t.graph = this.outside;
      this.outside = null;
    }
  }

  /** A node with the numbers of one that was made aside. */
  adopt(X: Node, into: Graph): Node {
    const depends = new Set<Node>();
    const [seen, open] = [new Set([X]), [X]];
    for (let node = open.pop(); node; node = open.pop())
      for (const arg of node.args)
        if (!isAside(arg)) depends.add(arg);
        else if (!seen.has(arg)) {
          seen.add(arg);
          open.push(arg);
        }
    this.t.looked = true;
    for (const node of depends) this.t.history.look(node);
    const attrs = { value: this.t.host.evaluate(X), why: "passes of a loop are followed for their numbers only" };
    const node = into.add("followed", [...depends], attrs, X.shape, X.origin);
    this.t.dialect.alike?.(this.t, node, X);
    return node;
  }

  /** A value with arrays of the graph at hand. */
  own(value: Value): Value {
    return value.kind === "array" ? array(this.t.graph.own(value.node)) : value;
  }
}
