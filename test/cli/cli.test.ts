/** The command line: reports that keep to their schema, tables, exit codes, and never a stack trace. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import type { Io } from "../../src/cli/io";
import { run } from "../../src/cli/run";
import type { Report, ReportNode } from "../../src/engine/report";

const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync("docs/report.schema.json", "utf8")));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command among files in memory. */
function adjoint(line: string, files: Readonly<Record<string, string>> = {}): Ran {
  let out = "";
  let err = "";
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    read: (file) => {
      const text = files[file];
      if (text === undefined) throw Object.assign(new Error("no"), { code: "ENOENT" });
      return new TextEncoder().encode(text);
    },
    list: (file) => Object.keys(files).filter((other) => other !== file && other.endsWith(".m")),
    beside: (file, relative) => file.replace(/[^/]*$/, "") + relative,
    now: () => performance.now(),
  };
  const code = run(
    line.split(" ").filter((word) => word !== ""),
    io,
  );
  assert.doesNotMatch(out + err, /\n\s+at /, "a stack trace");
  return { code, out, err };
}

/** The report of a file, held against the schema. */
function report(source: string, options = "", files: Readonly<Record<string, string>> = {}): Report & { code: number } {
  const { out, code } = adjoint(`show m.py --json ${options}`, { "m.py": source, ...files });
  const json: unknown = JSON.parse(out);
  assert.ok(validate(json), JSON.stringify(validate.errors, null, 1));
  return { ...(json as Report), code };
}

function node(r: Report, name: string): ReportNode {
  const found = r.nodes.find((n) => n.name === name);
  assert.ok(found, `${name} is not among ${r.nodes.map((n) => n.name)}`);
  return found;
}

const head = "import numpy as np\n";
const square = `${head}N, D = 3, 2\nX = np.random.randn(N, D)\nw = np.random.randn(D)\nc = np.sum((X @ w)**2)\n`;

describe("adjoint show --json", () => {
  it("reports every value, its adjoint and its cost", () => {
    const r = report(square);
    assert.deepEqual([r.code, r.version, r.file, r.language, r.entry], [0, 1, "m.py", "python", null]);
    assert.deepEqual([r.cost?.name, r.cost?.line], ["c", 5]);
    assert.deepEqual(r.dims, [
      { name: "N", size: 3, source: "literal" },
      { name: "D", size: 2, source: "literal" },
    ]);
    assert.deepEqual(
      r.nodes.map((n) => n.name),
      ["N", "D", "X", "w", "c", null, null],
    );
    const w = node(r, "w");
    assert.deepEqual([w.role, w.source, w.shape, w.size], ["input", "random", ["D"], [2]]);
    assert.deepEqual([w.line, w.column, w.endLine, w.endColumn, w.text], [4, 1, 4, 23, "np.random.randn(D)"]);
    assert.deepEqual([w.adjoint.status, w.adjoint.formula?.replace(/[()]/g, "")], ["ok", "2 Xᵀ X w"]);
    assert.ok(!r.nodes.some((n) => "value" in n || "value" in n.adjoint));
  });
  it("holds all values when asked for", () => {
    const r = report(`${head}x = np.array([[1.0, 2.0], [3.0, np.inf]])\nc = np.sum(x * 2)\n`, "--values");
    assert.deepEqual(node(r, "x").value, [
      [1, 2],
      [3, "Infinity"],
    ]);
    assert.deepEqual(node(r, "x").adjoint.value, [
      [2, 2],
      [2, 2],
    ]);
    assert.deepEqual([node(r, "c").value, node(r, "c").adjoint.value, r.cost?.value], ["Infinity", 1, "Infinity"]);
  });
  it("has values of an adjoint only where it is known", () => {
    const r = report(`${head}x = np.random.randn(2)\nq = np.floor(x)\nc = np.sum(q)\n`, "--values");
    assert.deepEqual([node(r, "x").adjoint.status, "value" in node(r, "x").adjoint], ["none", false]);
  });
  it("takes sizes and data, and is the same twice", () => {
    const files = { "x.json": "[[1, 2], [3, 4]]", "w.csv": "1\n1\n" };
    const options = "--size N=2 --set X=x.json --set w=2 --values";
    assert.deepEqual(node(report(square, options, files), "X").value, [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(report(square, options, files), report(square, options, files));
    const wider = report(square, "--size D=5");
    assert.deepEqual(node(wider, "X").size, [3, 5]);
  });
  it("says so when data and sizes contradict each other", () => {
    const conflicts = (source: string, options: string) =>
      report(source, options, { "x.json": "[[1, 2], [3, 4]]" })
        .diagnostics.filter((d) => d.code === "size-conflict")
        .map((d) => d.line);
    assert.deepEqual(conflicts(square, "--set X=x.json --size N=5"), [3]);
    assert.deepEqual(
      conflicts(square.replace("N, D = 3, 2", "D = 2").replaceAll("(N, D)", "(3, D)"), "--size D=4"),
      [],
    );
    const followed = `${head}X = np.random.randn(3, 2)\nN, D = X.shape\nc = np.sum(X) / N\n`;
    assert.deepEqual(conflicts(followed, "--size N=5"), [3]);
    assert.deepEqual(conflicts(followed, "--size N=3"), []);
    const commented = `${head}def f(X):\n    # X: (N, D)\n    return np.sum(X)\n`;
    assert.deepEqual(conflicts(commented, "--set X=x.json --size N=5"), [2]);
    assert.deepEqual(conflicts(commented, "--set X=x.json --size N=2"), []);
  });
  it("understands MATLAB, where one-dimensional data is a column", () => {
    const source = "function J = cost(w, X)\n% w: n x 1, X: m x n\nJ = sum((X * w).^2);\nend\n";
    const { out, code } = adjoint("show m.m --json --values --set w=w.json", { "m.m": source, "w.json": "[1, 2, 3]" });
    const r = JSON.parse(out) as Report;
    assert.ok(validate(r), JSON.stringify(validate.errors));
    assert.deepEqual([code, r.entry, r.cost?.name, r.language], [0, "cost", "J", "matlab"]);
    const w = node(r, "w");
    assert.deepEqual([w.value, w.size, w.adjoint.size, w.line], [[[1], [2], [3]], [3, 1], [3, 1], 1]);
    assert.equal(node(r, "J").shape?.join(), "1,1");
  });
  it("draws other values for another seed", () => {
    const value = (options: string) => report(square, options).cost?.value;
    assert.equal(value("--seed 1"), value(""));
    assert.notEqual(value("--seed 2"), value(""));
  });
  it("differentiates the function asked for", () => {
    const r = report(`${head}def f(w):\n    # w: (3,)\n    return np.sum(w**2)\n`, "--entry f");
    assert.deepEqual([r.entry, r.cost?.name, r.cost?.line], ["f", "return", 4]);
  });
  it("reads data next to the file", () => {
    const { code, out } = adjoint("show models/m.py --json", {
      "models/m.py": `${head}x = np.loadtxt("x.csv", delimiter=",")\nc = np.sum(x)\n`,
      "models/x.csv": "1,2\n3,4\n",
    });
    assert.deepEqual([code, JSON.parse(out).cost.value], [0, 10]);
  });
  it("ends with 1 for an error in the file, and still reports the rest", () => {
    const r = report(`${head}x = np.ones((4, 3))\ny = np.ones((4, 2))\nz = x @ y\nc = np.sum(x)\n`);
    assert.equal(r.code, 1);
    assert.deepEqual(
      r.diagnostics.map((d) => [d.code, d.severity, d.line]),
      [["shape-mismatch", "error", 4]],
    );
    assert.equal(node(r, "x").adjoint.status, "ok");
    assert.deepEqual([node(r, "z").state, node(r, "z").shape], ["opaque", null]);
  });
  it("keeps to its schema for broken, empty and odd files", () => {
    for (const text of ["", "((((", "x = ", "\0\0\0", `${head}for i in range(3):\n    x = i\n`, `${head}c = q + 1\n`]) {
      assert.equal(report(text, "--values").code, 1, text);
    }
  });
});

describe("adjoint", () => {
  it("shows a table", () => {
    const { code, out } = adjoint("show m.py", { "m.py": square });
    assert.equal(code, 0);
    assert.match(out, /^m\.py: gradient of c = /);
    assert.match(out, /\n5 +c +scalar +c̄ = 1 /);
    assert.match(out, /w̄ = 2 \(?Xᵀ \(?X w/u);
  });
  it("shows problems below the table", () => {
    const { code, out } = adjoint("show m.py", { "m.py": `${head}x = np.ones(3)\nc = q + np.sum(x)\n` });
    assert.equal(code, 1);
    assert.match(out, /\n3:5 error: 'q' has no value here/);
  });
  it("reads notebooks, and names places by cell", () => {
    const cells = [
      { cell_type: "markdown", source: "# T" },
      { cell_type: "code", source: ["import numpy as np\n", "x = np.array([1.0, 2.0])"] },
      { cell_type: "code", source: "c = np.sum(x ** 2)\ny = x @ np.ones(3)" },
    ];
    const files = {
      "n.ipynb": JSON.stringify({ cells }),
      "bad.ipynb": "{",
      "text.ipynb": JSON.stringify({ cells: [] }),
    };
    const shown = adjoint("show n.ipynb", files);
    assert.equal(shown.code, 1);
    assert.match(shown.out, /gradient of c = 5 \(cell 3, line 1\)/);
    assert.match(shown.out, /^2:2 +x +\(2,\) +x̄ = 2 x/m);
    assert.match(shown.out, /^3:2:5 error: .*\n {4}cell 2, line 2: x is \(2,\) since here$/m);
    const report = JSON.parse(adjoint("show n.ipynb --json", files).out) as Report;
    assert.ok(validate(report));
    assert.deepEqual([report.cells, report.cost?.line], [[null, 2, 5], 5]);
    assert.match(adjoint("show bad.ipynb", files).err, /bad\.ipynb cannot be read: this is not a notebook: /);
    assert.match(adjoint("show text.ipynb", files).err, /has no code cells in Python, MATLAB or Octave/);
  });
  it("checks with the same report", () => {
    const files = { "m.py": square };
    assert.equal(adjoint("check m.py --json", files).out, adjoint("show m.py --json", files).out);
  });
  it("explains itself", () => {
    const { code, out } = adjoint("--help");
    assert.equal(code, 0);
    assert.match(out, /--entry NAME/);
  });

  const misuse: readonly [line: string, said: RegExp][] = [
    ["", /Say what to do/],
    ["look m.py", /'look' is not a command/],
    ["show", /Say which file/],
    ["show m.py n.py", /One file at a time/],
    ["show m.txt", /--language/],
    ["show gone.py", /gone\.py cannot be read: there is no such file/],
    ["show m.py --nope", /Unknown option '--nope'/],
    ["show m.py --size N", /--size takes NAME=VALUE/],
    ["show m.py --size N=x", /whole number/],
    ["show m.py --at 0", /--at takes a whole number from 1/],
    ["show m.py --seed a", /--seed/],
    ["show m.py --set x=gone.npy", /gone\.npy cannot be read/],
    ["show m.py --set x=bad.json", /--set x: bad\.json cannot be read/],
    ["show m.py --language ada", /matlab or python/],
    ["export m.py --to numpy", /not available yet/],
  ];
  for (const [line, said] of misuse) {
    it(`ends with 2 for \`adjoint ${line}\``, () => {
      const files = { "m.py": square, "bad.json": "[1, [2]]" };
      const { code, out, err } = adjoint(line, files);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, said);
      const json = adjoint(`${line} --json`, files);
      assert.deepEqual([json.code, Object.keys(JSON.parse(json.out))], [2, ["version", "error"]]);
      assert.ok(validate(JSON.parse(json.out)));
    });
  }
});
