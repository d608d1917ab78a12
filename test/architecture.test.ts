/** The import table of the house, kept by reading every import statement of the sources. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const below = ["core", "numeric", "ops"];
const middle = [...below, "autodiff", "cost", "print"];
const upper = [...middle, "verify", "export"];

/** What each folder may import besides itself: a folder or file of src/, with `type ` before it its types only. */
const table: Readonly<Record<string, readonly string[]>> = {
  core: [],
  numeric: ["core"],
  ops: ["core", "numeric"],
  lang: ["core"],
  protocol: ["type core"],
  autodiff: [...below, "lang/matlab/parse", "type lang/common"], // reverse rules are text
  cost: below,
  print: below,
  verify: middle,
  export: middle,
  engine: [...upper, "lang", "protocol"],
  cli: [...upper, "lang", "protocol", "engine"],
  vscode: ["protocol"],
  webview: ["protocol"],
};

/** Packages that one place alone may import. */
const doors: Readonly<Record<string, string>> = { vscode: "src/vscode/", mathjs: "src/numeric/mathjs.ts" };

/** Sources by path from the project's folder, with `/`. */
type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** Path without extension, or the package's name. */
  readonly target: string;
  readonly typesOnly: boolean;
}

describe("the architecture", () => {
  const sources = readSources();

  it("keeps the import table", () => assertNone(tableBreaches(sources)));
  it("has one door to each guarded package", () => assertNone(doorBreaches(sources)));
  it("has no cycle of imports", () => assertNone(cycles(sources)));
});

describe("the architecture's guard", () => {
  const of = (files: Record<string, string>): Sources => new Map(Object.entries(files));

  it("sees a folder that reaches up", () => {
    const breaches = tableBreaches(of({ "src/core/dim.ts": 'import { x } from "../ops/add";' }));
    assert.deepEqual(breaches, ['src/core/dim.ts imports "../ops/add", but src/core may import nothing']);
  });
  it("tells types from values", () => {
    const file = (clause: string) => of({ "src/protocol/a.ts": `import ${clause} from "../core/dim";` });
    assert.equal(tableBreaches(file("{ type Dim,\n x }")).length, 1);
    assert.equal(tableBreaches(file("type { Dim }")).length, 0);
    assert.equal(tableBreaches(file("{ type Dim,\n  type X }")).length, 0);
  });
  it("sees re-exports, dynamic imports, and single files of a folder", () => {
    assert.equal(tableBreaches(of({ "webview/a.ts": 'export * from "../src/core/dim";' })).length, 1);
    assert.equal(tableBreaches(of({ "src/core/a.ts": 'const x = await import("../ops/add");' })).length, 1);
    assert.equal(tableBreaches(of({ "src/autodiff/a.ts": 'import { p } from "../lang/matlab/parse";' })).length, 0);
    assert.equal(tableBreaches(of({ "src/autodiff/a.ts": 'import { p } from "../lang/matlab/names";' })).length, 1);
  });
  it("sees a folder the table does not know", () => {
    assert.equal(tableBreaches(of({ "src/misc/a.ts": "" })).length, 1);
  });
  it("sees a second door", () => {
    assert.equal(doorBreaches(of({ "src/ops/a.ts": 'import { parse } from "mathjs/number";' })).length, 1);
    assert.equal(doorBreaches(of({ "src/numeric/mathjs.ts": 'import("mathjs")' })).length, 0);
  });
  it("sees cycles of values, and lets types be", () => {
    const pair = (back: string) => of({ "src/core/a.ts": 'import { b } from "./b";', "src/core/b.ts": back });
    assert.deepEqual(cycles(pair('import { a } from "./a";')), ["src/core/a.ts → src/core/b.ts → src/core/a.ts"]);
    assert.deepEqual(cycles(pair('import type { A } from "./a";')), []);
  });
});

function tableBreaches(sources: Sources): string[] {
  const unknown = [...sources.keys()].filter((file) => !table[folderOf(file)]);
  const breaches = imports(sources).filter(({ from, target, typesOnly }) => {
    const folder = folderOf(from);
    if (!target.includes("/") || folderOf(target) === folder || !/^(src|webview)\//.test(target)) return false;
    return !table[folder]?.some((allowed) => permits(allowed, target, typesOnly));
  });
  return [
    ...unknown.map((file) => `${file}: the table does not know the folder ${folderOf(file)}`),
    ...breaches.map(({ from, specifier }) => {
      const allowed = table[folderOf(from)]?.join(", ");
      return `${from} imports "${specifier}", but ${homeOf(from)} may import ${allowed || "nothing"}`;
    }),
  ];
}

function permits(allowed: string, target: string, typesOnly: boolean): boolean {
  const place = `src/${allowed.replace(/^type /, "")}`;
  return (target === place || target.startsWith(`${place}/`)) && (typesOnly || !allowed.startsWith("type "));
}

function doorBreaches(sources: Sources): string[] {
  return imports(sources).flatMap(({ from, target }) => {
    const door = doors[target.split("/")[0] ?? ""];
    return door && !from.startsWith(door) ? [`${from} imports "${target}", which is for ${door} alone`] : [];
  });
}

/** Each cycle once, as a path of files. */
function cycles(sources: Sources): string[] {
  const edges = new Map<string, string[]>();
  for (const { from, target, typesOnly } of imports(sources)) {
    const file = ["", ".ts", ".tsx", "/index.ts"].map((end) => target + end).find((name) => sources.has(name));
    if (file && !typesOnly) edges.set(from, [...(edges.get(from) ?? []), file]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push([...trail.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return found;
}

function imports(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) => {
    const statements = [...text.matchAll(/^\s*(?:import|export)\s+([^"'`;]*?)\s*from\s+"([^"]+)"/gm)];
    const others = [...text.matchAll(/^import\s+()"([^"]+)"|\bimport\(\s*()"([^"]+)"/gm)];
    return [...statements, ...others].map(([, clause = "", named, , dynamic]) => {
      const specifier = named ?? dynamic ?? "";
      const target = specifier.startsWith(".") ? path.posix.join(path.posix.dirname(from), specifier) : specifier;
      return { from, specifier, target, typesOnly: isTypes(clause) };
    });
  });
}

/** `type { A }`, or `{ type A, type B }`. */
function isTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}$/
    .exec(clause)?.[1]
    ?.split(",")
    .filter((name) => name.trim());
  return /^type\s/.test(clause) || (names?.every((name) => /^\s*type\s/.test(name)) ?? false);
}

/** `core` of src/core/dim.ts, `webview` of webview/main.tsx. */
function folderOf(file: string): string {
  return file.split("/")[file.startsWith("src/") ? 1 : 0] ?? "";
}

function homeOf(file: string): string {
  return file.startsWith("src/") ? `src/${folderOf(file)}` : folderOf(file);
}

function readSources(): Sources {
  const files = ["src", "webview"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.posix.join(folder, slashed(name))),
  );
  const scripts = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
  return new Map(scripts.map((file) => [file, readFileSync(file, "utf8")]));
}

function slashed(name: string): string {
  return name.split(path.sep).join("/");
}

function assertNone(findings: readonly string[]): void {
  assert.ok(findings.length === 0, `\n${findings.join("\n")}`);
}
