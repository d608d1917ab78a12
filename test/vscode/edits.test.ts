/** Places that ride along with edits, checked against the text itself. */

import assert from "node:assert/strict";
import { backward, type Edit, edit, forward, forwardRange, type Place } from "../../src/vscode/edits";

/** Replaces `[from, to)` of a text given by offsets; answers the new text and the edit. */
function replace(text: string, from: number, to: number, by: string): { text: string; edit: Edit } {
  const [start, end] = [place(text, from), place(text, to)];
  const range = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  return { text: text.slice(0, from) + by + text.slice(to), edit: edit(range, by) };
}

function place(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

describe("a place after edits", () => {
  const text = "a = 1\nbb = 2\nc = bb\n";
  const check = (from: number, to: number, by: string) => {
    const result = replace(text, from, to, by);
    for (let offset = 0; offset < text.length; offset++) {
      const [was, inside] = [place(text, offset), from < offset && offset < to];
      if (inside) assert.equal(forward(was, [result.edit]), null);
      else {
        const now = offset <= from ? offset : offset + by.length - (to - from);
        assert.deepEqual(forward(was, [result.edit]), place(result.text, now), `${offset}`);
        if (offset < from || offset > to) assert.deepEqual(backward(place(result.text, now), [result.edit]), was);
      }
    }
  };

  it("follows typing in a line", () => check(5, 5, "23"));
  it("follows a new line", () => check(6, 6, "x = 3\n"));
  it("follows deleted lines", () => check(3, 12, ""));
  it("follows a replacement of several lines by several", () => check(4, 14, "7\n\ny"));
  it("follows several edits in turn", () => {
    const first = replace(text, 0, 0, "% new\n");
    const second = replace(first.text, 6, 7, "alpha");
    assert.deepEqual(forward({ line: 1, column: 5 }, [first.edit, second.edit]), { line: 2, column: 9 });
    assert.deepEqual(backward({ line: 2, column: 9 }, [first.edit, second.edit]), { line: 1, column: 5 });
  });
  it("is nowhere when its text is new", () => {
    const { edit: insertion } = replace(text, 0, 0, "hello ");
    assert.equal(backward({ line: 1, column: 3 }, [insertion]), null);
  });
});

describe("a range after edits", () => {
  const name = { line: 2, column: 1, endLine: 2, endColumn: 3 };
  const text = "a = 1\nbb = 2\n";

  it("moves with what is before it", () => {
    assert.deepEqual(forwardRange(name, [replace(text, 0, 0, "\n").edit]), { ...name, line: 3, endLine: 3 });
  });
  it("stays when what follows changes", () => {
    assert.deepEqual(forwardRange(name, [replace(text, 8, 12, "").edit]), name);
  });
  it("is gone when it was changed itself", () => {
    assert.equal(forwardRange(name, [replace(text, 7, 7, "x").edit]), null);
  });
});
