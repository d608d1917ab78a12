/** Which files work with torch. */

import type { Tracer } from "../common/tracer";

const torchFiles = new WeakMap<object, boolean>();

/** Whether a file works with torch, whose tensors have methods that mean other things than NumPy's. */
export function usesTorch(t: Tracer): boolean {
  const known = torchFiles.get(t.module) ?? /^[ \t]*(?:import|from)[ \t]+torch\b/m.test(t.module.text);
  torchFiles.set(t.module, known);
  return known;
}
