/** Sentences for people about text that does not parse. */

import type { Span } from "../../core/span";

/** A place where the tree has a stand-in or an error. */
export interface Flaw {
  /** The kind of node: `MissingClose`, `Junk`, … or one of the conversion's own. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Where the bracket or block that is at fault begins. */
  readonly opener: number;
}

const partner: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** What is wrong, and the text to underline. */
export function describe(flaw: Flaw, text: string): { span: Span; message: string } {
  const span = { from: flaw.from, to: flaw.to };
  const source = text.slice(flaw.from, flaw.to);
  switch (flaw.name) {
    case "MissingClose": {
      const open = { from: flaw.opener, to: flaw.opener + 1 };
      return { span: open, message: `a closing ${partner[text.charAt(flaw.opener)] ?? "bracket"} is missing` };
    }
    case "MissingOperand":
      return missingOperand(flaw.from, text);
    case "UnclosedString":
      return { span, message: "a closing quote is missing" };
    case "MissingEnd": {
      const word = /^\w*/.exec(text.slice(flaw.opener, flaw.opener + 30))?.[0] ?? "";
      const head = { from: flaw.opener, to: flaw.opener + word.length };
      const end = word === "do" ? "until" : "end";
      return { span: head, message: `the "${word}" on line ${lineOf(flaw.opener, text)} has no "${end}"` };
    }
    case "StrayEnd":
      return { span, message: `this "${source}" belongs to no block` };
    case "Target":
      return { span, message: `nothing can be assigned to "${shown(source.split("=", 1)[0] ?? "")}"` };
    case "Deep":
      return { span, message: "this is nested too deeply" };
    default: {
      const words = source.trim().split("\n", 1)[0] ?? "";
      if (words === "") return { span: around(flaw.from, text), message: "something is missing here" };
      return {
        span: { from: flaw.from, to: flaw.from + words.length },
        message: `"${shown(words)}" is not expected here`,
      };
    }
  }
}

function shown(source: string): string {
  const words = source.trim();
  return words.length > 24 ? `${words.slice(0, 23)}…` : words;
}

function missingOperand(at: number, text: string): { span: Span; message: string } {
  const span = around(at, text);
  const before = text.slice(span.from, span.to);
  if (before === "") return { span, message: "a value is missing here" };
  if (before === "function" || before === "global" || before === "persistent") {
    return { span, message: `a name is missing after "${before}"` };
  }
  const loop = /^[ \t]*(?:par)?for\b[ \t]*\(?[ \t]*\w+$/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, span.to));
  if (loop && before !== "for" && before !== "parfor") return { span, message: `an "=" is missing after "${before}"` };
  return { span, message: `a value is missing after "${before}"` };
}

/** The word or operator that ends at or before `at`. */
function around(at: number, text: string): Span {
  let to = at;
  while (to > 0 && /\s/.test(text.charAt(to - 1))) to--;
  let from = to;
  if (/\w/.test(text.charAt(from - 1))) while (from > 0 && /\w/.test(text.charAt(from - 1))) from--;
  else if (/[([{,;]/.test(text.charAt(from - 1))) from--;
  else while (from > 0 && to - from < 3 && /[^\w\s()[\]{},;]/.test(text.charAt(from - 1))) from--;
  return { from, to };
}

function lineOf(offset: number, text: string): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < offset; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

/** The names that broken text seems to assign: those before its `=`. */
export function namesIn(source: string): string[] {
  const start = source.slice(0, 1000);
  const single = /^\s*([A-Za-z_]\w*)\s*(?:[.({].*?)?(?:(?<![=<>~!])[-+*/^|&.\\]*=(?!=)|\+\+|--)/.exec(start)?.[1];
  if (single) return [single];
  const list = /^\s*\[([^\]=]*)\]?\s*=(?!=)/.exec(start)?.[1] ?? "";
  const items = list.split(/[,\s]+(?![^(]*\))/).map((item) => /^[A-Za-z_]\w*/.exec(item)?.[0] ?? "");
  return items.filter((name) => name !== "");
}
