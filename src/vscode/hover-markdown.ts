/** Turns the text of a hover into Markdown that no user text can break out of. */

import type { HoverText } from "./hover-text";

/** The commands a hover may link to, and no others. */
export const hoverCommands: readonly string[] = ["adjoint.revealNode", "adjoint.copyLatex", "adjoint.compute"];

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

/** Markdown for a hover on a function: how it is called, what it does, and its rules. */
export function functionMarkdown(signature: string, said: string, rules: readonly string[]): string {
  const parts = [fence(signature, "text")];
  if (said)
    parts.push(
      said
        .trim()
        .split(/\n\s*\n/, 1)
        .map(plain)
        .join(""),
    );
  if (rules.length > 0) parts.push(fence(rules.join("\n"), "text"));
  return parts.join("\n\n");
}

/** Markdown for a hover on a name of a function that is not followed: how to have it followed. */
export function unfollowedMarkdown(name: string, entry: string, uri: string): string {
  const target = encodeURIComponent(JSON.stringify([uri, entry]));
  return `${plain(`${name} has no value yet: ${entry} is not what is differentiated.`)}\n\n[Gradients of ${plain(entry)}](command:adjoint.compute?${target})`;
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
