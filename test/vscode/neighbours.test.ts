/** Where names are looked for in the files beside a model. */

import assert from "node:assert/strict";
import { definitionIn, elsewhere } from "../../src/vscode/neighbours";

describe("files beside a model", () => {
  const modules = { mse: "losses.mse", nets: "models.nets", near: ".near" };
  const check = (language: "python" | "matlab", path: string, expected: readonly string[]) =>
    assert.deepEqual(
      elsewhere(language, path, { modules }).map(({ file, name }) => (name === null ? file : `${file}: ${name}`)),
      expected,
    );

  it("are those that a Python name is imported from", () => {
    check("python", "mse", ["losses/mse.py", "losses/mse/__init__.py", "losses.py: mse", "losses/__init__.py: mse"]);
    check("python", "near", ["near.py", "near/__init__.py"]);
    assert.equal(elsewhere("python", "nets.MLP", { modules })[2]?.file, "models/nets.py");
  });
  it("are those that MATLAB looks into", () => {
    check("matlab", "sigmoid", ["private/sigmoid.m: sigmoid", "sigmoid.m: sigmoid"]);
    check("matlab", "stats.pdf", ["+stats/pdf.m: pdf"]);
  });
});

describe("a definition in another file", () => {
  const check = (language: "python" | "matlab", text: string, name: string, expected: string | null) => {
    const found = definitionIn(language, text, name);
    assert.equal(found && `${found.line}:${found.column}`, expected);
  };

  it("is a function, a class or a value of a Python module", () => {
    const text =
      "import numpy as np\n\ndef mse2(a): pass\ndef mse(a, b):\n    SCALE = 1\nclass Net: pass\nSCALE = 2.0\n";
    check("python", text, "mse", "3:4");
    check("python", text, "Net", "5:6");
    check("python", text, "SCALE", "6:0");
    check("python", text, "np", null);
  });
  it("is the function of a MATLAB file", () => {
    check("matlab", "% SIGMOID of z\nfunction g = sigmoid(z)\nend\n", "sigmoid", "1:13");
    check("matlab", "function [f, df] = f(x)\n", "f", "0:19");
    check("matlab", "x = 1;\n", "script", null);
  });
});
