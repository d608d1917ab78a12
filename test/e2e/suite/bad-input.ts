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

const cases: readonly Case[] = [];

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
  await until(() => diagnosticsOf(bad).length > 0, "a message");
  const said = diagnosticsOf(bad).map(summary);
  ok(said.includes(says), `it says ${JSON.stringify(said)}, expected ${says}`);
  equal(api.panel().file, file, "file on show");
  await settled(bad);

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
    return state & 255;
  });
}
