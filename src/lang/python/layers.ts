/** Layers of torch.nn and what asks for derivatives in torch and jax. */

import type { Arguments } from "../common/dialect";
import type { BindOptions, Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { nodesIn, opaque, sequence, type Value } from "../common/value";
import { descends } from "./classes";
import type { LibraryFunction } from "./functions";
import { preludeMember } from "./prelude";

/** Parameters of a layer become rows: `fc.weight`, `net.0.bias`. */
export function nameParameters(t: Tracer, name: string, value: Value, place: BindOptions): void {
  if (value.kind !== "record" || !value.of || t.abroad) return;
  const module = preludeMember(t, "torch.nn", "Module");
  if (module?.kind !== "class" || !descends(value.of, module)) return;
  for (const [field, held] of value.fields) {
    if (held.kind === "record") nameParameters(t, `${name}.${field}`, held, place);
    else if (held.kind === "array" && held.node.shape.length > 0 && !t.bindingOf(held.node))
      value.fields.set(field, t.rowFor(`${name}.${field}`, held, place).value);
  }
}

/** `jax.grad(f)`: keeps f; a call follows f, whose value is what there is to differentiate. */
function asking(name: string): LibraryFunction {
  return (_, __, args) => ({
    kind: "builtin",
    name,
    self: sequence("tuple", [...args.positional, ...args.named.values()]),
  });
}

function followed(t: Tracer, self: Value | null, args: Arguments, e: Expr): Value {
  const [f] = self?.kind === "sequence" ? self.items : [];
  if (!f) return opaque("what is differentiated here is not known");
  const made = t.call(f, args, e);
  const [value] = made.kind === "sequence" ? made.items : [made];
  const name = f.kind === "function" && f.definition.kind === "function" ? f.name : "value";
  return value && !t.abroad ? t.rowFor(name, value, { span: e.span, expression: e.span }).value : made;
}

function gradient(args: Arguments): Value {
  const [at] = args.positional;
  const shape = at?.kind === "array" ? at.node.shape : null;
  return opaque("this gradient is what Adjoint shows", args.positional.flatMap(nodesIn), shape);
}

/** By canonical name. */
export const derivatives: Readonly<Record<string, LibraryFunction>> = {
  "jax.grad": asking("jax.grad()"),
  "autograd.grad": asking("jax.grad()"),
  "jax.value_and_grad": asking("jax.value_and_grad()"),
  "jax.grad()": (t, self, args, e) => {
    followed(t, self, args, e);
    return gradient(args);
  },
  "jax.value_and_grad()": (t, self, args, e) => sequence("tuple", [followed(t, self, args, e), gradient(args)]),
};
