/** Which inputs that nobody describes the nodes of a trace come from, and by what way. */

import type { Node } from "../../core/node";

/** The inputs behind the nodes and objects of one trace. */
export class Provenance {
  private readonly inputs = new Map<number, string>();
  private readonly owners = new WeakMap<object, string>();

  /** Notes that a node stands for an input. */
  standsFor(node: Node, input: string): void {
    this.inputs.set(node.id, input);
  }

  /** Notes that a struct or dictionary stands for an input. */
  owns(object: object, input: string): void {
    this.owners.set(object, input);
  }

  /** The input a node is, under whatever name. */
  inputOf(node: Node): string | null {
    const own = this.inputs.get(node.id);
    if (own !== undefined) return own;
    return node.op === "identity" && node.args[0] ? this.inputOf(node.args[0]) : null;
  }

  /** The input a node is but for a single number. */
  scaledInput(node: Node): string | null {
    const [array, ...more] = /^(?:multiply|divide)$/.test(node.op) ? node.args.filter((a) => a.shape.length > 0) : [];
    return this.inputOf(node) ?? (array && more.length === 0 ? this.inputOf(array) : null);
  }

  /** The input a node is but for its arrangement. */
  turnedInput(node: Node): string | null {
    const [only] = node.args;
    return this.inputOf(node) ?? (only && node.args.length === 1 ? this.turnedInput(only) : null);
  }

  /** The input whose entries a node has, all of them. */
  arranged(node: Node): string | null {
    const [only] = node.args;
    return this.inputOf(node) ?? (only && /^(?:transpose|reshape)$/.test(node.op) ? this.arranged(only) : null);
  }

  /** The input a struct or dictionary, or an array taken for one, stands for. */
  ownerOf(value: { readonly kind: string; readonly node?: Node | null }): string | null {
    return this.owners.get(value) ?? (value.node ? this.inputOf(value.node) : null);
  }

  /** The input a node is a part of, taken by an index. */
  wholeOf(node: Node): string | null {
    const [from] = node.args;
    const moved = /^(?:slice|take|pick|reshape)$/.test(node.op);
    return this.inputOf(node) ?? (moved && from ? this.wholeOf(from) : null);
  }

  /** Every input a node is computed from. */
  inputsBehind(node: Node, found = new Set<string>(), seen = new Set<number>()): ReadonlySet<string> {
    if (seen.has(node.id) || seen.size > 400) return found;
    seen.add(node.id);
    const own = this.inputs.get(node.id);
    if (own !== undefined) found.add(own);
    for (const a of node.args) this.inputsBehind(a, found, seen);
    return found;
  }
}
