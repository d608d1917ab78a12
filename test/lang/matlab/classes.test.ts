/** Classes in files beside the script: the same as in Octave, which is asked where it is installed. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { evaluate } from "../../../src/autodiff/evaluate";
import { reverse } from "../../../src/autodiff/reverse";
import { catalogue } from "../../../src/ops/index";
import { octave } from "../../oracles";
import { follow, type Run } from "./run";

const files: Readonly<Record<string, string>> = {
  "Account.m":
    "classdef Account\n  properties\n    balance = 0;\n    owner = 'none';\n  end\n  methods\n    function obj = Account(b)\n      if nargin > 0, obj.balance = b; end\n    end\n    function obj = deposit(obj, x)\n      obj.balance = obj.balance + x;\n    end\n  end\nend\n",
  "Counter.m":
    "classdef Counter < handle\n  properties\n    count = 0;\n    log\n  end\n  methods\n    function inc(obj)\n      obj.count = obj.count + 1;\n      obj.log(end + 1) = obj.count * 10;\n    end\n  end\nend\n",
  "Vec2.m":
    "classdef Vec2\n  properties\n    x\n    y\n  end\n  methods\n    function o = Vec2(x, y), o.x = x; o.y = y; end\n    function r = norm(o), r = sqrt(o.x ^ 2 + o.y ^ 2); end\n    function r = plus(a, b), r = Vec2(a.x + b.x, a.y + b.y); end\n    function r = mtimes(a, k), r = Vec2(a.x * k, a.y * k); end\n    function r = uminus(a), r = Vec2(-a.x, -a.y); end\n    function r = eq(a, b), r = a.x == b.x && a.y == b.y; end\n  end\n  methods (Static)\n    function o = unit(), o = Vec2(1, 0); end\n  end\nend\n",
  "Shape.m":
    "classdef Shape\n  properties\n    name = 'shape';\n  end\n  properties (Constant)\n    sides = 4;\n  end\n  properties (Dependent)\n    double_area\n  end\n  methods\n    function o = Shape(n), if nargin > 0, o.name = n; end, end\n    function r = area(o), r = 0.5; end\n    function r = get.double_area(o), r = 2 * o.area(); end\n  end\nend\n",
  "Square.m":
    "classdef Square < Shape\n  properties\n    s\n  end\n  methods\n    function o = Square(s)\n      o = o@Shape('square');\n      o.s = s;\n    end\n    function r = area(o), r = o.s ^ 2 + area@Shape(o); end\n  end\nend\n",
  "Layer.m":
    "classdef Layer < handle\n  properties\n    W\n    b\n  end\n  methods\n    function self = Layer(W), self.W = W; self.b = zeros(size(W, 1), 1); end\n    function y = forward(self, x), y = tanh(self.W * x + self.b); end\n  end\nend\n",
};

/** By title: the names to compare, then the program. */
const programs: Readonly<Record<string, readonly [names: string, source: string]>> = {
  "values are copied": [
    "a b c d",
    "p = Account(100); q = p.deposit(50); a = p.balance; b = q.balance; r = deposit(q, 5); c = r.balance; z = Account(); d = z.balance + isa(r, 'Account') + isobject(r) + isstruct(r);",
  ],
  "handles are shared": [
    "a b c",
    "h = Counter(); h.inc(); inc(h); k = h; k.inc(); a = h.count; b = k.log; c = isempty(Counter().log) + 0;",
  ],
  "operators of a class": [
    "a b c d f",
    "u = Vec2(3, 4); v = u + Vec2.unit(); a = v.x; w = u * 2; b = w.y; n = -u; c = n.x; d = (u == Vec2(3, 4)) + 0; f = norm(u) + u.norm();",
  ],
  "classes based on others": [
    "a b c d",
    "s = Square(3); a = s.area(); b = double(s.name); c = s.sides; d = s.double_area + isa(s, 'Shape');",
  ],
  "layers in a cell": [
    "c",
    "W1 = [0.1 -0.2; 0.3 0.4; 0.5 0.6]; W2 = [1 -1 0.5]; net = {Layer(W1), Layer(W2)}; x = [0.7; -0.3]; for i = 1:2, x = net{i}.forward(x); end; c = x ^ 2;",
  ],
};

function followed(source: string): Run {
  return follow(source, {}, null, undefined, {
    beside: () => Object.keys(files),
    file: (name) => {
      const text = files[name];
      return text === undefined ? { kind: "missing", why: `there is no ${name}` } : { kind: "text", text };
    },
  });
}

function numbersOf(run: Run, names: string): string {
  return names
    .split(" ")
    .map((name) => `${name} ${[...(run.last(name)?.data ?? [])].map((x) => x.toFixed(10)).join(" ")}`)
    .join("\n");
}

function askOctave(run: (code: string) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "adjoint-classes-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const bodies = Object.values(programs).map(([names, source]) => {
      const shows = names.split(" ").map((n) => `printf("${n} %s\\n", strtrim(sprintf("%.10f ", ${n})));`);
      return `${source}\n${shows.join("\n")}\nclear all;`;
    });
    return run([`addpath("${folder}");`, ...bodies].join("\n")).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("MATLAB: classes", () => {
  it("mean what they mean in Octave", function () {
    const oracle = octave();
    if (!oracle) return this.skip();
    this.timeout(60_000);
    const ours = Object.values(programs).map(([names, source]) => {
      const run = followed(source);
      assert.deepEqual(
        run.trace.diagnostics.map((d) => d.message),
        [],
      );
      return numbersOf(run, names);
    });
    assert.equal(
      ours.join("\n"),
      askOctave((code) => oracle.run(code)),
    );
  });

  it("have gradients of what their constructors were given", () => {
    const run = followed(programs["layers in a cell"]?.[1] ?? "");
    const [cost, W2] = [run.node("c"), run.node("W2")];
    assert.ok(cost && W2);
    const bar = reverse(run.trace.graph, catalogue, cost, (leaf) => leaf === W2).adjoints.get(W2.id);
    assert.ok(bar);
    const found = [...evaluate(bar.node, catalogue, new Map()).data];
    const hidden = [0.1 * 0.7 + 0.2 * 0.3, 0.3 * 0.7 - 0.4 * 0.3, 0.5 * 0.7 - 0.6 * 0.3].map(Math.tanh);
    const [h1 = 0, h2 = 0, h3 = 0] = hidden;
    const y = Math.tanh(h1 - h2 + 0.5 * h3);
    hidden.forEach((h, i) => {
      assert.ok(Math.abs((found[i] ?? 0) - 2 * y * (1 - y * y) * h) < 1e-12);
    });
  });

  it("name the items of maps as the text asks for them", () => {
    const run = followed("p = containers.Map(); p('W') = [1 2]; p(\"b\") = 3; c = sum(p('W')) * p('b');");
    const names = run.trace.bindings.map((b) => b.name);
    assert.deepEqual(names, ["p('W')", "p('b')", "c"]);
    const [cost, W] = [run.node("c"), run.node("p('W')")];
    assert.ok(cost && W);
    const bar = reverse(run.trace.graph, catalogue, cost, (leaf) => leaf === W).adjoints.get(W.id);
    assert.deepEqual([...evaluate(bar?.node ?? cost, catalogue, new Map()).data], [3, 3]);
  });

  const linear =
    "classdef Lin\n  properties\n    w\n    b\n    lambda = 0.5 * 1\n  end\n  methods\n    function obj = Lin(n), obj.w = zeros(n, 1); end\n    function y = predict(obj, X), y = X * obj.w + obj.b; end\n    function obj = step(obj, X, y), obj.w = obj.w - X' * (obj.predict(X) - y); end\n    function c = cost(obj, X, y)\n      e = obj.predict(X) - y;\n      c = e' * e / 2 + obj.lambda * sum(obj.w .^ 2);\n    end\n  end\n  methods (Static)\n    function n = count(v), n = numel(v); end\n  end\nend\n";

  it("opened by themselves show a method, with the properties of its object as inputs", () => {
    const { trace, node, last } = follow(linear);
    assert.equal(trace.entry, "Lin.cost");
    assert.deepEqual(trace.entries, ["Lin.predict", "Lin.step", "Lin.cost", "Lin.count"]);
    assert.deepEqual([...new Set(trace.diagnostics.map((d) => d.code))], ["assumed-shape"]);
    const [cost, w, lambda] = [node("c"), node("obj.w"), node("obj.lambda")];
    assert.ok(cost && w && lambda);
    assert.deepEqual([w.op, lambda.op, last("obj.lambda")?.data[0]], ["input", "input", 0.5]);
    const sweep = reverse(trace.graph, catalogue, cost, (leaf) => leaf.op === "input");
    const bar = sweep.adjoints.get(w.id);
    assert.ok(bar);
    const [X, e, at] = ["X", "e", "obj.w"].map((name) => last(name) ?? assert.fail(name));
    const n = at?.data.length ?? 0;
    const found = evaluate(bar.node, catalogue, new Map()).data;
    found.forEach((x, j) => {
      const sum = (e?.data ?? new Float64Array()).reduce((s, v, i) => s + v * (X?.data[i * n + j] ?? 0), 0);
      assert.ok(Math.abs(x - sum - (at?.data[j] ?? 0)) < 1e-12, `entry ${j} of the adjoint of w`);
    });
  });

  it("have static methods, which take no object", () => {
    const { trace } = follow(linear, {}, "Lin.count");
    assert.deepEqual(
      trace.bindings.map((b) => b.name).filter((name) => name.startsWith("v")),
      ["v"],
    );
  });

  it("have cells of weights where their properties begin empty", () => {
    const deep =
      "classdef Deep < handle\n  properties\n    W = {}\n    b = []\n    n = 2\n  end\n  methods\n    function a = forward(self, x)\n      a = x;\n      for k = 1:self.n, a = tanh(self.W{k} * a + self.b); end\n    end\n    function E = loss(self, x, t)\n      E = sum((self.forward(x) - t) .^ 2) / 2;\n    end\n  end\nend\n";
    const { trace, node } = follow(deep);
    assert.equal(trace.entry, "Deep.loss");
    const cost = node("E");
    assert.ok(cost);
    const sweep = reverse(trace.graph, catalogue, cost, (leaf) => leaf.op === "input");
    for (const name of ["self.W{1}", "self.W{2}", "self.b"]) {
      const leaf = node(name);
      assert.ok(leaf && sweep.adjoints.get(leaf.id), name);
    }
  });
});
