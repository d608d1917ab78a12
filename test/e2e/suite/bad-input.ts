// Files that are none, or too much: each gets a clear message, and nothing breaks.
import * as vscode from "vscode";
import { equal, ok, until } from "./expect";
import { diagnosticsOf, summary } from "./findings";
import { adjoint, newModel, openModel, settled, states } from "./model";

interface Case {
  readonly title: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  /** Line, code and message of the finding that says it. */
  readonly says: string;
}

const start = { py: "import numpy as np\nx = np.array([1.0, 2.0])\n", m: "\nx = [1; 2];\n" };

const notText = "1: syntax: This is not a text file";
const endless = "4: limit: This loop has not ended after 200 passes; only these are followed";
const nothing = "1: no-cost: Nothing here computes a single number from an input. Name one 'c', such as";

const cases: readonly Case[] = [
  { title: "an empty file", file: "empty.py", content: "", says: `${nothing} c = np.sum(e**2)` },
  { title: "an empty file", file: "empty.m", content: "", says: `${nothing} c = sum(e.^2)` },
  { title: "a binary file", file: "binary.py", content: noise(3000), says: notText },
  { title: "a binary file", file: "binary.m", content: noise(3000), says: notText },
  {
    title: "unclosed brackets",
    file: "brackets.py",
    content: `${start.py}c = np.sum((x ** 2\n`,
    says: "3: syntax: A closing ) is missing",
  },
  {
    title: "unclosed brackets",
    file: "brackets.m",
    content: `${start.m}c = sum((x .^ 2;\n`,
    says: "3: syntax: A closing ) is missing",
  },
  {
    title: "a cost that is no scalar",
    file: "array.py",
    content: `${start.py}c = 3 * x\n`,
    says: "3: non-scalar-cost: The cost must be a scalar, but 'c' is (2,)",
  },
  {
    title: "a cost that is no scalar",
    file: "array.m",
    content: `${start.m}c = 3 * x;\n`,
    says: "3: non-scalar-cost: The cost must be 1×1, but 'c' is 2×1",
  },
  {
    title: "an endless loop",
    file: "endless.py",
    content: `${start.py}c = 0.0\nwhile True:\n    c = c + np.sum(x)\n`,
    says: endless,
  },
  {
    title: "an endless loop",
    file: "endless.m",
    content: `${start.m}c = 0;\nwhile true\n  c = c + sum(x);\nend\n`,
    says: endless,
  },
  {
    title: "1 MB",
    file: "large.py",
    content: start.py + lines(1e6, (n) => `a${n} = np.tanh(x) * ${n}`),
    says: "1: syntax: This file has 1,000,0",
  },
  {
    title: "1 MB",
    file: "large.m",
    content: start.m + lines(1e6, (n) => `a${n} = tanh(x) * ${n};`),
    says: "1: syntax: This file has 1,000,0",
  },
];

/** Declares the tests. */
export function badInput(): void {
  describe("bad input", () => {
    for (const { title, file, content, says } of cases) {
      it(`${title}, ${file}`, () => check(file, content, says));
    }
  });
}

/** The message comes, and a good file is served afterwards by the same worker. */
async function check(file: string, content: string | Uint8Array, says: string): Promise<void> {
  const api = await adjoint();
  const { starts } = api.engine();
  const bad = await newModel(file, content);
  await vscode.commands.executeCommand("adjoint.compute");
  const said = (await settled(bad)).findings.map(({ range, code, message }) => `${range.line}: ${code}: ${message}`);
  ok(
    said.some((message) => message.startsWith(says)),
    `it says ${JSON.stringify(said)}, expected ${says}`,
  );
  const marked = () => diagnosticsOf(bad).some((diagnostic) => summary(diagnostic).startsWith(says));
  if (says.startsWith(nothing)) equal(diagnosticsOf(bad).map(summary), [], "marks in a file that is in order");
  else await until(marked, "a mark in the text");
  equal(api.panel().file, file, "file on show");

  const good = await openModel("lecture.py");
  equal(
    states(await settled(good)).filter((state) => !state.endsWith("live")),
    [],
    "rows of a good file",
  );
  await until(() => api.panel().file === "lecture.py" && api.panel().status.kind === "live", "a live panel");
  equal(api.engine().starts, starts, "workers started");
}

/** Bytes that are no text, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return 1 + (state % 255); // a zero, and VS Code itself would not open it as text
  });
}

/** So many lines that they make up `length` characters. */
function lines(length: number, line: (n: number) => string): string {
  let text = "";
  for (let n = 0; text.length < length; n++) text += `${line(n)}\n`;
  return text;
}
