/** What Python programs mean: the same as in Python with NumPy, which is asked all of them at once. */

import assert from "node:assert/strict";
import { printShape } from "../../../src/core/shape";
import { numpy } from "../../oracles";
import { cells } from "./cells";
import { wrong } from "./dialect-mistakes";
import { basics } from "./dialect-programs";
import { programs2 } from "./dialect-programs-2";
import { neural } from "./dialect-programs-neural";
import { type Answer, ask, number } from "./oracle";
import { follow } from "./run";

const programs: Readonly<Record<string, string>> = { ...basics, ...programs2, ...cells, ...neural };
const preamble = "import numpy as np\n";
const quiet = new Set(["silent-broadcast"]);

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
      check(source, answer);
    });
  }

  for (const [title, source] of Object.entries(wrong)) {
    it(`refuses: ${title}`, function () {
      const answer = answers?.[title];
      if (!answer) return this.skip();
      assert.ok(answer.error, "Python takes this program");
      const errors = follow(preamble + source).trace.diagnostics.filter((d) => d.severity === "error");
      assert.ok(errors.length > 0, `nothing is said, where Python says: ${answer.error}`);
    });
  }
});

describe("Python 2", () => {
  it("has names of its own for what is built in since", () => {
    const run = follow(
      "from itertools import izip, imap\nimport numpy as np\ns = sum(a * b for a, b in izip([1, 2], [3.0, 4.0]))\nc = np.sum(np.ones(2) * s) + list(imap(lambda x: 2 * x, [1.0, 2.0]))[1]",
    );
    assert.deepEqual(run.said, []);
    assert.equal(run.last("c")?.data[0], 26);
  });

  it("divides whole numbers without a rest, so that halves are sizes", () => {
    const source =
      "import numpy as np\nn = 7\nx = np.arange(7.0)\nc = np.sum(x[:n/2]) + np.array([7])[0] / 2 + 7.0 / 2";
    const old = follow(`${source}\nprint 'done', c`);
    assert.deepEqual(old.said, []);
    assert.equal(old.last("c")?.data[0], 3 + 3 + 3.5);
    const division = follow(`from __future__ import division\n${source}\nprint 'done', c`);
    assert.match(division.said.join(), /type-mismatch: x\[:n\/2\]: 3.5 is a float/);
  });
});

/** Asks for every name once more at the end, so that truth values and changed aliases become rows too. */
function check(source: string, answer: Answer): void {
  const names = Object.keys(answer.values);
  // A program that computes nothing with arrays would be taken for a file of functions only.
  const questions = ["q__ = np.ones(2) * 2", ...names.map((n) => `q__${n} = np.asarray(${n})`)].join("\n");
  const run = follow(`${preamble}${source}\n${questions}`);
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

describe("Python: text of computed numbers", () => {
  it("is not computed for what is only printed", () => {
    const source =
      "import numpy as np\nx = np.ones(3)\nfor i in range(3):\n    x = x * 2\n    loss = np.sum(x)\n    s = f'{loss:.3f}'\n    print('loss ' + s, '%.2f' % loss, '{:.1e}'.format(loss), str(loss))\nc = loss * 2";
    let computed = 0;
    const run = follow(source, {
      host: {
        evaluate: () => {
          computed += 1;
          throw new Error("nothing asks for a number");
        },
      },
    });
    assert.deepEqual(run.said, []);
    assert.equal(computed, 0);
  });
});
