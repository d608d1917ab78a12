/** Turns the text of a hover into Markdown that no user text can break out of. */

import type { HoverText } from "./hover-text";

/** The commands a hover may link to, and no others. */
export const hoverCommands: readonly string[] = ["adjoint.revealNode", "adjoint.copyLatex"];

/** Markdown for a hover on the row `key` of the file `uri`; `language` colours the user's own text. */
export function hoverMarkdown(text: HoverText, language: string, uri: string, key: string): string {
  const parts = [fence(text.code, language), fence(text.lines.join("\n"), "text")];
  if (text.note) parts.push(plain(text.note));
  const target = encodeURIComponent(JSON.stringify([uri, key]));
  parts.push(
    `[Show in Gradient Panel](command:adjoint.revealNode?${target}) · [Copy LaTeX](command:adjoint.copyLatex?${target})`,
  );
  return parts.join("\n\n");
}

/** A code block whose fence is longer than any run of backticks inside. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}

function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, "\\$&").replace(/\s+/g, " ");
}
