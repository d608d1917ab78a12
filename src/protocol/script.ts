/** Tells files that do something when they are run from files that only define functions. */

import type { Analysis, Range } from "./analysis";

/** Whether a file sets or uses a name outside of its functions and classes. */
export function hasScript({ outline }: Pick<Analysis, "outline">): boolean {
  const lines = outline.definitions.map(({ range }) => range);
  const isInside = (line: number) => lines.some((range: Range) => line >= range.line && line <= range.endLine);
  return outline.names.some(({ writes, reads }) =>
    [...writes, ...reads].some((line, i) => i % 2 === 0 && !isInside(line)),
  );
}
