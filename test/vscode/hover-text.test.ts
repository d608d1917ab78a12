/** What a hover says, word for word. */

import assert from "node:assert/strict";
import type { Row } from "../../src/protocol/analysis";
import type { RowCheck } from "../../src/protocol/inquiries";
import { hoverMarkdown } from "../../src/vscode/hover-markdown";
import { cut, hoverText, numberText, shapeText } from "../../src/vscode/hover-text";
import { adjoint, analysis, flops, lecture, row, summary } from "./fixture";

describe("the hover", () => {
  const style = { digits: 4, fresh: true };
  const of = (key: string) => {
    const found = lecture.rows.find((candidate) => candidate.key === key);
    assert.ok(found, key);
    return found;
  };
  const lines = (about: Row, fresh = true) => hoverText(about, lecture, { ...style, fresh }).lines;

  it("gives a step's text, shapes, norm, and what it contributes", () => {
    assert.deepEqual(hoverText(of("K#1"), lecture, style), {
      code: "inv(A) * B",
      lines: ["K   5×3    K̄  5×3    ‖K̄‖ = 3.96", "Ā  ⟵  −A⁻ᵀ K̄ Kᵀ    4 n²m FLOPs", "B̄  ⟵  A⁻ᵀ K̄        2 n²m FLOPs"],
      note: null,
    });
  });
  it("leaves the norm out when it is of an older text", () => {
    assert.equal(lines(of("K#1"), false)[0], "K   5×3    K̄  5×3");
  });
  it("mentions that an adjoint was checked, and shows none that differences contradict", () => {
    const agrees = { verdict: "agrees", how: "rules", digits: 9, relativeError: 1e-9, text: "9 digits: …" } as const;
    const text = (check: RowCheck, fresh = true) => hoverText(of("A#1"), lecture, { digits: 4, fresh, check }).lines;
    assert.equal(text(agrees)[0], "A   5×5    Ā  5×5    ‖Ā‖ = 4.31    ✓ 9 digits");
    assert.equal(text(agrees, false)[0], "A   5×5    Ā  5×5");
    const differs = { verdict: "differs", how: "rules", relativeError: 1, text: "The rule of inv disagrees." } as const;
    assert.deepEqual(text(differs), ["A   5×5    Ā  5×5    ‖Ā‖ = 4.31", "⚠ The rule of inv disagrees."]);
  });
  it("says that values sit on an edge", () => {
    const edge = "abs has a kink at (2): the gradient there is 0";
    assert.equal(
      hoverText(row("x#1", { edge }), lecture, style).note,
      "Abs has a kink at (2): the gradient there is 0.",
    );
  });
  it("gives an input's closed form, and says that its values are random", () => {
    const { lines, note } = hoverText(of("A#1"), lecture, style);
    assert.deepEqual(lines, ["A   5×5    Ā  5×5    ‖Ā‖ = 4.31", "Ā = −A⁻ᵀ K̄ Kᵀ"]);
    assert.equal(note, "Values are random: the file gives none.");
  });
  it("says of an operation what it does", () => {
    assert.equal(hoverText(of("inv#1"), lecture, style).note, "The inverse of a square matrix.");
  });
  it("gives single numbers with their sign, and no cost of what costs nothing", () => {
    const minus = { ...summary(0.5), sum: -0.5 };
    const scalar = { shape: [], size: [], value: minus, adjoint: adjoint([], [], { summary: { ...minus, sum: -2 } }) };
    const sends = [{ target: "A#1", formula: "1", latex: "", flops: flops("0") }];
    const c = row("c#1", { ...scalar, sends });
    assert.deepEqual(lines(c), ["c = −0.5   scalar    c̄ = −2", `${of("A#1").barred}  ⟵  1`]);
    assert.equal(lines(c, false)[0], "c   scalar    c̄  scalar");
  });
  it("says which pass of a loop it is of", () => {
    const pass = (n: number) => row(`w#1[${n}]`, { name: "w", iteration: [n] });
    const cost = { name: "E", key: "E#1", line: 9, value: 1 };
    const loop = analysis([pass(1), pass(2)], { cost });
    const noteOf = (n: number) => hoverText(loop.rows[n - 1] as Row, loop, style).note;
    assert.deepEqual([noteOf(1), noteOf(2)], ["Pass 1 of 2, the last that E depends on.", "Pass 2 of 2."]);
  });
  it("tells of writes through another name", () => {
    const written = { name: "b", line: "line 5" };
    assert.equal(
      hoverText(row("a#1"), lecture, { ...style, written }).note,
      "a shares its array with b, which line 5 writes to.",
    );
  });
  it("has three words for three kinds of nothing", () => {
    const status = (status: "zero" | "none" | "unknown", why: string | null) =>
      lines(row("x#1", { adjoint: adjoint([], [], { status, why }) }))[0];
    assert.equal(status("zero", null), "x   5×3    x̄ = 0");
    assert.equal(status("none", "an index"), "x   5×3    no gradient: an index");
    assert.equal(status("unknown", "svd is opaque"), "x   5×3    x̄ unknown: svd is opaque");
  });
  it("says why a value is opaque, and that a stale one is", () => {
    assert.equal(hoverText(row("x#1", { state: "opaque", why: "while loop" }), lecture, style).note, "while loop");
    const why = "line 5 is not complete";
    const unknown = adjoint([], [], { status: "unknown", why });
    assert.equal(hoverText(row("x#1", { state: "opaque", why, adjoint: unknown }), lecture, style).note, null, "once");
    assert.match(hoverText(row("x#1", { state: "stale" }), lecture, style).note ?? "", /last complete line/);
    assert.match(lines(row("x#1", { state: "opaque", shape: null, size: null }))[0] ?? "", /^x {3}shape unknown/);
  });
});

describe("its Markdown", () => {
  const text = { code: "K = '```' * B", lines: ["K   5×3"], note: "a *b* [c](d)" };
  const markdown = hoverMarkdown(text, "matlab", "file:///a%20b.m", "K#1");

  it("colours the user's text in his language, in a fence it cannot close", () => {
    assert.ok(markdown.startsWith("````matlab\nK = '```' * B\n````\n\n```text\nK   5×3\n```\n\n"), markdown);
  });
  it("takes no markup from a note", () => assert.ok(markdown.includes("a \\*b\\* \\[c\\]\\(d\\)"), markdown));
  it("links to the panel and to LaTeX", () => {
    const target = encodeURIComponent('["file:///a%20b.m","K#1"]');
    const links = `[Show in Gradient Panel](command:adjoint.revealNode?${target}) · [Copy LaTeX](command:adjoint.copyLatex?${target})`;
    assert.ok(markdown.endsWith(links), markdown);
  });
});

describe("shapes and numbers in a hover", () => {
  const shape = (names: readonly string[], size: readonly number[]) => shapeText(names, size);

  it("show names with numbers behind", () => {
    assert.equal(shape(["5", "3"], [5, 3]), "5×3");
    assert.equal(shape(["N", "4*H"], [7, 16]), "N×4*H (7×16)");
    assert.equal(shape(["N - 1", "D"], [6, 4]), "(N - 1)×D (6×4)");
    assert.equal(shape(["7"], [7]), "(7,)");
    assert.equal(shape(["N"], [7]), "(N,) (7)");
    assert.equal(shape([], []), "scalar");
  });
  it("keep the digits asked for", () => {
    const check = (value: number, expected: string) => assert.equal(numberText(value, 4), expected);
    check(3.96, "3.96");
    check(0, "0");
    check(-0.5, "−0.5");
    check(1234.567, "1235");
    check(123456, "1.235e5");
    check(1.2e-7, "1.2e−7");
    check(Number.NaN, "NaN");
    check(Number.NEGATIVE_INFINITY, "−∞");
  });
  it("cut at columns, and count an accented letter once", () => {
    assert.equal(cut("ĀB̄C̄", 3), "ĀB̄C̄");
    assert.equal(cut("ĀB̄C̄D̄", 3), "ĀB̄…");
  });
});
