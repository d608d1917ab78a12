// Starting up: there, quick, and without what is not needed yet.
import * as vscode from "vscode";
import { equal, ok, until } from "./expect";
import { adjoint } from "./model";
import { tagged } from "./report";
import { openFixture } from "./workspace";

/** Declares the tests. */
export function startup(host: "node" | "web"): void {
  it("is installed, and activates when a model file opens", async () => {
    const extension = vscode.extensions.getExtension("adjoint.adjoint");
    ok(extension, "the extension is not there");
    const editor = await openFixture("lecture.py");
    equal(editor.document.languageId, "python", "language");
    await until(() => extension.isActive, "activation");
    await extension.activate(); // rejects when it failed: VS Code calls that active too
  });

  it("tells how long it took to activate", async () => {
    const api = await adjoint();
    tagged(`      activated in ${api.activatedInMs.toFixed(1)} ms`);
    equal(api.host, host, "host");
    // Meant to be 50; the rest is room for machines that do something else at the same time.
    ok(api.activatedInMs > 0 && api.activatedInMs < 500, `${api.activatedInMs} ms`);
  });

  it("knows MATLAB files", async () => {
    equal((await openFixture("lecture.m")).document.languageId, "matlab", "language");
  });

  it("contributes its commands", async () => {
    const commands = await vscode.commands.getCommands(true);
    const wanted = [
      "compute",
      "showPanel",
      "openInEditor",
      "revealNode",
      "pin",
      "filter",
      "togglePause",
      "openExample",
    ];
    equal(
      wanted.filter((name) => !commands.includes(`adjoint.${name}`)),
      [],
      "missing",
    );
  });
}
