/** The rows of names: what is bound to a name, where and under which key. */

import { namesIn } from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape, shapeOf } from "../../core/shape";
import { nameItems } from "./item-rows";
import { RowKeys } from "./row-keys";
import type { Binding } from "./trace";
import type { BindOptions, Tracer } from "./tracer";
import { array, type Value } from "./value";

/** Makes rows, each with a node of its own. */
export class Rows {
  private readonly bound = new Map<number, Binding>();
  /** Names that have had the person's data. */
  private readonly given = new Set<string>();
  private readonly keys: RowKeys;

  constructor(private readonly t: Tracer) {
    this.keys = new RowKeys(t);
  }

  /** Makes the row of an assignment without touching any scope: for `self.W`, `params["W"]`, `x[i] = …`. */
  add(name: string, assigned: Value, o: BindOptions): { value: Value; binding: Binding | null } {
    if (this.t.abroad || this.t.aside.isOn) return { value: assigned, binding: null };
    const value = this.replaced(name, this.t.aside.own(assigned), o);
    const made = this.rowValue(name, value, o);
    if (made === null) {
      nameItems(this.t, name, value, o);
      return { value, binding: null };
    }
    const old = o.stale === true || this.t.standIn !== null || this.t.isRestored(o.span);
    const state = made.state === "live" && old ? "stale" : made.state;
    const binding: Binding = {
      key: this.keys.of(name, o.span),
      name,
      value: made.value,
      node: made.node,
      span: this.t.standIn ?? o.span,
      expression: this.t.standIn ?? o.expression,
      frames: this.t.frames,
      iteration: this.t.passes.length > 0 ? this.t.passes : null,
      state,
      why: made.why,
      shape: made.node?.shape ?? (value.kind === "opaque" ? value.shape : null),
    };
    if (made.node) {
      made.node.name = name;
      this.bound.set(made.node.id, binding);
    }
    this.t.limit(this.t.bindings.length, o.span);
    this.t.bindings.push(binding);
    this.t.claims.bound(this.t, binding);
    this.t.use(o.span, binding.key);
    return { value: made.value, binding };
  }

  /** The row of a node, if a name holds it. */
  of(node: Node): Binding | undefined {
    return this.bound.get(node.id);
  }

  /** The person's data in place of the first value that a name is given. */
  private replaced(name: string, value: Value, o: BindOptions): Value {
    const data = this.t.options.values.get(name);
    if (!data || this.given.has(name)) return value;
    this.given.add(name);
    if (value.kind === "array" && value.node.attrs.data === data) return value;
    if (value.kind === "integer" && data.data.length === 1 && Number.isInteger(data.data[0]))
      return this.t.whole(data.data[0] ?? 0);
    const computed = value.kind === "array" ? value.node.shape : null;
    const same = computed?.length === data.size.length && computed.every((d, i) => d.size === data.size[i]);
    const asked = computed?.some((d) => [...namesIn(d)].some((n) => this.t.options.sizes[n] !== undefined)) ?? false;
    if (computed && !same && asked) {
      const message = `The data for '${name}' is ${printShape(shapeOf(data.size))}, but the sizes asked for make it ${computed.map((d) => d.size).join("×")}`;
      this.t.report("size-conflict", o.span, message);
    }
    return array(this.t.input(name, computed && same ? computed : shapeOf(data.size), o.expression, data));
  }

  private rowValue(
    name: string,
    value: Value,
    o: BindOptions,
  ): { value: Value; node: Node | null; state: "live" | "opaque"; why: string | null } | null {
    if (value.kind === "integer") {
      const node = this.namedConstant(name, this.t.numberNode(value.dim, o.expression));
      return { value: { ...value, node }, node, state: "live", why: null };
    }
    if (value.kind === "array") {
      const alias = this.bound.has(value.node.id);
      const made = alias
        ? this.t.graph.add("identity", [value.node], {}, value.node.shape, this.t.origin(o.expression))
        : this.namedConstant(name, value.node);
      return { value: array(made), node: made, state: made.op === "opaque" ? "opaque" : "live", why: this.whyOf(made) };
    }
    if (value.kind !== "opaque") return null;
    const shape = this.t.inputs.shapeSaid(name, o.expression) ?? value.shape;
    if (shape === null) return { value, node: null, state: "opaque", why: value.why };
    const seed = `${this.t.options.seed}:${name}`;
    const node = this.t.graph.add(
      "opaque",
      value.depends,
      { shape: [...shape], seed, why: value.why },
      shape,
      this.t.origin(o.expression),
    );
    return { value: array(node), node, state: "opaque", why: value.why };
  }

  /** A number that has a name is written by it, not by its value. */
  private namedConstant(name: string, node: Node): Node {
    if (node.op !== "constant") return node;
    const named = this.t.graph.add("constant", [], { ...node.attrs, name }, node.shape, node.origin);
    this.t.dialect.alike?.(this.t, named, node);
    return named;
  }

  private whyOf(node: Node): string | null {
    const why = node.attrs.why;
    return typeof why === "string" ? why : null;
  }
}
