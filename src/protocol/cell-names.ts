/** Names lines of a notebook's program as readers of the notebook know them: by cell. */

import type { Analysis } from "./analysis";
import { inCells } from "./notebook";

/** An analysis whose sentences say `cell 3, line 2` where they said `line 41`. */
export function inNotebook(analysis: Analysis, starts: readonly (number | null)[]): Analysis {
  return { ...(renamed(analysis, starts) as Analysis), cells: starts };
}

/** Where an analysis has sentences of ours; all else may be the user's own text. */
const sentences: ReadonlySet<string> = new Set(["message", "why"]);

/** What has no sentence about a line in it stays the same object. */
function renamed(value: unknown, starts: readonly (number | null)[]): unknown {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => renamed(item, starts));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const entries = Object.entries(value).map(([key, part]) => {
    const isSentence = typeof part === "string" && sentences.has(key) && part.includes("line ");
    return [key, isSentence ? inCells(part, starts) : renamed(part, starts)] as const;
  });
  return entries.every(([key, part]) => part === (value as Record<string, unknown>)[key])
    ? value
    : Object.fromEntries(entries);
}
