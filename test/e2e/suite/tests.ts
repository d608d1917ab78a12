// The tests that both extension hosts run.
import * as vscode from "vscode";
import { equal, ok, until } from "./expect";
import { openFixture, prepareWorkspace } from "./workspace";

/** Declares the tests, in mocha's words. */
export function defineTests(host: "node" | "web"): void {
  describe(`Adjoint in the ${host} extension host`, () => {
    before(prepareWorkspace);

    it("is installed, and activates when a model file opens", async () => {
      const extension = vscode.extensions.getExtension("adjoint.adjoint");
      ok(extension, "the extension is not there");
      const editor = await openFixture("lecture.py");
      equal(editor.document.languageId, "python", "language");
      await until(() => extension.isActive, "activation");
      await extension.activate(); // rejects when it failed: VS Code calls that active too
    });
  });
}
