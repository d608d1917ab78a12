/** Values on the way to the cost: one node per occurrence in the user's text, plus the nodes that rules build. */

import { type Dim, printDim } from "./dim";
import { Sequences } from "./sequences";
import type { Shape } from "./shape";
import type { Span } from "./span";
import { count, type Tensor } from "./tensor";

/** What an operation needs besides its operands: axes, an order, a slice. */
export type Attr = number | string | boolean | null | Dim | Tensor | readonly Attr[];

/** Attributes by name. */
export type Attrs = Readonly<Record<string, Attr>>;

/** One call on the way from the top level to a piece of text. */
export interface Frame {
  readonly function: string;
  /** Where the call stands. */
  readonly span: Span;
}

/** The piece of the user's text that a node stands for. */
export interface Origin {
  readonly span: Span;
  /** The call path, outermost first. */
  readonly frames: readonly Frame[];
  /** Pass numbers of the loops around it, outermost first and from 1; `null` outside of loops. */
  readonly iteration: readonly number[] | null;
}

/** An array value, written once. `op` names an operation of the catalogue. */
export interface Node {
  readonly id: number;
  readonly op: string;
  readonly args: readonly Node[];
  readonly attrs: Attrs;
  /** Operation and attributes as text, the same for the same ones. */
  readonly signature: string;
  readonly shape: Shape;
  /** Value number: nodes with the same number hold the same values. */
  readonly number: number;
  /** `null` for a node that a differentiation rule built. */
  readonly origin: Origin | null;
  /** The name the text gives it; set when the name is bound, after the value has been computed. */
  name: string | null;
}

/** A growing list of nodes; operands always come before their users. */
export class Graph {
  /** Whether nodes of other graphs may be handed in. */
  private meetsStrangers = false;

  /**
   * Graphs that share `numbers` share value numbers, and with them values that were computed. `first` is the id of the
   * first node, where nodes must not be taken for those of another graph.
   */
  constructor(
    private readonly numbers = new ValueNumbers(),
    private readonly first = 0,
    readonly nodes: Node[] = [],
    /** Gives a node of this graph for one that was made aside from it. */
    private readonly adopt: ((stranger: Node, into: Graph) => Node) | null = null,
  ) {}

  /** Appends a node. Nodes with the same operation, attributes and operand values share a value number. */
  add(op: string, operands: readonly Node[], attrs: Attrs, shape: Shape, origin: Origin | null): Node {
    const args =
      this.meetsStrangers && operands.some((X) => this.isStranger(X)) ? operands.map((X) => this.own(X)) : operands;
    const id = this.first + this.nodes.length;
    // Where only numbers count, nobody looks for what has the same contents.
    const isShared = id < firstAside;
    const signature = isShared ? op + printAttrs(attrs) : op;
    const number = isShared ? this.numbers.of(signature, args) : id;
    const node: Node = { id, op, args, attrs, signature, shape, number, origin, name: null };
    this.nodes.push(node);
    return node;
  }

  /** The node itself, or one that stands for it where it was made aside. */
  own(X: Node): Node {
    return this.adopt && this.meetsStrangers && this.isStranger(X) ? this.adopt(X, this) : X;
  }

  private isStranger(X: Node): boolean {
    return isAside(X) && !(this.first >= firstAside && X.id >= this.first);
  }

  /** A graph for nodes of which only the numbers count; `made` nodes have been made in such graphs before. */
  forNumbers(made: number): Graph {
    const graph = new Graph(this.numbers, firstAside + made, [], this.adopt);
    this.meetsStrangers = true;
    graph.meetsStrangers = true;
    return graph;
  }

  /** A graph for nodes that stand on those of this one and are none of its own. */
  aside(first: number): Graph {
    return new Graph(this.numbers, first);
  }

  /**
   * The graph with other contents in the places of some nodes, by id. What stands on them is made anew, in its own place
   * as well; everything else is shared. Nodes that are not `live`, by id, are left as they are; nobody may ask for them.
   */
  with(contents: ReadonlyMap<number, Content>, live: Uint8Array): Graph {
    const nodes = this.nodes.slice();
    for (let id = Math.min(nodes.length, ...contents.keys()); id < nodes.length; id++) {
      const node = nodes[id] as Node;
      const content = contents.get(id);
      if (content) {
        const args = content.args.map((arg) => nodes[arg] as Node);
        nodes[id] = this.renewed(id, content, args);
      } else if (live[id] !== 0) {
        const args = presentArgs(node, nodes);
        if (args !== node.args) nodes[id] = this.renewed(id, node, args);
      }
    }
    return new Graph(this.numbers, 0, nodes);
  }

  private renewed(id: number, content: Omit<Content, "args">, args: readonly Node[]): Node {
    const { op, attrs, signature, shape, origin, name } = content;
    const number = this.numbers.of(signature, args);
    // The same properties in the same order as elsewhere: objects of one kind are read faster.
    return { id, op, args, attrs, signature, shape, number, origin, name };
  }
}

/** Ids from here on belong to graphs of which only the numbers count. */
const firstAside = 2 ** 40;

/** Whether a node was made where only numbers count. */
export function isAside(X: Node): boolean {
  return X.id >= firstAside;
}

/** The operands of a node as they are in `nodes`; its own list where they are those. */
function presentArgs({ args }: Node, nodes: readonly Node[]): readonly Node[] {
  let present: Node[] | null = null;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Node;
    const now = nodes[arg.id] as Node;
    if (now === arg) continue;
    present ??= args.slice();
    present[i] = now;
  }
  return present ?? args;
}

/** What a node holds, its operands by id. */
export type Content = Pick<Node, "op" | "attrs" | "signature" | "shape" | "origin" | "name"> & {
  readonly args: readonly number[];
};

/** Numbers what nodes hold: the same signature and numbers of operands have the same number, and only they. */
export class ValueNumbers {
  private readonly sequences = new Sequences();

  of(signature: string, args: readonly Node[]): number {
    let number = this.sequences.start(signature);
    for (const arg of args) number = this.sequences.extend(number, arg.number);
    return number;
  }
}

/** Attributes as text, equal for equal attributes. */
function printAttrs(attrs: Attrs): string {
  const keys = Object.keys(attrs);
  if (keys.some((k, i) => i > 0 && k < (keys[i - 1] as string))) keys.sort();
  let text = "";
  for (const k of keys) text += `;${k}=${printAttr(attrs[k] ?? null)}`;
  return text;
}

/** Whether an attribute is a tensor. */
export function isTensor(a: Attr): a is Tensor {
  return typeof a === "object" && a !== null && "data" in a;
}

/** Whether an attribute is a size. */
export function isDim(a: Attr): a is Dim {
  return typeof a === "object" && a !== null && "monomials" in a;
}

function printAttr(a: Attr): string {
  if (Array.isArray(a)) return `[${a.map(printAttr).join()}]`;
  if (isTensor(a))
    return count(a.size) <= 64 ? `${a.size.join("x")}:${a.data.join()}` : `${a.size.join("x")}:${fingerprint(a)}`;
  if (isDim(a)) return `${printDim(a)}=${a.size}`;
  // JSON has neither infinities nor −0.
  if (typeof a === "number") return Object.is(a, -0) ? "-0" : String(a);
  return JSON.stringify(a);
}

const fingerprints = new WeakMap<Tensor, string>();

/** Two 32-bit sums over all bits of the entries: the same for the same entries, and by chance once in 2⁶⁴ for others. */
function fingerprint(t: Tensor): string {
  const known = fingerprints.get(t);
  if (known !== undefined) return known;
  const words = new Uint32Array(t.data.buffer, t.data.byteOffset, t.data.length * 2);
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    a = Math.imul(a ^ word, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b ^ word, 0x85ebca6b);
    b ^= b >>> 13;
  }
  const made = `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
  fingerprints.set(t, made);
  return made;
}
