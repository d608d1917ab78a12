/** Loops over something whose length is known: pass by pass up to the limits, or for their numbers only. */

import { asConstant, type Dim } from "../../core/dim";
import type { Span } from "../../core/span";
import { TooMuch } from "./interrupts";
import { arraysBefore, countOf, grownBy, joinedIn, listsBefore } from "./list-lengths";
import { assignedNames } from "./settings";
import { assignTo } from "./targets";
import type { Flow, Tracer } from "./tracer";
import type { For } from "./tree";
import { place, undecided } from "./undecided";
import { nodesIn, opaque, type Value } from "./value";

/** A loop that is too long to be followed to its end is left after so few passes, once they have made so many nodes. */
const [fewPasses, manyNodes] = [10, 5000];

/** Of a loop that is followed for its numbers, so many passes and the last one are followed like any other. */
const shownPasses = 2;

/** Such a loop leaves this part of the steps to the rest of the file. */
const stepsLeft = 0.5;

/** What a loop runs over. */
interface Turns {
  readonly count: number;
  at(pass: number): Value;
}

/** How a loop ended: after so many passes, of which all that count were followed when they are `limit`. */
interface Passed {
  readonly flow: Flow;
  readonly followed: number;
  readonly limit: number;
}

/** Follows a loop. */
export function loop(t: Tracer, s: For): Flow {
  const iterable = t.evaluate(s.iterable);
  const turns = t.dialect.iterate(t, iterable, s.iterable.span);
  if (turns === null) return undecided(t, s, s.iterable);
  const count = countOf(t, iterable);
  const lists = listsBefore(t);
  // Only a count that has a name gives one to what is joined.
  const arrays = count && asConstant(count) === null ? arraysBefore(t) : null;
  const forNumbers = isForNumbers(t, s);
  const { flow, followed, limit } = within(t, s, { count, turns: turns.count }, () =>
    forNumbers ? numbersOf(t, s, turns) : passesOf(t, s, turns),
  );
  if (flow === "break") return "next";
  if (flow === "return") return flow;
  if (count && limit === turns.count && followed > 0) grownBy(lists, count, followed);
  if (count && arrays && followed === turns.count && !forNumbers) joinedIn(t, arrays, count);
  if (limit < turns.count) leftEarly(t, s, limit, turns.count, forNumbers);
  return t.run(s.otherwise);
}

/** A loop by the text it stands in, and where. */
function keyOf(t: Tracer, s: For): string {
  return `${t.abroad ? (t.abroad.source.title ?? "library") : ""}:${s.span.from}`;
}

/** Whether only the numbers of a loop count. */
function isForNumbers(t: Tracer, s: For): boolean {
  if (t.assumed?.quiet || !t.dialect.alike) return false;
  return t.options.forNumbers?.has(keyOf(t, s)) ?? false;
}

/** Keeps book of passes, and of the loops that are too long for the limits. */
function within(
  t: Tracer,
  s: For,
  { count, turns }: { readonly count: Dim | null; readonly turns: number },
  follow: () => Passed,
): Passed {
  const { passes } = t;
  const from = t.graph.nodes.length;
  const cut = (): void => void t.cutLoops.unshift({ key: keyOf(t, s), from, to: t.graph.nodes.length });
  if (count) t.assumed?.turns.push(count);
  try {
    const passed = follow();
    if (passed.flow === "next" && passed.limit < turns && !t.assumed?.quiet) cut();
    return passed;
  } catch (error) {
    if (error instanceof TooMuch) cut();
    throw error;
  } finally {
    t.passes = passes;
    if (count) t.assumed?.turns.pop();
  }
}

/** Every pass up to the limits. */
function passesOf(t: Tracer, s: For, turns: Turns): Passed {
  let limit = Math.min(turns.count, t.options.limits.passes);
  const [before, nodes] = [t.passes, t.graph.nodes.length];
  let followed = 0;
  for (let pass = 0; pass < limit; pass = nextPass(t, pass, limit)) {
    if (limit < turns.count && pass >= fewPasses && t.graph.nodes.length - nodes > manyNodes) {
      limit = pass;
      break;
    }
    const flow = onePass(t, s, turns, [...before, pass + 1]);
    if (flow === "break" || flow === "return") return { flow, followed, limit };
    followed += 1;
  }
  return { flow: "next", followed, limit };
}

/** While shapes are only sought, the first two passes of a long loop and the last one tell enough. */
function nextPass(t: Tracer, pass: number, limit: number): number {
  return t.assumed?.quiet && limit > 8 && pass === 1 ? Math.max(2, limit - 1) : pass + 1;
}

/** The first passes and the last one; of those between only the numbers. */
function numbersOf(t: Tracer, s: For, turns: Turns): Passed {
  const before = t.passes;
  const most = t.options.limits.steps * (1 - stepsLeft);
  for (let pass = 0; pass < turns.count; pass++) {
    if (t.steps > most) return { flow: "next", followed: pass, limit: pass };
    const follow = (): Flow => onePass(t, s, turns, [...before, pass + 1]);
    const flow = pass < shownPasses || pass === turns.count - 1 ? follow() : t.aside.follow(follow);
    if (flow === "break" || flow === "return") return { flow, followed: pass, limit: pass };
  }
  return { flow: "next", followed: turns.count, limit: turns.count };
}

function onePass(t: Tracer, s: For, turns: Turns, passes: readonly number[]): Flow {
  t.passes = passes;
  assignTo(t, s.target, turns.at((passes.at(-1) ?? 1) - 1), s.iterable.span);
  return t.run(s.body);
}

/** Says how far a loop was followed. What one gives of which only the numbers count is not known without them all. */
function leftEarly(t: Tracer, s: For, passes: number, count: number, forNumbers: boolean): void {
  t.skipped = true;
  const only = `Only the first ${passes} of ${count} passes are followed`;
  if (!forNumbers) {
    t.report("unsupported", header(s.span, s.iterable.span), only);
    return;
  }
  const names = [...assignedNames(s)].filter((name) => t.scope.get(name));
  const why = `only the first ${passes} of ${count} passes of the loop are followed`;
  const more = "fewer passes, or smaller sizes, are followed to the end";
  const message = `${only}: what they give is not known after the loop; ${more}`;
  t.report("unsupported", header(s.span, s.iterable.span), message);
  for (const name of names) {
    const old = t.scope.get(name)?.value;
    const shape = old?.kind === "array" ? old.node.shape : null;
    t.bind(name, opaque(why, old ? nodesIn(old) : [], shape), place(s));
  }
}

/** The line that opens a block. */
export function header(statement: Span, last: Span): Span {
  return { from: statement.from, to: last.to };
}
