// The panel as the host sees it: what fills it, and how it is tied to the text.
import * as vscode from "vscode";
import { equal, ok, until } from "./expect";
import { adjoint, append, openModel, putCaret, replaceLine, rowOf, settled } from "./model";
import { openFixture, show } from "./workspace";

/** Declares the tests. */
export function panel(): void {
  describe("the panel", () => {
    for (const file of ["lecture.py", "lecture.m"]) {
      it(`is filled by Compute Gradients, ${file}`, () => compute(file));
    }
    it("differentiates the scalar at the cursor", chosenCost);
    it("follows the active editor, and keeps what it shows beside other files", follow);
    it("shows the text of a row", reveal);
    it("marks the row of the caret", mark);
    it("pauses and resumes", pause);
    it("opens an example as an untitled file", example);
  });
}

async function compute(file: string): Promise<void> {
  const api = await adjoint();
  await openFixture(file);
  await vscode.commands.executeCommand("adjoint.compute");
  const shown = await until(() => {
    const content = api.panel();
    return content.file === file && content.status.kind === "live" && content.analysis?.phase === "numbers" && content;
  }, "a live panel");
  const rows = shown.analysis?.rows.filter(({ name }) => name !== null) ?? [];
  equal(
    rows.map(({ name, role }) => `${name} ${role}`),
    expectedRoles,
    "rows",
  );
  equal(
    rows.map(({ barred }) => barred),
    ["X̄", "W̄", "ȳ", "Z̄", "f̄", "c̄"],
    "adjoints",
  );
  near(shown.analysis?.cost?.value, 0.03201470769116016, "cost");
  near(rowOf(shown.analysis, "X").adjoint.summary?.norm, 0.1050935232753366, "‖X̄‖");
  near(rowOf(shown.analysis, "W").adjoint.summary?.norm, 0.18770571746640657, "‖W̄‖");
  equal(rowOf(shown.analysis, "X").adjoint.size, [2, 3], "size of X̄");
}

const expectedRoles = ["X input", "W input", "y input", "Z step", "f step", "c cost"];

async function chosenCost(): Promise<void> {
  const api = await adjoint();
  const model = await openModel("lecture.py");
  await append(model, 9, "\ne = np.sum(f)");
  equal((await settled(model)).cost?.name, "c", "cost");
  putCaret(model, 10, "e");
  await vscode.commands.executeCommand("adjoint.compute");
  await until(() => api.settled(model.uri) && api.analysis(model.uri)?.cost?.name === "e", "the gradient of e");
  near(api.panel().analysis?.cost?.value, 0.9051482536448664 - 0.8482836399575129, "e");

  await replaceLine(model, 10, "");
  await until(() => api.settled(model.uri) && api.analysis(model.uri)?.cost?.name === "c", "the gradient of c again");
}

async function follow(): Promise<void> {
  const api = await adjoint();
  await openModel("lecture.py");
  await until(() => api.panel().file === "lecture.py", "the panel of lecture.py");
  await show(await vscode.workspace.openTextDocument({ content: "notes" }));
  equal(api.panel().file, "lecture.py", "file on show beside a text");
  await openFixture("other.py");
  await until(() => api.panel().file === "other.py", "the panel of other.py");
}

async function reveal(): Promise<void> {
  const api = await adjoint();
  const model = await openModel("lecture.py");
  const { range } = rowOf(api.analysis(model.uri), "f");
  api.fromPanel({ type: "reveal", range, focus: false });
  await until(() => !model.editor.selection.isEmpty, "a selection");
  const { start, end } = model.editor.selection;
  equal([start.line, start.character, end.line, end.character], [8, 0, 8, 1], "selection");
}

async function mark(): Promise<void> {
  const api = await adjoint();
  const model = await openModel("lecture.py");
  for (const [line, word, name] of [
    [8, "X", "X"],
    [9, "f", "f"],
    [10, "y", "y"],
    [8, "Z", "Z"],
  ] as const) {
    putCaret(model, line, word);
    const { key } = rowOf(api.analysis(model.uri), name);
    await until(() => api.marked() === key, `${name} is marked, not ${api.marked()}`);
  }
}

async function pause(): Promise<void> {
  const api = await adjoint();
  const model = await openModel("lecture.py");
  const before = await settled(model);
  await vscode.commands.executeCommand("adjoint.togglePause");
  equal(api.panel().status.kind, "paused", "status");
  await append(model, 10, " + 1");
  equal(api.analysis(model.uri)?.revision, before.revision, "revision while paused");
  await vscode.commands.executeCommand("adjoint.togglePause");
  near((await settled(model)).cost?.value, 1 + 0.03201470769116016, "cost");
  await until(() => api.panel().status.kind === "live", "a live panel");
}

async function example(): Promise<void> {
  const api = await adjoint();
  await vscode.commands.executeCommand("adjoint.openExample", "two_layer_network.py");
  const document = vscode.window.activeTextEditor?.document;
  ok(document?.isUntitled && document.languageId === "python", "an untitled Python file");
  await until(() => api.settled(document.uri), "its numbers");
  near(api.panel().analysis?.cost?.value, 2.302159246645993, "cost");
  equal(
    api.panel().analysis?.dims.map(({ name, size }) => `${name}=${size}`),
    ["N=64", "D=100", "H=50", "K=10"],
    "sizes",
  );
}

/** Compares numbers to twelve digits. */
export function near(actual: number | null | undefined, expected: number, what: string): void {
  const close = typeof actual === "number" && Math.abs(actual - expected) <= 1e-12 * Math.abs(expected) + 1e-15;
  ok(close, `${what} is ${actual}, expected ${expected}`);
}
