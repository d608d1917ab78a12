/** What Python programs mean: the same as in Python with NumPy, which is asked all of them at once. */

import assert from "node:assert/strict";
import { printShape } from "../../../src/core/shape";
import { numpy } from "../../oracles";
import { wrong } from "./dialect-mistakes";
import { basics } from "./dialect-programs";
import { programs2 } from "./dialect-programs-2";
import { type Answer, ask, number } from "./oracle";
import { follow } from "./run";

const programs: Readonly<Record<string, string>> = { ...basics, ...programs2 };
const preamble = "import numpy as np\n";
const quiet = new Set(["silent-broadcast"]);

/** Programs whose meaning is not complete yet; each is still run, and must leave this list once it is right. */
const gaps = new Set<string>([
  "constructors",
  "elementwise maths",
  "rounding",
  "two arrays",
  "comparisons of arrays",
  "reductions",
  "three axes",
  "variance and deviation",
  "products of all ranks",
  "stacked products",
  "shapes and broadcasting",
  "basic slices",
  "lists of positions",
  "masks",
  "where and clip",
  "joining",
  "splitting",
  "repeating",
  "padding",
  "diagonals",
  "linear algebra",
  "running and differences",
  "grids",
  "sorting",
  "types of entries",
  "constants of libraries",
  "einsum",
  "tensordot",
  "writing at positions",
  "writing where a mask holds",
  "aliases of arrays",
  "views of arrays",
  "rows change in loops",
  "functions change their arguments",
  "parameter lists change in place",
  "lists",
  "dictionaries",
  "static methods and properties",
  "two-layer network",
  "adding at positions",
  "seeded legacy random",
  "seeded generator",
  "walrus",
  "try and with",
  "map and functools",
  "array attributes and methods",
  "integer arrays cut what is written",
  "polynomials",
  "delete and swap",
  "strings and printing",
  "refuses: positions outside",
  "refuses: writing at positions outside",
  "refuses: a mask of another length",
  "refuses: adding in place what is larger",
  "refuses: too many arguments",
  "refuses: an unknown keyword",
  "refuses: the truth of an array",
  "refuses: a sequence minus a number",
  "refuses: a split that does not divide",
  "refuses: a product with a number",
  "refuses: a method that is not there",
  "refuses: a function that is not in numpy",
  "refuses: division of whole numbers by zero",
  "refuses: raise",
  "refuses: assertions that fail",
]);

describe("Python: what programs mean", () => {
  let answers: Readonly<Record<string, Answer>> | null = null;

  before(function () {
    this.timeout(120_000);
    const oracle = numpy();
    if (oracle) answers = ask(oracle, { ...programs, ...wrong }, preamble);
  });

  for (const [title, source] of Object.entries(programs)) {
    it(title, function () {
      const answer = answers?.[title];
      if (!answer) return this.skip();
      assert.equal(answer.error, null, "Python refuses this program");
      if (!gaps.has(title)) return check(source, answer);
      assert.throws(
        () => check(source, answer),
        assert.AssertionError,
        "this is right now: take it off the list of gaps",
      );
      this.skip();
    });
  }

  for (const [title, source] of Object.entries(wrong)) {
    it(`refuses: ${title}`, function () {
      const answer = answers?.[title];
      if (!answer) return this.skip();
      assert.ok(answer.error, "Python takes this program");
      const errors = follow(preamble + source).trace.diagnostics.filter((d) => d.severity === "error");
      if (gaps.has(`refuses: ${title}`)) {
        assert.equal(errors.length, 0, "this is said now: take it off the list of gaps");
        return this.skip();
      }
      assert.ok(errors.length > 0, `nothing is said, where Python says: ${answer.error}`);
    });
  }
});

/** Asks for every name once more at the end, so that truth values and changed aliases become rows too. */
function check(source: string, answer: Answer): void {
  const names = Object.keys(answer.values);
  const questions = names.map((n) => `\nq__${n} = np.asarray(${n})`).join("");
  const run = follow(`${preamble}${source}${questions}`);
  const said = run.trace.diagnostics.filter((d) => !quiet.has(d.code)).map((d) => `${d.code}: ${d.message}`);
  assert.deepEqual(said, []);
  for (const name of names) {
    const expected = answer.values[name];
    const node = run.node(`q__${name}`);
    assert.ok(node && expected, `${name} is not an array`);
    const value = run.valueOf(node);
    assert.deepEqual([...value.size], [...expected.size], `size of ${name}, ${printShape(node.shape)}`);
    const scale = Math.max(1, ...expected.data.map((x) => Math.abs(number(x))).filter(Number.isFinite));
    expected.data.forEach((x, i) => {
      const [a, b] = [value.data[i] ?? Number.NaN, number(x)];
      const same = Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * scale;
      assert.ok(same, `${name}: entry ${i} is ${a}, not ${b}`);
    });
  }
}
