// What lies beside a model: functions in other files, and data; both are followed when they change.
import * as vscode from "vscode";
import { until } from "./expect";
import { adjoint, newModel, settled } from "./model";
import { fileUri } from "./workspace";

interface Case {
  readonly title: string;
  readonly model: string;
  readonly text: string;
  readonly beside: string;
  /** What the other file holds, and the cost that follows. */
  readonly before: readonly [string, number];
  readonly after: readonly [string, number];
}

const cases: readonly Case[] = [
  {
    title: "a MATLAB function in a neighbouring file",
    model: "calls.m",
    text: "x = [1; 2];\nc = beside_energy(x);\n",
    beside: "beside_energy.m",
    before: ["function e = beside_energy(x)\ne = sum(x.^2);\nend\n", 5],
    after: ["function e = beside_energy(x)\ne = 2 * sum(x.^2);\nend\n", 10],
  },
  {
    title: "a Python module in a neighbouring file",
    model: "calls.py",
    text: "import numpy as np\nfrom beside_energy import energy\nx = np.array([1.0, 2.0])\nc = energy(x)\n",
    beside: "beside_energy.py",
    before: ["def energy(x):\n    return (x ** 2).sum()\n", 5],
    after: ["def energy(x):\n    return 2 * (x ** 2).sum()\n", 10],
  },
  {
    title: "a table of numbers",
    model: "loads.py",
    text: "import numpy as np\nx = np.loadtxt('beside_table.csv', delimiter=',')\nc = np.sum(x ** 2)\n",
    beside: "beside_table.csv",
    before: ["1,2\n", 5],
    after: ["1,3\n", 10],
  },
];

/** Declares the tests. */
export function neighbours(): void {
  describe("files beside a model", () => {
    for (const { title, model, text, beside, before, after } of cases) {
      it(`${title} is followed, also when it is saved anew`, async () => {
        await save(beside, before[0]);
        const opened = await newModel(model, text);
        const first = await settled(opened);
        if (first.cost?.value !== before[1]) throw new Error(`the cost is ${first.cost?.value}: ${said(first)}`);
        await save(beside, after[0]);
        const api = await adjoint();
        await until(() => api.analysis(opened.uri)?.cost?.value === after[1], `the cost ${after[1]}`);
      });
    }

    it("a MATLAB function that is written later is found then", async () => {
      const opened = await newModel("early.m", "x = [1; 2];\nc = beside_later(x);\n");
      const api = await adjoint();
      await settled(opened);
      await until(() => said(api.analysis(opened.uri)).includes("'beside_later'"), "that there is no such function");
      await save("beside_later.m", "function e = beside_later(x)\ne = sum(x);\nend\n");
      await until(() => api.analysis(opened.uri)?.cost?.value === 3, "the cost 3");
    });
  });
}

function said(analysis: { readonly findings: readonly { readonly message: string }[] } | null): string {
  return JSON.stringify(analysis?.findings.map(({ message }) => message) ?? []);
}

function save(name: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}
