/** Says why a name has no value where it is used. */

import { contains, lineMap, type Span } from "../../core/span";
import { functionAround, type Setting, settingsOf } from "./settings";
import type { Tracer } from "./tracer";
import type { FunctionDef } from "./tree";

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
  const around = functionAround(t.module, use);
  const reachable = all.filter((s) => canSee(t, s, around, use));
  const [first] = all;
  if (!first) return null;
  if (reachable.length === 0) return ofAnother(t, first, name);
  const set = reachable.filter((s) => s.how !== "deletes");
  const deleted = reachable.findLast((s) => s.how === "deletes" && s.span.from < use.from);
  if (deleted) return afterDeletion(t, deleted, name);
  const [only] = set;
  if (only?.how === "parameter" && set.length === 1) return notGiven(t, name);
  const earlier = set.filter((s) => s.within !== around || mayComeBefore(s, use));
  const [place] = earlier.length > 0 ? earlier : set;
  return place ? notYet(t, place, name, use, earlier.length > 0) : null;
}

/** Whether a name that is set there is the one that a use means. */
function canSee(t: Tracer, s: Setting, around: FunctionDef | null, use: Span): boolean {
  if (s.within === null) return around === null || t.dialect.closures;
  if (!contains(s.within.span, use)) return false;
  return s.within.kind === "function" || around === null || !contains(s.within.span, around.span);
}

/** Text further down comes first in the next pass of a loop. */
function mayComeBefore(s: Setting, use: Span): boolean {
  if (s.loops.some((loop) => contains(loop, use))) return true;
  return s.span.to <= use.from || (s.span.from < use.from && !contains(s.span, use));
}

function ofAnother(t: Tracer, s: Setting, name: string): Unset {
  const place = { place: s.span, told: `'${name}' is set here`, certain: s.within !== null };
  const owner = s.within?.name ?? "the script";
  const where = `${owner} (line ${lineOf(t, s.span)})`;
  if (s.within?.kind === "class")
    return { ...place, message: `'${name}' belongs to the class ${where}: write ${owner}.${name}` };
  return { ...place, message: `'${name}' belongs to ${where} and has no value outside of it` };
}

function afterDeletion(t: Tracer, s: Setting, name: string): Unset {
  const message = `'${name}' has no value here: line ${lineOf(t, s.span)} deletes it`;
  return { message, place: s.span, told: `'${name}' is deleted here`, certain: isDecided(t) };
}

function notGiven(t: Tracer, name: string): Unset | null {
  const call = t.frames.at(-1);
  if (!call) return null;
  const message = `'${name}' has no value here: the call on line ${lineOf(t, call.span)} does not give it`;
  return { message, place: call.span, told: `${call.function} is called here`, certain: isDecided(t) };
}

function notYet(t: Tracer, s: Setting, name: string, use: Span, earlier: boolean): Unset {
  const place = { place: s.span, told: `'${name}' is set here` };
  const [line, used] = [lineOf(t, s.span), lineOf(t, use)];
  if (!earlier && line > used)
    return { ...place, message: `'${name}' is used on line ${used} but set only on line ${line}`, certain: true };
  if (!earlier || contains(s.span, use))
    return { ...place, message: `'${name}' has no value yet: this line sets it`, certain: !earlier };
  const message = `'${name}' has no value here: line ${line}, which sets it, is not reached`;
  return { ...place, message, certain: isDecided(t) && t.frames.length === 0 };
}

/** Whether all decisions so far follow from the text. */
function isDecided(t: Tracer): boolean {
  return !t.looked && t.entered === null;
}

function lineOf(t: Tracer, span: Span): number {
  return lineMap(t.module.text).position(span.from).line;
}
