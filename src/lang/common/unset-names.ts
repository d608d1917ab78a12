/** Says why a name has no value where it is used. */

import { contains, lineMap, type Span } from "../../core/span";
import { functionAround, type Setting, settingsOf } from "./settings";
import type { Tracer } from "./tracer";

/** Why a name that the file does set has no value at a place. */
export interface Unset {
  readonly message: string;
  /** Where it is set. */
  readonly place: Span;
  readonly told: string;
  /** Whether that is so however the program runs. */
  readonly certain: boolean;
}

/** `null` when nothing in the file sets the name. */
export function whyUnset(t: Tracer, name: string, use: Span): Unset | null {
  const all = settingsOf(t.module, name);
  if (all.length === 0) return null;
  const lines = lineMap(t.module.text);
  const line = (s: Span) => lines.position(s.from).line;
  const around = functionAround(t.module, use);
  const reachable = all.filter((s) => s.within === around || (s.within === null && t.dialect.closures));
  const [first] = reachable.length > 0 ? reachable : all;
  if (!first) return null;
  if (reachable.length === 0) return fromOtherFunction(first, name, line(first.span));
  const deleted = [...reachable].reverse().find((s) => s.deletes && s.span.from < use.from);
  if (deleted) {
    const message = `'${name}' has no value here: line ${line(deleted.span)} deletes it`;
    return {
      message,
      place: deleted.span,
      told: `'${name}' is deleted here`,
      certain: !t.looked && t.entered === null,
    };
  }
  const set = reachable.filter((s) => !s.deletes);
  const earlier = set.filter((s) => mayComeBefore(s, use, around === s.within));
  const [only] = earlier.length > 0 ? earlier : set;
  if (!only) return null;
  const told = `'${name}' is set here`;
  if (earlier.length === 0 && line(only.span) > line(use)) {
    const message = `'${name}' is used on line ${line(use)} but set only on line ${line(only.span)}`;
    return { message, place: only.span, told, certain: true };
  }
  const here = earlier.length === 0 || contains(only.span, use);
  const message = here
    ? `'${name}' has no value yet: this line sets it`
    : `'${name}' has no value here: line ${line(only.span)}, which sets it, is not reached`;
  const decided = !t.looked && t.entered === null && t.frames.length === 0;
  return { message, place: only.span, told, certain: here ? earlier.length === 0 : decided };
}

/** Text further down comes first in the next pass of a loop, and in a function that is called later. */
function mayComeBefore(s: Setting, use: Span, sameFunction: boolean): boolean {
  if (!sameFunction) return true;
  if (s.loops.some((loop) => contains(loop, use))) return true;
  return s.span.to <= use.from || (s.span.from < use.from && !contains(s.span, use));
}

function fromOtherFunction(s: Setting, name: string, line: number): Unset {
  const owner = s.within?.name ?? "another function";
  const message = `'${name}' belongs to ${owner} (line ${line}) and has no value outside of it`;
  return { message, place: s.span, told: `'${name}' is set here`, certain: s.within !== null };
}
