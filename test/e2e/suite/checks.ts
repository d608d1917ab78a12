// Checks, Hessians and measured times through the whole extension: command, worker, panel messages, hover.
import * as vscode from "vscode";
import type { Answer, Question } from "../../../src/protocol/inquiries";
import { equal, ok, until } from "./expect";
import { adjoint, type Model, openModel, placeOf, replaceLine, rowOf, settled } from "./model";

/** Declares the tests. */
export function checks(): void {
  for (const file of ["lecture.py", "lecture.m"]) {
    describe(`checks of ${file}`, () => {
      it("come by themselves, for every adjoint", () => unasked(file));
      it("compare with differences on command", () => onCommand(file));
      it("are mentioned by the hover", () => hovered(file));
      it("follow the text", () => followed(file));
    });
  }

  it("a Hessian is computed for who asks", async () => {
    const model = await openModel("lecture.py");
    const { key } = rowOf(await settled(model), "y");
    const answer = await asked(model, { kind: "hessian", key });
    ok(answer?.kind === "hessian", "an answer");
    // c = Σ(f − y)², so the Hessian by y is 2 I.
    equal(answer.hessian.summary.entries, [[2, 0], [0, 2]]); // biome-ignore format: a matrix
    equal([answer.hessian.definite, answer.hessian.eigenvalues], ["positive definite", [2, 2]]);
  });

  it("the naive way is run and timed for who asks", async () => {
    const model = await openModel("lecture.m");
    const answer = await asked(model, { kind: "measure", key: rowOf(await settled(model), "Z").key });
    ok(answer?.kind === "measure", "an answer");
    const { what, sizes, scaled } = answer.measured;
    equal([what, sizes, scaled], ["X * W", "2×3 · 3×1", false]);
  });
}

async function unasked(file: string): Promise<void> {
  const api = await adjoint();
  const model = await openModel(file);
  const analysis = await settled(model);
  const found = await until(() => api.checks(model.uri), "checks");
  equal(found.revision, analysis.revision, "revision");
  for (const name of ["X", "W", "y", "Z", "f", "c"]) {
    const check = found.rows[rowOf(analysis, name).key];
    ok(check?.verdict === "agrees" && check.digits >= 8 && check.how === "rules", `${name}: ${JSON.stringify(check)}`);
  }
}

async function onCommand(file: string): Promise<void> {
  const api = await adjoint();
  const model = await openModel(file);
  await vscode.commands.executeCommand("adjoint.check");
  const { key } = rowOf(await settled(model), "W");
  const check = api.checks(model.uri)?.rows[key];
  ok(check?.verdict === "agrees" && check.how === "differences" && check.digits >= 8, JSON.stringify(check));
  ok(check.text.endsWith("digits: differences of c agree in all 3 entries."), check.text);
}

async function hovered(file: string): Promise<void> {
  const model = await openModel(file);
  const place = placeOf(model.editor.document, 9, "f");
  await until(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      model.uri,
      place,
    );
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join();
    return /‖f̄‖ = 0\.3579 {4}✓ \d+ digits/.test(text);
  }, "a hover that mentions the check");
}

async function followed(file: string): Promise<void> {
  const api = await adjoint();
  const model = await openModel(file);
  const before = await until(() => api.checks(model.uri), "checks");
  await replaceLine(model, 9, file.endsWith(".py") ? "f = np.sin(Z)" : "f = sin(Z);");
  const { revision } = await settled(model);
  const after = await until(
    () => api.checks(model.uri)?.revision === revision && api.checks(model.uri),
    "newer checks",
  );
  ok(after.revision > before.revision, "a newer revision");
  ok(
    Object.values(after.rows).every(({ verdict }) => verdict === "agrees"),
    JSON.stringify(after.rows),
  );
}

/** What the engine answers a question of the panel. */
async function asked(model: Model, question: Question): Promise<Answer | null> {
  return (await adjoint()).ask(model.uri, question);
}
