/** Searches and solvers, of which the file's run alone knows what they find: their results have shapes. */

import { one, productOf } from "../../core/dim";
import { shapeOf } from "../../core/shape";
import { array, nodesIn, opaque } from "../common/value";
import type { LibraryFunction } from "./call";

/** Where a solver of differential equations steps is its own affair; what it gives has a row for each of its times. */
const trajectory: LibraryFunction = (c) => {
  const why = `what '${c.name}' gives is known only when the file runs`;
  const depends = c.args.flatMap(nodesIn);
  const [times, start] = [1, 2].map((i) => (c.args[i]?.kind === "opaque" ? null : c.array(i)));
  if (c.outputs < 2 || !times || !start)
    return c.outputs < 2 ? opaque(why, depends) : c.results(opaque(why, depends), opaque(why, depends));
  const given = productOf(times.shape);
  const rows = given.size > 2 ? given : c.t.dims.declare("steps");
  const y = opaque(why, depends, [rows, productOf(start.shape)]);
  if (given.size <= 2) return c.results(opaque(why, depends, [rows, one]), y);
  const t = c.compose((make) => make("reshape", [times], { shape: [rows, one], order: "F" }));
  return c.results(t, y);
};

/** `x = lsode(f, x0, t)`: a row for each time. */
const lsode: LibraryFunction = (c) => {
  const [start, times] = [1, 2].map((i) => (c.args[i]?.kind === "opaque" ? null : c.array(i)));
  const shape = start && times ? [productOf(times.shape), productOf(start.shape)] : null;
  return opaque(`what '${c.name}' gives is known only when the file runs`, c.args.flatMap(nodesIn), shape);
};

/** What a number is, written down: nothing leads from it to what it was computed from. */
const writtenDown: LibraryFunction = (c) => {
  const X = c.array(0);
  return X ? array(c.t.constant(c.t.valueOf(X), c.e.span)) : c.refuse();
};

/** What a search finds is known only by running it; it has the shape of where the search starts. */
const minimiser: LibraryFunction = (c) => {
  const why = `what '${c.name}' finds is known only when the file runs`;
  const depends = c.args.flatMap(nodesIn);
  const single = shapeOf([1, 1]);
  const start = c.args[1]?.kind === "opaque" ? null : c.array(1);
  const place = ofOneVariable.has(c.name) ? single : (start?.shape ?? null);
  const rest = Array.from({ length: Math.max(0, c.outputs - 2) }, () => opaque(why, depends));
  return c.results(opaque(why, depends, place), opaque(why, depends, single), ...rest);
};

const ofOneVariable = new Set(["fminbnd"]);

/** By name. */
export const searches: Readonly<Record<string, LibraryFunction>> = {
  written_: writtenDown,
  lsode,
  ...Object.fromEntries("ode45 ode23 ode15s ode23s ode113".split(" ").map((n) => [n, trajectory])),
  ...Object.fromEntries("fminunc fminsearch fmincon fminbnd fsolve".split(" ").map((n) => [n, minimiser])),
};
