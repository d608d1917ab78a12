/** Arguments of library calls by the names the library gives them. */

import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Value } from "../common/value";

/** What was passed for each parameter. */
export interface Bound {
  get(name: string): Value | undefined;
  /** Whether a switch such as `keepdims` is on. */
  flag(name: string): boolean;
}

/** Binds positional and named arguments to parameter names; `self` goes first. */
export function bindTo(t: Tracer, names: readonly string[], self: Value | null, args: Arguments): Bound {
  const values = new Map<string, Value>();
  const positional = self ? [self, ...args.positional] : args.positional;
  positional.forEach((v, i) => {
    const name = names[i];
    if (name) values.set(name, v);
  });
  args.named.forEach((v, k) => {
    values.set(k, v);
  });
  return {
    get(name) {
      const value = values.get(name);
      return value?.kind === "nothing" ? undefined : value;
    },
    flag(name) {
      const value = values.get(name);
      return value !== undefined && t.dialect.truth(t, value) === true;
    },
  };
}

/** A switch among the arguments; what it is when it is left out. */
export function flag(t: Tracer, value: Value | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : (t.dialect.truth(t, value) ?? otherwise);
}
