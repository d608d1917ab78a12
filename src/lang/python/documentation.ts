/** What is written about a function or class: its docstring, or the comment next to its first line. */

import type { Comment, FunctionDef, Stmt } from "../common/tree";
import type { Context } from "./context";
import { bodyOf } from "./literals";

type Documentation = FunctionDef["documentation"];

/** The text exactly as it stands in the file at `span`: what is inside the docstring's quotes, or whole comment lines. */
export function documentationOf(
  context: Context,
  header: { readonly from: number; readonly to: number },
  body: readonly Stmt[],
): Documentation {
  const [first] = body;
  if (first?.kind === "expression" && first.value.kind === "string") {
    const { from, to } = first.value.span;
    const { text, offset } = bodyOf(context.text.slice(from, to));
    return { text, span: { from: from + offset, to: from + offset + text.length } };
  }
  const below = block(context, context.lineOf(header.to) + 1, 1);
  return below ?? block(context, context.lineOf(header.from) - 1, -1);
}

/** The run of comment lines that starts on `line` and goes down (`step` 1) or up (-1). */
function block(context: Context, line: number, step: 1 | -1): Documentation {
  const run: Comment[] = [];
  for (let at = line; ; at += step) {
    const comment = context.commentOn(at);
    if (!comment) break;
    run.push(comment);
  }
  const [a] = run;
  const b = run[run.length - 1];
  if (!a || !b) return null;
  const from = Math.min(a.span.from, b.span.from);
  const to = Math.max(a.span.to, b.span.to);
  return { text: context.text.slice(from, to), span: { from, to } };
}
