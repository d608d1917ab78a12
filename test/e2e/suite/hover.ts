// The hover, word for word, on five names of the lecture and on what is no name.
import * as vscode from "vscode";
import { equal, until } from "./expect";
import { type Model, openModel, placeOf, replaceLine } from "./model";

/** Line, word, and what the hover on it says, above its two links. */
type Expected = readonly [line: number, word: string, text: readonly string[]];

const links = "[Show in Gradient Panel] · [Copy LaTeX]";

// The norms are those NumPy computes by hand: f̄ = 2(f − y), Z̄ = f̄ ⊙ (1 − f²), X̄ = Z̄Wᵀ, W̄ = XᵀZ̄.

const python: readonly Expected[] = [
  [
    4,
    "X",
    [
      "X = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]])",
      "X   2×3    X̄  2×3    ‖X̄‖ = 0.1051",
      "X̄ = 2 ((f − y) ⊙ (1 − f²)) Wᵀ",
    ],
  ],
  [
    5,
    "W",
    ["W = np.array([[0.5], [-0.25], [1.0]])", "W   3×1    W̄  3×1    ‖W̄‖ = 0.1877", "W̄ = 2 Xᵀ ((f − y) ⊙ (1 − f²))"],
  ],
  [8, "Z", ["Z = X @ W", "Z   2×1    Z̄  2×1    ‖Z̄‖ = 0.09173", "W̄  ⟵  Xᵀ Z̄    12 FLOPs", "X̄  ⟵  Z̄ Wᵀ    12 FLOPs"]],
  [8, "@", ["Z = X @ W", "Z   2×1    Z̄  2×1    ‖Z̄‖ = 0.09173", "W̄  ⟵  Xᵀ Z̄    12 FLOPs", "X̄  ⟵  Z̄ Wᵀ    12 FLOPs"]],
  [9, "f", ["f = np.tanh(Z)", "f   2×1    f̄  2×1    ‖f̄‖ = 0.3579", "Z̄  ⟵  f̄ ⊙ (1 − f²)    6 FLOPs"]],
  [10, "y", ["y = np.array([[1.0], [-1.0]])", "y   2×1    ȳ  2×1    ‖ȳ‖ = 0.3579", "ȳ = −2 (f − y)"]],
  [10, "c", ["c = np.sum((f - y) ** 2)", "c = 0.03201   scalar    c̄ = 1", "(f - y) ** 2  ⟵  1"]],
];

const matlab: readonly Expected[] = [
  [4, "X", ["X = [1 -2 0.5; 0 1 -1];", "X   2×3    X̄  2×3    ‖X̄‖ = 0.1051", "X̄ = 2 ((f − y) ⊙ (1 − f²)) Wᵀ"]],
  [5, "W", ["W = [0.5; -0.25; 1];", "W   3×1    W̄  3×1    ‖W̄‖ = 0.1877", "W̄ = 2 Xᵀ ((f − y) ⊙ (1 − f²))"]],
  [8, "Z", ["Z = X * W;", "Z   2×1    Z̄  2×1    ‖Z̄‖ = 0.09173", "W̄  ⟵  Xᵀ Z̄    12 FLOPs", "X̄  ⟵  Z̄ Wᵀ    12 FLOPs"]],
  [8, "*", ["Z = X * W;", "Z   2×1    Z̄  2×1    ‖Z̄‖ = 0.09173", "W̄  ⟵  Xᵀ Z̄    12 FLOPs", "X̄  ⟵  Z̄ Wᵀ    12 FLOPs"]],
  [9, "f", ["f = tanh(Z);", "f   2×1    f̄  2×1    ‖f̄‖ = 0.3579", "Z̄  ⟵  f̄ ⊙ (1 − f²)    6 FLOPs"]],
  [10, "y", ["y = [1; -1];", "y   2×1    ȳ  2×1    ‖ȳ‖ = 0.3579", "ȳ = −2 (f − y)"]],
  [10, "c", ["c = sum((f - y) .^ 2);", "c = 0.03201   1×1    c̄ = 1", "(f - y) .^ 2  ⟵  1"]],
];

/** Declares the tests. */
export function hover(): void {
  for (const [file, expected] of [["lecture.py", python] as const, ["lecture.m", matlab] as const]) {
    describe(`hover in ${file}`, () => {
      for (const [line, word, text] of expected) {
        it(`on ${word}, line ${line}`, async () => {
          equal(await hoverOn(await openModel(file), line, word), [...text, links].join("\n"), "hover");
        });
      }

      it("says nothing on comments and numbers", async () => {
        const model = await openModel(file);
        equal(await hoverOn(model, 1, "product"), null, "on a comment");
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
    .replace(/ {4}✓ \d+ digits$/m, "") // comes a moment after the numbers; ./checks.ts looks at it
    .replace(/\[([^\]]*)\]\(command:[^)]*\)/g, "[$1]")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
