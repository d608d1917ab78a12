/** What the engine knows of the functions of each language. */

import assert from "node:assert/strict";
import { library } from "../../src/engine/library";

describe("the library", () => {
  it("tells rules of functions in the catalogue", () => {
    const find = (language: "matlab" | "python", name: string) => library(language).find((e) => e.name === name);
    assert.deepEqual(find("python", "np.tanh")?.rules, ["X̄ = Z̄ .* (1 - Z.^2)"]);
    assert.deepEqual(find("matlab", "tanh")?.params, ["X"]);
  });

  it("knows functions by the names people call them", () => {
    const names = (language: "matlab" | "python") => library(language).map((e) => e.name);
    for (const name of ["np.zeros", "np.linalg.solve", "len", "np.random.randn"])
      assert.ok(names("python").includes(name), name);
    for (const name of ["zeros", "repmat", "numel", "cellfun"]) assert.ok(names("matlab").includes(name), name);
    for (const name of [...names("python"), ...names("matlab")]) assert.doesNotMatch(name, /[:*]/);
  });
});
