/** A file under edit reads exactly as it would from the start, and faster. */
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { MatlabDocument, parseMatlab } from "../../../src/lang/matlab/parse";

const fixtures = ["network.m", "regression.m"].map((name) => readFileSync(`test/lang/matlab/fixtures/${name}`, "utf8"));
const pieces =
  "x|(|)|[|]|{|}|'|\"|end\n|end|for i = 1:3\n|if x\n|\n|;|,| |  |%|%{\n|%}\n|...\n|= 3|+|function f\n|1|.|@(x) |else\n";

describe("MATLAB text under edit", () => {
  it("reads the same as from the start after every edit", function () {
    this.timeout(30_000);
    const inserts = pieces.split("|");
    for (const fixture of fixtures) {
      let text = fixture;
      const document = new MatlabDocument();
      const next = random(7);
      for (let edit = 0; edit < 400; edit++) {
        if (edit % 25 === 24) text = fixture;
        const at = next(text.length);
        const removed = next(3) === 0 ? next(12) : next(2);
        const inserted = next(3) > 0 ? (inserts[next(inserts.length)] ?? "") : "";
        text = text.slice(0, at) + inserted + text.slice(at + removed);
        assert.deepEqual(document.update(text), parseMatlab(text), `edit ${edit} at ${at}`);
      }
    }
  });

  it("reads the same as from the start while lines are typed", () => {
    for (const fixture of fixtures) {
      const document = new MatlabDocument();
      const typed = "  q = foo([1 -2; 3 4]', 'a b') .* x(end); % note\n";
      const at = fixture.indexOf("\n", fixture.length / 2) + 1;
      for (let n = 0; n <= typed.length; n++) {
        const text = fixture.slice(0, at) + typed.slice(0, n) + fixture.slice(at);
        assert.deepEqual(document.update(text), parseMatlab(text), typed.slice(0, n));
      }
    }
  });

  it("gives the same module for the same text", () => {
    const document = new MatlabDocument();
    assert.equal(document.update("x = 1;"), document.update("x = 1;"));
  });
});

/** Numbers below n that look random and are the same every time. */
function random(seed: number): (n: number) => number {
  return (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
}
