/** Values that may be anything when the program runs. */

import type { Value } from "../common/value";

const followed = /^(?:np|builtins|torch|scipy|math|random|itertools|functools|method|list|dict|set|str|object)\./;

/** Whether a value may be anything: text that is not known, `sys.platform`, a constant of a module that is not followed. */
export function isOpen(v: Value): boolean {
  if (v.kind === "text") return v.text === null;
  return v.kind === "opaque" || (v.kind === "builtin" && v.self === null && !followed.test(v.name));
}
