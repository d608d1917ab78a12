// Jupyter notebooks: their Python cells are one program, and everything points into the right cell.
import * as vscode from "vscode";
import { readNotebook } from "../../../src/protocol/notebook";
import { equal, ok, until } from "./expect";
import { adjoint, placeOf, rowOf } from "./model";
import { fileUri } from "./workspace";

const prose = (source: string) => ({ cell_type: "markdown", metadata: {}, source });
const code = (source: string) => ({ cell_type: "code", metadata: {}, source, outputs: [], execution_count: null });

const ridge = [
  prose("# Ridge regression"),
  code("%matplotlib inline\nimport numpy as np\nX = np.array([[1.0, 2.0], [3.0, 4.0]])"),
  code("%%time\nw = np.array([0.5, -0.5])\nr = X @ w - 1"),
  prose("The cost:"),
  code("L = np.sum(r ** 2)\nbad = X @ np.ones(3)"),
];

/** Declares the tests. */
export function notebooks(host: "node" | "web"): void {
  describe("notebooks", () => {
    let serializer: vscode.Disposable | undefined;
    // The server that the web host is tested with comes without VS Code's own extension for these files.
    before(() => {
      if (host === "web") serializer = vscode.workspace.registerNotebookSerializer("jupyter-notebook", reader);
    });
    after(() => serializer?.dispose());

    it("are one program, in the order of the cells", async () => {
      const notebook = await open("ridge.ipynb", ridge);
      const analysis = await settled(notebook);
      equal(analysis.cost?.name, "L");
      equal(rowOf(analysis, "X").shape, ["2", "2"], "the shape of X");
      equal(analysis.cells, [null, 2, 6, null, 10], "where the cells begin");
    });

    it("say on hover what a name of another cell is worth", async () => {
      const notebook = await open("ridge.ipynb", ridge);
      await settled(notebook);
      const cell = cellOf(notebook, 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        cell.uri,
        placeOf(cell, 3, "X"),
      );
      const said = hovers
        .flatMap(({ contents }) => contents.map((c) => (typeof c === "string" ? c : c.value)))
        .join("\n");
      ok(said.includes("X = np.array([[1.0, 2.0], [3.0, 4.0]])") && said.includes("2×2"), said);
    });

    it("have their problems in the cells they are in, which they name", async () => {
      const notebook = await open("ridge.ipynb", ridge);
      await settled(notebook);
      const cell = cellOf(notebook, 4);
      const [problem] = await until(() => {
        const found = vscode.languages.getDiagnostics(cell.uri).filter(({ source }) => source === "adjoint");
        return found.length > 0 && found;
      }, "a problem in the last cell");
      equal(problem?.range.start.line, 1, "its line");
      equal(
        problem?.relatedInformation?.[0]?.location.uri.toString(),
        cellOf(notebook, 1).uri.toString(),
        "its origin",
      );
      equal(vscode.languages.getDiagnostics(notebook.uri).length, 0, "problems outside of cells");
    });

    it("go to definitions in other cells, and list names by cell", async () => {
      const notebook = await open("ridge.ipynb", ridge);
      await settled(notebook);
      const cell = cellOf(notebook, 4);
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        cell.uri,
        placeOf(cell, 1, "r"),
      );
      const target = found[0] && ("targetUri" in found[0] ? found[0].targetUri : found[0].uri);
      equal(target?.toString(), cellOf(notebook, 2).uri.toString(), "the cell of r");
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        cellOf(notebook, 2).uri,
      );
      equal(
        symbols.map(({ name, detail }) => `${name} ${detail}`),
        ["w (2,)", "r (2,)"],
      );
    });

    it("rename in all cells at once", async () => {
      const notebook = await open("ridge.ipynb", ridge);
      await settled(notebook);
      const cell = cellOf(notebook, 2);
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        cell.uri,
        placeOf(cell, 3, "X"),
        "data",
      );
      const places = [1, 2, 4].map((i) => edit.get(cellOf(notebook, i).uri).length);
      equal(places, [1, 1, 1], "edits by cell");
    });

    it("are analysed anew when a cell is edited, added, moved or taken away", async () => {
      const notebook = await open("ridge.ipynb", ridge);
      const first = await settled(notebook);
      const cost = (value: number) =>
        until(async () => (await settled(notebook)).cost?.value === value, `the cost ${value}`);
      equal(first.cost?.value, 4.5, "the cost at first");
      await replace(cellOf(notebook, 2), 2, "w = np.array([1.0, 0.0])");
      await cost(4);
      const added = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, "w = w * 2\nr = X @ w - 1", "python");
      await change(notebook, vscode.NotebookEdit.insertCells(4, [added]));
      await cost(26);
      equal((await settled(notebook)).cells, [null, 2, 6, null, 10, 13], "where the cells begin");
      await change(notebook, vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(4, 5)));
      await cost(4);
    });

    it("show in the panel, which leads to the cell", async () => {
      const notebook = await open("ridge.ipynb", ridge);
      const analysis = await settled(notebook);
      const api = await adjoint();
      await until(() => api.panel().uri === notebook.uri.toString(), "the notebook in the panel");
      equal(api.panel().file, "ridge.ipynb");
      api.fromPanel({ type: "reveal", range: rowOf(analysis, "w").range, focus: true });
      await until(() => vscode.window.activeNotebookEditor?.selections[0]?.start === 2, "the third cell selected");
    });
  });
}

const reader: vscode.NotebookSerializer = {
  deserializeNotebook(content) {
    const { cells } = readNotebook(new TextDecoder().decode(content));
    const made = (cells ?? []).map(({ language, text }) =>
      language
        ? new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, language)
        : new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, "markdown"),
    );
    return new vscode.NotebookData(made);
  },
  serializeNotebook: () => new Uint8Array(),
};

async function open(name: string, cells: readonly object[]): Promise<vscode.NotebookDocument> {
  const metadata = { kernelspec: { display_name: "Python 3", language: "python", name: "python3" } };
  const json = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 });
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(json));
  const notebook = await vscode.workspace.openNotebookDocument(fileUri(name));
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

async function settled(notebook: vscode.NotebookDocument) {
  const api = await adjoint();
  return until(() => api.settled(notebook.uri) && api.analysis(notebook.uri), `the numbers of ${notebook.uri.path}`);
}

function cellOf(notebook: vscode.NotebookDocument, index: number): vscode.TextDocument {
  return notebook.cellAt(index).document;
}

/** Replaces a line of a cell, counted from 1. */
async function replace(cell: vscode.TextDocument, line: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(cell.uri, cell.lineAt(line - 1).range, text);
  ok(await vscode.workspace.applyEdit(edit), "the cell could not be edited");
}

async function change(notebook: vscode.NotebookDocument, made: vscode.NotebookEdit): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [made]);
  ok(await vscode.workspace.applyEdit(edit), "the notebook could not be changed");
}
