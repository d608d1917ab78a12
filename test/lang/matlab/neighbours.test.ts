/** Functions and scripts in files beside the one that is open. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import type { FileAnswer } from "../../../src/lang/common/trace";
import { follow } from "./run";

const files: Readonly<Record<string, string>> = {
  "sigmoid.m":
    "function g = sigmoid(z)\n% twice the usual one\ng = scaled(1 ./ (1 + exp(-z)));\nend\nfunction y = scaled(x)\ny = 2 * x;\nend\n",
  "costFunction.m":
    "function [J, grad] = costFunction(theta, X, y)\nm = size(X, 1);\nh = sigmoid(X * theta);\nJ = sum((h - y).^2) / m;\ngrad = X' * (h - y);\n",
  "setup.m": "N = 4;\nX = ones(N, 3);\nhelper_ran = true;\n",
  "broken.m": "function y = broken(x)\ny = x * ones(7, 7);\n",
  "loop.m": "function y = loop(x)\ny = loop(x) + 1;\n",
  "again.m": "again;\nz = 1;\n",
  "softmax.m": "function p = softmax(a)\np = a * 3;\n",
  "private/inner.m": "function y = inner(x)\ny = x + 10;\n",
  "inner.m": "function y = inner(x)\ny = x - 10;\n",
  "+stats/spread.m": "function s = spread(x)\ns = max(x(:)) - min(x(:));\n",
  "+stats/+deep/one.m": "function s = one()\ns = 1;\n",
  "tanh.m": "function y = tanh(x)\ny = x;\n",
};

function host(extra: Readonly<Record<string, string>> = {}) {
  const all = { ...files, ...extra };
  return {
    beside: () => Object.keys(all),
    file: (path: string): FileAnswer => {
      const text = all[path];
      return text === undefined ? { kind: "missing", why: "there is no such file" } : { kind: "text", text };
    },
  };
}

function run(source: string, extra: Readonly<Record<string, string>> = {}) {
  const made = follow(source, {}, null, undefined, host(extra));
  const said = made.trace.diagnostics.map((d) => `${d.code}: ${d.message}`);
  return { ...made, said };
}

describe("MATLAB: functions in neighbouring files", () => {
  it("are followed where they are called, with the functions below them and those they call in turn", () => {
    const made = run("X = ones(2, 3);\ntheta = zeros(3, 1);\ny = [1; 0];\n[J, grad] = costFunction(theta, X, y);");
    assert.deepEqual(made.said, []);
    assert.equal(made.last("J")?.data[0], 0.5);
    assert.deepEqual(made.last("grad")?.size, [3, 1]);
    assert.deepEqual(
      made.trace.bindings.map((b) => b.name),
      ["X", "theta", "y", "J", "grad"],
      "names of other files are no rows",
    );
    const { text } = made.trace.module;
    for (const n of made.trace.graph.nodes) assert.ok((n.origin?.span.to ?? 0) <= text.length, "a place in this file");
  });

  it("come before functions of the language, and after functions of the file and variables", () => {
    assert.equal(run("c = softmax(2);").last("c")?.data[0], 6);
    assert.equal(run("c = tanh(0.5);").last("c")?.data[0], 0.5);
    assert.equal(run("c = tanh(0.5);\nfunction y = tanh(x)\ny = 7;\nend").last("c")?.data[0], 7);
    assert.equal(run("sigmoid = [5 6];\nc = sigmoid(2);").last("c")?.data[0], 6);
  });

  it("are found in the private folder first, and in packages by their names", () => {
    assert.equal(run("c = inner(1);").last("c")?.data[0], 11);
    const made = run("c = stats.spread([3 9 4]);\nd = stats.deep.one();");
    assert.deepEqual([made.said, made.last("c")?.data[0], made.last("d")?.data[0]], [[], 6, 1]);
  });

  it("are found by handles, feval, cellfun and exist", () => {
    const made = run(
      "f = @sigmoid;\na = f(0);\nb = feval('sigmoid', 0);\nc = cellfun(@sigmoid, {0, 0});\nd = exist('sigmoid');\ng = @(x) sigmoid(x) + 1;\ne = g(0);",
    );
    assert.deepEqual(made.said, []);
    for (const [name, value] of [
      ["a", 1],
      ["b", 1],
      ["c", 1],
      ["d", 2],
      ["e", 2],
    ] as const)
      assert.equal(made.last(name)?.data[0], value, name);
  });

  it("a script runs in the workspace that calls it", () => {
    const made = run("setup\nc = sum(X(:)) * N;\nif helper_ran, d = 1; end");
    assert.deepEqual([made.said, made.last("c")?.data[0], made.last("d")?.data[0]], [[], 48, 1]);
    assert.deepEqual(run("again;\nc = z;").said, []);
  });

  it("a mistake in one is reported at the call, with its line", () => {
    const made = run("x = ones(2, 3);\nc = broken(x);");
    assert.equal(made.said.length, 1);
    assert.match(made.said[0] ?? "", /shape-mismatch: broken\.m, line 2: .*2×3.*7×7/);
    const [found] = made.trace.diagnostics;
    assert.equal(made.trace.module.text.slice(found?.span.from, found?.span.to), "broken(x)");
  });

  it("calls without end are cut, and what is in no file is said as before", () => {
    assert.match(run("c = loop(1);").said.join(), /limit: .*nested more than/);
    assert.match(run("c = sigmid(1);").said.join(), /unknown-function: 'sigmid'/);
  });

  it("what is empty means nothing", () => {
    const made = run("d = nothing_here(2);", { "nothing_here.m": "% to do\n" });
    assert.equal(made.said.length, 1);
    assert.match(made.said[0] ?? "", /unknown-function/);
  });

  it("nothing is asked where no name is called", () => {
    let asked = 0;
    const beside = () => {
      asked += 1;
      return [];
    };
    follow("x = 3;\ny = x + 1;", {}, null, undefined, { ...host(), beside });
    assert.equal(asked, 0);
  });
});

describe("MATLAB: nothing is executed", () => {
  const dangerous = [
    "system('touch /tmp/adjoint-was-here');",
    "[status, out] = system('touch /tmp/adjoint-was-here');",
    "unix('touch /tmp/adjoint-was-here'); dos('dir'); shell_cmd('ls');",
    "!touch /tmp/adjoint-was-here",
    "eval('system(''touch /tmp/adjoint-was-here'');');",
    "evalc('x = 1'); evalin('base', 'clear'); assignin('base', 'q', 1);",
    "f = fopen('/tmp/adjoint-was-here', 'w'); fprintf(f, 'x'); fclose(f);",
    "x = ones(3); save('/tmp/adjoint-was-here', 'x'); save /tmp/adjoint-was-here x",
    "csvwrite('/tmp/adjoint-was-here', ones(3)); dlmwrite('/tmp/adjoint-was-here', 1);",
    "delete('/tmp/adjoint-was-here'); unlink('/tmp/adjoint-was-here'); rmdir('/tmp/x', 's');",
    "mkdir('/tmp/adjoint-was-here'); cd('/tmp'); addpath('/tmp'); movefile a b",
    "g = str2func('@() system(''touch /tmp/adjoint-was-here'')'); g();",
    "feval('system', 'touch /tmp/adjoint-was-here'); cellfun(@system, {'ls'});",
    "popen('touch /tmp/adjoint-was-here', 'r'); fork(); exec('ls');",
    "urlread('http://localhost/'); websave('/tmp/adjoint-was-here', 'http://localhost/');",
    "run('/tmp/adjoint-was-here.m'); source('/tmp/adjoint-was-here.m');",
    "javaMethod('exit', 'java.lang.System', 0); exit; quit force",
    "s.('__proto__') = 5; t = s.('constructor');",
  ];
  for (const source of dangerous) {
    it(source.slice(0, 60), () => {
      assert.ok(!existsSync("/tmp/adjoint-was-here"), "something is there already");
      const asked: string[] = [];
      const file = (path: string) => {
        asked.push(path);
        return { kind: "missing" as const, why: "" };
      };
      const made = follow(`${source}\nc = sum(ones(3, 1));`, {}, null, undefined, { file });
      assert.equal(made.last("c")?.data[0], 3, "what follows stays live");
      assert.deepEqual(asked, [], "no file is asked for");
      assert.ok(!existsSync("/tmp/adjoint-was-here"), "something was written");
    });
  }
});
