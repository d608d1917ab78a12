// Diagnostics: what they say, where, what they relate to, and that their fixes work.
import * as vscode from "vscode";
import { equal, ok, until } from "./expect";
import { type Model, openModel, replaceLine, rowOf, settled } from "./model";

/** How the two languages write the same mistake. */
const dialects = [
  {
    file: "lecture.py",
    mismatch: "Z = W @ X",
    mismatchMessage: "W @ X: inner sizes differ, W is 3×1 and X is 2×3",
    product: "Z = X @ W",
    misspelt: "hidden = np.tanh(Z)\nf = hiden",
    spelt: "f = hidden",
    array: "c = (f - y) ** 2",
  },
  {
    file: "lecture.m",
    mismatch: "Z = W * X;",
    mismatchMessage: "W * X: inner sizes differ, W is 3×1 and X is 2×3",
    product: "Z = X * W;",
    misspelt: "hidden = tanh(Z);\nf = hiden;",
    spelt: "f = hidden;",
    array: "c = (f - y) .^ 2;",
  },
] as const;

/** Declares the tests. */
export function findings(): void {
  for (const dialect of dialects) {
    describe(`diagnostics in ${dialect.file}`, () => {
      it("has none where all is well", async () => {
        const model = await openModel(dialect.file);
        equal((await settled(model)).findings, [], "findings");
        equal(diagnosticsOf(model).map(summary), [], "diagnostics");
      });

      it("names operands, shapes and the lines that set them", () => mismatch(dialect));
      it("offers the name that was meant", () => unknownName(dialect));
      it("offers to make a scalar of a cost that is none", () => arrayCost(dialect));
    });
  }
}

type Dialect = (typeof dialects)[number];

async function mismatch({ file, mismatch, mismatchMessage, product }: Dialect): Promise<void> {
  const model = await openModel(file);
  await replaceLine(model, 8, mismatch);
  const found = await diagnostic(model, "shape-mismatch");
  equal(found.message, mismatchMessage, "message");
  equal(found.severity, vscode.DiagnosticSeverity.Error, "severity");
  equal(found.source, "adjoint", "source");
  equal(model.editor.document.getText(found.range), mismatch.slice(4).replace(";", ""), "place");
  const related = (found.relatedInformation ?? []).map(({ message, location }) => {
    return `line ${location.range.start.line + 1}: ${message}`;
  });
  equal(related, ["line 5: W is 3×1 since here", "line 4: X is 2×3 since here"], "related");

  await replaceLine(model, 8, product);
  await until(() => diagnosticsOf(model).length === 0, "no diagnostics");
}

async function unknownName({ file, misspelt, spelt }: Dialect): Promise<void> {
  const model = await openModel(file);
  const before = (await settled(model)).cost?.value;
  await replaceLine(model, 9, misspelt);
  const found = await diagnostic(model, "undefined-name");
  equal(found.message, "'hiden' has no value here. Did you mean 'hidden'?", "message");
  equal(model.editor.document.getText(found.range), "hiden", "place");
  await fix(model, found, "Change to 'hidden'");
  equal(model.editor.document.lineAt(9).text, spelt, "line");
  equal((await settled(model)).cost?.value, before, "cost");
  await until(() => diagnosticsOf(model).length === 0, "no diagnostics");
}

async function arrayCost({ file, array }: Dialect): Promise<void> {
  const model = await openModel(file);
  const before = (await settled(model)).cost;
  await replaceLine(model, 10, array);
  const found = await diagnostic(model, "non-scalar-cost");
  const scalar = file.endsWith(".m") ? "1×1" : "a scalar";
  equal(found.message, `The cost must be ${scalar}, but 'c' is 2×1`, "message");
  equal(rowOf(await settled(model), "c").size, [2, 1], "size of c");
  await fix(model, found, "Wrap in sum(…)");
  equal((await settled(model)).cost?.value, before?.value, "cost");
  await until(() => diagnosticsOf(model).length === 0, "no diagnostics");
}

/** Does what a click on the light bulb's entry does; VS Code asks again, too, when it has been given nothing. */
async function fix({ uri }: Model, { range, code }: vscode.Diagnostic, title: string): Promise<void> {
  const ask = () =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
  const offered = async () => (await ask()).find((candidate) => candidate.title === title);
  const action = await until(offered, `a fix "${title}" for ${String(code)}`);
  ok(action.edit, "the fix has no edit");
  equal(action.isPreferred, true, "preferred");
  ok(await vscode.workspace.applyEdit(action.edit), "the fix could not be applied");
}

/** Our diagnostic of a kind, as soon as it is there. */
export function diagnostic(model: Model, code: string): Promise<vscode.Diagnostic> {
  return until(() => diagnosticsOf(model).find((candidate) => candidate.code === code), `a diagnostic ${code}`);
}

/** Our diagnostics. */
export function diagnosticsOf({ uri }: Model): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "adjoint");
}

/** A diagnostic in one line. */
export function summary({ code, range, message }: vscode.Diagnostic): string {
  return `${range.start.line + 1}: ${String(code)}: ${message}`;
}
