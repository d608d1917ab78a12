/** What was meant by the name of a function that nobody knows. */

import type { Fix } from "../../core/diagnostic";
import { nearest } from "./nearest";
import type { Tracer } from "./tracer";
import type { Expr } from "./tree";

/** A question to go behind the sentence, and the change it asks for; nothing where no name is near. */
export function misspelt(
  t: Tracer,
  name: string,
  e: Expr,
  known: Iterable<string>,
): { readonly hint: string; readonly fix?: Fix } {
  const near = nearest(name, known);
  if (near === null) return { hint: "" };
  const [written, meant] = [name, near].map((path) => path.slice(path.lastIndexOf(".") + 1)) as [string, string];
  const { to } = e.kind === "call" ? e.callee.span : e.span;
  const span = { from: to - written.length, to };
  const hint = `. Did you mean '${meant}'?`;
  if (written === meant || t.textAt(span) !== written) return { hint };
  return { hint, fix: { title: `Change to '${meant}'`, span, text: meant } };
}
