// What every editor of a language has, asked of VS Code as the editor asks: definitions, outline, renaming, completion.
import * as vscode from "vscode";
import { equal, ok, until } from "./expect";
import { append, type Model, newModel, openModel, placeOf, putCaret, settled } from "./model";

const net = `import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def loss(W, X, y):
    p = sigmoid(X @ W)
    return np.mean((p - y) ** 2)

X = np.array([[1.0, 2.0], [0.5, -1.0]])
W = np.array([0.5, -0.25])
y = np.array([1.0, 0.0])
E = loss(W, X, y)
penalty = np.sum(W ** 2)
`;

/** Declares the tests. */
export function languageFeatures(): void {
  describe("language features", () => {
    it("go to the assignment a value comes from, and to functions", async () => {
      const model = await openNet();
      equal(await definitionLine(model, 13, "X"), 10);
      equal(await definitionLine(model, 7, "sigmoid"), 3);
      equal(await definitionLine(model, 8, "p"), 7);
      equal(await definitionLine(await openModel("lecture.m"), 9, "Z"), 8, "in MATLAB");
    });

    it("go to what the files beside define, and to methods", async () => {
      await newModel("kinds.py", "class Net:\n    def loss(self, x):\n        return x\n\nSCALE = 2.0\n");
      await newModel("halve.m", "% HALVE it\nfunction y = halve(x)\ny = x / 2;\nend\n");
      const python = await newModel(
        "uses.py",
        "import numpy as np\nfrom kinds import SCALE\nimport kinds\nclass Own:\n    def go(self):\n        return 1\nc = SCALE * Own().go()\nnet = kinds.Net()\n",
      );
      await settled(python);
      equal(await definitionPlace(python, 7, "SCALE"), "kinds.py:5");
      equal(await definitionPlace(python, 8, "Net"), "kinds.py:1");
      equal(await definitionPlace(python, 3, "kinds"), "kinds.py:1");
      const matlab = await newModel("uses.m", "a = halve(3);\n");
      await settled(matlab);
      equal(await definitionPlace(matlab, 1, "halve"), "halve.m:2");
    });

    it("list functions and values with their shapes", async () => {
      const model = await openNet();
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        model.uri,
      );
      const shown = symbols.map(({ name, detail }) => `${name} ${detail}`);
      equal(shown.slice(0, 4), ["sigmoid (z)", "loss (W, X, y)", "X 2×2", "W (2,)"]);
    });

    it("rename a name in its scope and nowhere else", async () => {
      const model = await openNet();
      const edit = await rename(model, 7, "X", "data");
      equal(
        edit
          .get(model.uri)
          .map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`)
          .sort(),
        ["6:13", "7:17"],
      );
    });

    it("rename a parameter with the calls that give it by name", async () => {
      const text = "import numpy as np\ndef f(x, k=1):\n    return np.sum(x) * k\nk = 3\nc = f(np.ones(2), k=k)\n";
      const model = await newModel("keywords.py", text);
      await settled(model);
      const edit = await rename(model, 3, "k", "gain");
      const places = edit.get(model.uri).map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`);
      equal(places.sort(), ["2:10", "3:24", "5:19"]);
    });

    it("refuse to rename to what the language reserves, and to functions the file calls", async () => {
      const model = await openNet();
      const said = async (to: string) =>
        rename(model, 7, "X", to).then(
          () => "",
          (error: unknown) => String(error),
        );
      ok((await said("class")).includes("'class' cannot be a name"), "a keyword");
      ok((await said("p")).includes("There is a 'p' here already"), "a name that is taken");
      ok((await said("sigmoid")).includes("There is a 'sigmoid' here already"), "a function of the file");
    });

    it("refuse to rename what is imported", async () => {
      const model = await openNet();
      let said = "";
      await rename(model, 8, "np", "numpy").then(
        () => null,
        (error: unknown) => (said = String(error)),
      );
      ok(said.includes("'np' is imported, global"), `it said: ${said}`);
    });

    it("complete functions of a module with their rules, and names with shapes", async () => {
      const model = await openNet();
      await type(model, "q = np.tan");
      const tanh = (await completions(model)).find(({ label }) => labelOf(label) === "tanh");
      ok(tanh?.documentation instanceof vscode.MarkdownString, "tanh is not explained");
      ok(tanh.documentation.value.includes("X̄ = Z̄ .* (1 - Z.^2)"), `of tanh it says: ${tanh.documentation.value}`);
      await type(model, "\nr = W");
      const W = (await completions(model)).find(({ label, detail }) => labelOf(label) === "W" && detail);
      equal(W?.detail, "(2,)");
    });

    it("show the shapes of a function's parameters while it is called", async () => {
      const model = await openNet();
      await type(model, "F = loss(W, ");
      const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
        "vscode.executeSignatureHelpProvider",
        model.uri,
        model.editor.selection.active,
      );
      equal(help.signatures[0]?.label, "loss(W: (2,), X: 2×2, y: (2,))");
      equal(help.activeParameter, 1);
    });

    it("colour inputs and the cost", async () => {
      const model = await openModel("lecture.m");
      const tokens = await until(
        () =>
          vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
            "vscode.provideDocumentSemanticTokens",
            model.uri,
          ),
        "semantic tokens",
      );
      const found = decode(model.editor.document, tokens.data);
      equal(found, ["X 0", "W 0", "y 0", "X 0", "W 0", "c 1", "y 0"]);
    });

    it("offer another scalar as the cost", async () => {
      const model = await openNet();
      const at = new vscode.Range(
        placeOf(model.editor.document, 14, "penalty"),
        placeOf(model.editor.document, 14, "penalty"),
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        model.uri,
        at,
      );
      ok(
        actions.some(({ title }) => title === "Take 'penalty' as the cost"),
        `offered: ${actions.map(({ title }) => title).join(", ")}`,
      );
    });

    it("take a comment as the cost, also after another was chosen", async () => {
      const model = await openNet();
      putCaret(model, 13, "E");
      await vscode.commands.executeCommand("adjoint.compute");
      equal((await settled(model)).cost?.name, "E");
      await append(model, 14, "  # adjoint: cost");
      equal((await settled(model)).cost?.name, "penalty");
    });

    it("differentiate the function at the cursor", async () => {
      const text = "import numpy as np\ndef f(x):\n    return np.sum(x ** 2)\n\ndef g(w, x):\n    return w @ x\n";
      const model = await newModel("pair.py", text);
      equal((await settled(model)).entry, "f");
      putCaret(model, 6, "x");
      await vscode.commands.executeCommand("adjoint.compute");
      equal((await settled(model)).entry, "g");
    });

    it("say on hover how a function is called, and what is not followed", async () => {
      const model = await newModel(
        "hovered.py",
        "import numpy as np\ndef f(x):\n    return np.sum(x ** 2)\n\ndef g(w):\n    v = 2 * w\n    return v @ v\n\na = np.ones(3)\nc = f(a)\n",
      );
      await settled(model);
      ok((await hoverOn(model, 2, "f")).includes("f(x: (3,))"), "the signature");
      const unfollowed = await hoverOn(model, 6, "v");
      ok(unfollowed.includes("v has no value yet") && unfollowed.includes("adjoint.compute"), unfollowed);
    });

    it("offer gradients above functions once the setting is on", async () => {
      const model = await openNet();
      equal(await lenses(model), []);
      const settings = vscode.workspace.getConfiguration("adjoint");
      await settings.update("codeLens", true, vscode.ConfigurationTarget.Global);
      try {
        equal(await until(async () => ((await lenses(model)).length > 0 ? lenses(model) : null), "lenses"), [
          "Gradients of sigmoid",
          "Gradients of loss",
        ]);
      } finally {
        await settings.update("codeLens", undefined, vscode.ConfigurationTarget.Global);
      }
    });
  });
}

let files = 0;

/** A file of its own for each test: what one types, the next must not find. */
async function openNet(): Promise<Model> {
  files += 1;
  const model = await newModel(`net${files}.py`, net);
  await settled(model);
  return model;
}

async function hoverOn(model: Model, line: number, word: string): Promise<string> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    model.uri,
    placeOf(model.editor.document, line, word),
  );
  const texts = found.flatMap(({ contents }) => contents);
  return texts.map((text) => (typeof text === "string" ? text : text.value)).join("\n");
}

async function definitionPlace(model: Model, line: number, word: string): Promise<string | undefined> {
  const [found] = await vscode.commands.executeCommand<vscode.Location[]>(
    "vscode.executeDefinitionProvider",
    model.uri,
    placeOf(model.editor.document, line, word),
  );
  return found && `${found.uri.path.split("/").at(-1)}:${found.range.start.line + 1}`;
}

async function definitionLine(model: Model, line: number, word: string): Promise<number | undefined> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    "vscode.executeDefinitionProvider",
    model.uri,
    placeOf(model.editor.document, line, word),
  );
  const [first] = found;
  const range = first && ("range" in first ? first.range : first.targetRange);
  return range && range.start.line + 1;
}

function rename(model: Model, line: number, word: string, to: string): Thenable<vscode.WorkspaceEdit> {
  const place = placeOf(model.editor.document, line, word);
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    "vscode.executeDocumentRenameProvider",
    model.uri,
    place,
    to,
  );
}

/** Types at the end of the file. */
async function type({ editor }: Model, text: string): Promise<void> {
  const { document } = editor;
  const end = document.lineAt(document.lineCount - 1).range.end;
  ok(await editor.edit((edit) => edit.insert(end, text)), "nothing could be typed");
  const after = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(after, after);
}

async function completions(model: Model): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    model.uri,
    model.editor.selection.active,
  );
  return list.items;
}

function labelOf(label: vscode.CompletionItem["label"]): string {
  return typeof label === "string" ? label : label.label;
}

async function lenses(model: Model): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", model.uri);
  return found.flatMap(({ command }) => (command ? [command.title] : []));
}

/** `X 0`: text and kind of each token. */
function decode(document: vscode.TextDocument, data: Uint32Array): string[] {
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, kind = 0] = data.slice(i, i + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    found.push(`${document.getText(new vscode.Range(line, character, line, character + length))} ${kind}`);
  }
  return found;
}
