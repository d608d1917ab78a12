// The hover, word for word, on five names of the lecture and on what is no name.
import * as vscode from "vscode";
import { equal, until } from "./expect";
import { type Model, openModel, placeOf, replaceLine } from "./model";

/** Line, word, and what the hover on it says. */
type Expected = readonly [line: number, word: string, text: string];

const python: readonly Expected[] = [];

const matlab: readonly Expected[] = [];

/** Declares the tests. */
export function hover(): void {
  for (const [file, expected] of [["lecture.py", python] as const, ["lecture.m", matlab] as const]) {
    describe(`hover in ${file}`, () => {
      for (const [line, word, text] of expected) {
        it(`on ${word}, line ${line}`, async () => {
          equal(await hoverOn(await openModel(file), line, word), text.trim(), "hover");
        });
      }

      it("says nothing on comments and numbers", async () => {
        const model = await openModel(file);
        equal(await hoverOn(model, 1, "lecture"), null, "on a comment");
        equal(await hoverOn(model, 10, "2"), null, "on a number");
      });
    });
  }

  it("leaves the numbers out while the text is newer, and follows it", async () => {
    const model = await openModel("lecture.py");
    const before = await hoverOn(model, 9, "f");
    await replaceLine(model, 10, "c = np.sum((f - y) ** 4)");
    await until(async () => (await hoverOn(model, 9, "f")) !== before, "another hover");
  });
}

/** The hover as plain text: without fences, links by their titles. */
async function hoverOn({ editor, uri }: Model, line: number, word: string): Promise<string | null> {
  const place = placeOf(editor.document, line, word);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, place);
  const texts = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value));
  const ours = texts.find((text) => text.includes("command:adjoint."));
  return ours === undefined ? null : plain(ours);
}

function plain(markdown: string): string {
  return markdown
    .replace(/^```\w*\n/gm, "")
    .replace(/\[([^\]]*)\]\(command:[^)]*\)/g, "[$1]")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
