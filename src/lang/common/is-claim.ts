/** Tells whether a comment behind an assignment speaks of what the line assigns. */

import type { ShapeNote } from "./shape-comments";
import type { Binding } from "./trace";

/** Whether `note`, in a comment that ends at `end`, claims the shape of what `b` assigns on the line from `start`. */
export function isClaim(text: string, start: number, b: Binding, note: ShapeNote, end: number): boolean {
  const code = text.slice(start, note.span.from);
  return isPlainAssignment(text, b, code, note) && !isQuoted(text, b, note) && saysNothingElse(text, note, end);
}

const compound = /^\s*(?:async|for|parfor|with|while|if|elif|elseif|else|case|switch|def|function|return|match)\b/;
const assigns = /^\s*(?::[^=]*)?(?:[-+*/@%&|^.]|\*\*|\/\/)?=(?!=)/;

/** One name, one line; an item that is written, a loop's variable and an argument on a line of its own are not meant. */
function isPlainAssignment(text: string, b: Binding, code: string, note: ShapeNote): boolean {
  if (compound.test(code) || b.expression.to > note.span.from) return false;
  return assigns.test(text.slice(b.span.to, b.span.to + 80));
}

/** `v = A[m, n]  # (m, n)` repeats what the line has. */
function isQuoted(text: string, b: Binding, note: ShapeNote): boolean {
  const inner = /[([](.*)[)\]]/.exec(text.slice(note.written.from, note.written.to))?.[1]?.replace(/\s/g, "");
  if (!inner?.includes(",")) return false;
  const code = text.slice(b.expression.from, b.expression.to).replace(/\s/g, "");
  return [`[${inner}]`, `(${inner})`, `(${inner},`, `,${inner})`].some((quoted) => code.includes(quoted));
}

/** Words that make a shape that of something else, of another time, or a wish. */
const elsewhere =
  /\b(?:not|no|was|were|before|after|until|originally|formerly|previously|instead|should|would|must|want|wanted|need|needs|expect|expected|expects|todo|fixme|if|when|for|each|per|every|or|either|else|vs|versus|from|input|inputs|images?|patch|patches|pixels?|kernels?|windows?|grid|batch|batches|range|interval|ratio|transposed?|flattened|broadcasts?|broadcasted|same as|like|eq|equation|section|fig|figure|page|table|python|matlab|numpy|octave|torch|in)\b|[?~]|\.\.\./i;
const nouns = /^\s*(?:matrix|matrices|nd)?\s*(?:array|tensor|vectors?)?\s*(?=$|[.,;:)–—-])/i;
const moreShapes = /[([\]]|\b\w+\s*(?:x|×|by|-by-)\s*\w+\b/;

/** Nothing before the shape but what leads to it, nothing behind that is another shape or about something else. */
function saysNothingElse(text: string, note: ShapeNote, end: number): boolean {
  const before = text.slice(note.span.from, note.written.from);
  const rest = text.slice(note.written.to, end);
  if (/\b(?:input|in)\b/i.test(note.names ? "" : before) || elsewhere.test(rest)) return false;
  if (/[([{]|->|=>|→/.test(before) && note.names === null) return !moreShapes.test(rest);
  return nouns.test(rest) && !moreShapes.test(rest);
}
