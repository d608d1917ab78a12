/** What an analysis says of the text as a whole: what each piece of it means, what it defines, what it costs. */

import type { Amendment } from "../core/amended-text";
import { identifiers } from "../core/identifiers";
import type { CostDims } from "../cost/node-costs";
import type { Use } from "../lang/common/trace";
import type { Analysis, NameRow } from "../protocol/analysis";
import { outlineIn } from "./outline";
import { placesAmong } from "./places";
import { costOfSweep, costsOfAll, type Study } from "./study";

export interface Surface extends Pick<Analysis, "places" | "outline"> {
  readonly costs: CostDims;
}

/** The surface of a study. */
export function surfaceOf(s: Study): Surface {
  return {
    places: placesAmong(s.trace.uses, s),
    outline: outlineIn(s.trace.module, s.lines),
    costs: costsOfAll(s),
  };
}

/** What an edit means for a surface. */
export interface LineChange {
  /** Those of the line. */
  readonly uses: readonly Use[];
  /** Whether a block ends with it. */
  readonly endsBlock: boolean;
  /** Whether no value costs more or less. */
  readonly isAsDear: boolean;
  /** Whether the whole sweep is the same. */
  readonly isSweptAlike: boolean;
}

/** The surface of a study in which one line was edited. */
export function amendedSurface(
  before: Surface,
  s: Study,
  change: Amendment,
  { uses, isAsDear, isSweptAlike, endsBlock }: LineChange,
): Surface {
  return {
    places: placesOn(before, s, change.line, uses),
    outline: (endsBlock ? null : movedNames(before, change)) ?? outlineIn(s.trace.module, s.lines),
    costs: isSweptAlike ? before.costs : isAsDear ? { ...before.costs, reverse: costOfSweep(s) } : costsOfAll(s),
  };
}

function placesOn({ places }: Surface, s: Study, line: number, uses: readonly Use[]): Surface["places"] {
  const above = places.filter(({ range }) => range.line < line);
  const below = places.filter(({ range }) => range.line > line);
  return [...above, ...placesAmong(uses, s), ...below];
}

/** The outline where the words of a line are the same as before, which can only have moved; else `null`. */
function movedNames({ outline }: Surface, { text, line, before, now }: Amendment): Surface["outline"] | null {
  const [was, is] = [before.text, now.text].map((version) => [...version.matchAll(identifiers)]) as [
    RegExpMatchArray[],
    RegExpMatchArray[],
  ];
  // The last line is where the scope of the file ends.
  if (was.length !== is.length || was.some(([w], i) => w !== is[i]?.[0]) || line === text.lineCount) return null;
  const columns = new Map(was.map(({ index = 0 }, i) => [index + 1, (is[i]?.index ?? 0) + 1]));
  const moved = (places: readonly number[]): readonly number[] =>
    isOn(line, places)
      ? places.map((n, i) => (i % 2 === 1 && places[i - 1] === line ? (columns.get(n) ?? n) : n))
      : places;
  const names = outline.names.map((name): NameRow => {
    const [writes, reads] = [moved(name.writes), moved(name.reads)];
    return writes === name.writes && reads === name.reads ? name : { ...name, writes, reads };
  });
  return { ...outline, names };
}

function isOn(line: number, places: readonly number[]): boolean {
  for (let i = 0; i < places.length; i += 2) if (places[i] === line) return true;
  return false;
}
