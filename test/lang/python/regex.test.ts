/** Regular expressions that are not followed, since they may mean something else here or take too long. */

import assert from "node:assert/strict";
import { patternFor } from "../../../src/lang/python/regex-pattern";
import { follow } from "./run";

describe("Python: regular expressions", () => {
  const refused: readonly (readonly [string, string])[] = [
    ["(a+)+b", "aaa"],
    [String.raw`(\w+\s?)*$`, "a b c"],
    ["(?>a)b", "ab"],
    ["a++b", "aab"],
    ["(a)(?(1)b|c)", "ab"],
    ["(?x) a b", "ab"],
    [String.raw`\w+`, "größe"],
    ["(?i)É", "é"],
    [String.raw`\p`, "p"],
    ["(", "a"],
  ];

  for (const [pattern, subject] of refused)
    it(`does not follow ${pattern} in "${subject}"`, () => assert.equal(patternFor(pattern, 0, subject), null));

  it("takes letters of all scripts where the pattern asks for none", () => {
    assert.deepEqual("größe, σ".match(patternFor("[^,]+", 0, "größe, σ") as RegExp), ["größe", " σ"]);
  });

  it("says so, and leaves what comes of it unknown", () => {
    const run = follow("import re\nimport numpy as np\nn = len(re.findall(r'(a+)+b', 'aab'))\nc = np.sum(np.ones(3))");
    assert.match(run.said.join(), /This regular expression is not followed/);
  });
});
