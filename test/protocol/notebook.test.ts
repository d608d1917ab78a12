/** Cells of a notebook as one program, and its lines as readers of the notebook count them. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Cell, cellAt, inCells, joinCells, lineName, readNotebook } from "../../src/protocol/notebook";
import { edit, editBetween, forward } from "../../src/vscode/edits";

const python = (text: string): Cell => ({ language: "python", text });
const prose = (text: string): Cell => ({ language: null, text });

describe("cells of a notebook", () => {
  it("follow each other, whatever their line ends, and text between them is left out", () => {
    const joined = joinCells([
      prose("# Title"),
      python("import numpy as np\r\nx = 1"),
      prose("text"),
      python(""),
      python("y = x"),
    ]);
    assert.deepEqual(joined, {
      language: "python",
      text: "\nimport numpy as np\nx = 1\n\n\n\ny = x",
      starts: [null, 2, null, 5, 7],
    });
  });

  it("keep the place of every character", () => {
    const cells = [
      python("a = 1\nb = 2"),
      prose("…"),
      python("%%time\n  c = a + b\n"),
      python("%%bash\nrm -rf x\n"),
      python("d = c"),
    ];
    const joined = joinCells(cells);
    const lines = joined?.text.split("\n") ?? [];
    for (const [i, cell] of cells.entries()) {
      if (cell.language === null) continue;
      for (const [j, written] of cell.text.split("\n").entries()) {
        const line = (joined?.starts[i] ?? 0) + j;
        assert.deepEqual(cellAt(joined?.starts ?? [], line), { cell: i, line: j + 1 });
        const isMasked = written.startsWith("%%") || i === 3;
        assert.equal(lines[line - 1], isMasked ? "" : written);
      }
    }
  });

  it("end where they end, and may be indented as a whole", () => {
    const open = joinCells([python("x = 1 + \\"), python("\n  y = 2\n  z = 3")]);
    assert.equal(open?.text, "\nx = 1 + \\\nif True:\n\n  y = 2\n  z = 3");
    assert.deepEqual(open?.starts, [2, 4]);
  });

  it("leave the shell's lines out of MATLAB as well", () => {
    const cell = joinCells([{ language: "matlab", text: "!ls -la\n?sum\nx = !y;\n!z;\na = 1;" }]);
    assert.equal(cell?.text, "\n\n\nx = !y;\n!z;\na = 1;");
  });

  it("are those of the first language there is", () => {
    assert.equal(joinCells([prose("only text")]), null);
    const mixed = joinCells([{ language: "matlab", text: "x = 1;" }, python("x = 1")]);
    assert.deepEqual([mixed?.language, mixed?.text, mixed?.starts], ["matlab", "\nx = 1;", [2, null]]);
  });

  it("give sentences the names of their lines", () => {
    const starts = [null, 1, 3, 10];
    assert.equal(lineName(starts, 4), "cell 3, line 2");
    assert.equal(lineName(null, 4), "line 4");
    assert.equal(
      inCells("'y' is used on line 2 but set only on line 10", starts),
      "'y' is used in cell 2, line 2 but set only in cell 4, line 1",
    );
    assert.equal(inCells("the baseline 5 and 'line'", starts), "the baseline 5 and 'line'");
  });
});

describe("notebook files", () => {
  const file = (content: object) => readNotebook(JSON.stringify(content));
  const code = (source: unknown) => ({ cell_type: "code", source });

  it("hold their cells as lines or as one text", () => {
    const { cells } = file({
      cells: [{ cell_type: "markdown", source: ["# T"] }, code(["a = 1\n", "b = 2"]), code("c = 3")],
    });
    assert.deepEqual(cells, [prose("# T"), python("a = 1\nb = 2"), python("c = 3")]);
    assert.deepEqual(file({ cells: [code(["a = 1", "b = 2"])] }).cells, [python("a = 1\nb = 2")]);
  });

  it("say the language by their kernel", () => {
    const octave = file({ metadata: { kernelspec: { language: "octave" } }, cells: [code("x = 1;")] });
    assert.equal(octave.cells?.[0]?.language, "matlab");
    const julia = file({ metadata: { language_info: { name: "julia" } }, cells: [code("x = 1")] });
    assert.equal(julia.cells?.[0]?.language, null);
    const sql = { ...code("select 1"), metadata: { vscode: { languageId: "sql" } } };
    assert.equal(file({ cells: [sql, code("x = 1")] }).cells?.[0]?.language, null);
  });

  it("of version 3 have their cells in worksheets", () => {
    const old = file({ worksheets: [{ cells: [{ cell_type: "code", input: ["x = 1"] }] }] });
    assert.deepEqual(old.cells, [python("x = 1")]);
  });

  it("that are none say so", () => {
    assert.match(readNotebook("{ 'a'").why ?? "", /^this is not a notebook: /);
    assert.match(readNotebook("[1]").why ?? "", /no list of cells/);
    assert.match(readNotebook("null").why ?? "", /no list of cells/);
    assert.deepEqual(file({ cells: [null, 3, code(null)] }).cells, [prose(""), prose(""), python("")]);
  });
});

describe("the edit between two texts", () => {
  it("carries what is behind it along, and is as small as can be", () => {
    const [before, after] = ["a\nb\nc\n", "a\nxx\ny\nc\n"];
    const made = editBetween(before, after);
    assert.deepEqual(made, edit({ line: 2, column: 1, endLine: 2, endColumn: 2 }, "xx\ny"));
    assert.deepEqual(made && forward({ line: 3, column: 1 }, [made]), { line: 4, column: 1 });
    assert.equal(editBetween("same", "same"), null);
    assert.deepEqual(editBetween("", "x"), edit({ line: 1, column: 1, endLine: 1, endColumn: 1 }, "x"));
    assert.deepEqual(editBetween("aa", "aaa"), edit({ line: 1, column: 3, endLine: 1, endColumn: 3 }, "a"));
  });
});
