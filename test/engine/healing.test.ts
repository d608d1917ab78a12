/** Headers of blocks under edit: the block stays what it was, at the places the text has now, and the header is what is stale. */

import assert from "node:assert/strict";
import { Healing } from "../../src/engine/healing";
import { languageSupport } from "../../src/engine/languages";
import type { Language, Module } from "../../src/lang/common/tree";

/** Heals one text after another. */
function healed(language: Language, ...texts: readonly string[]): Module {
  const { parse } = languageSupport(language);
  const healing = new Healing(language, parse);
  const made = texts.map((text) => healing.heal(parse(text)));
  return made.at(-1) as Module;
}

const said = ({ problems, text }: Module) =>
  problems.map(({ span, message }) => `${text.slice(span.from, span.to).trim()}: ${message}`);

describe("a broken line of a block", () => {
  const loop = "x = 1\nfor i in range(3):\n    x = x + i\ny = x\n";

  it("is followed as it was, at the places of the text as it is", () => {
    const text = loop.replace("range(3)", "ran");
    const broken = text.replace("ran:", "ran");
    const module = healed("python", loop, broken);
    const [, block, last] = module.body;
    assert.ok(block?.kind === "for" && last?.kind === "assign");
    const [inside] = block.body;
    assert.equal(broken.slice(inside?.span.from, inside?.span.to), "x = x + i");
    assert.equal(broken.slice(last.span.from, last.span.to), "y = x");
    assert.deepEqual(
      module.restored?.map(({ from, to }) => broken.slice(from, to)),
      ["for i in ran\n"],
    );
    assert.equal(module.text, broken);
  });

  it("that is gone altogether as well", () => {
    const module = healed("python", loop, loop.replace("for i in range(3):\n", ""));
    assert.equal(module.body[1]?.kind, "for");
    const without = healed("matlab", "if a\n  b = 1;\nend\nc = 2;\n", "if a\n  b = 1;\nc = 2;\n");
    assert.deepEqual(
      without.body.map(({ kind }) => kind),
      ["if", "assign"],
    );
  });

  it("leaves other broken lines to themselves", () => {
    const text = loop.replace("range(3):", "ran(").replace("y = x", "y = (x");
    const module = healed("python", loop, text);
    assert.deepEqual(
      module.body.map(({ kind }) => kind),
      ["assign", "for", "broken"],
    );
    assert.equal(said(module).length, 2);
  });

  it("is reported once, and not with what follows from it", () => {
    const module = healed("matlab", "for i = 1:3\n  x = i;\nend\n", "fo i = 1:3\n  x = i;\nend\n");
    assert.equal(module.body[0]?.kind, "for");
    assert.equal(module.problems.length, 1);
  });

  it("is not healed in a text that was never whole, nor once it is whole again", () => {
    assert.equal(healed("python", "for i in ran\n    x = 1\n").restored, undefined);
    assert.equal(healed("python", loop, "for i in ran\n", "z = 1\n").restored, undefined);
  });
});

describe("a parameter that is missed", () => {
  const whole = "function J = cost(X, w)\nJ = sum((X * w).^2);\nend\n";

  it("is a problem of the line that lost it", () => {
    const module = healed("matlab", whole, whole.replace("(X, w)", "(X)"));
    assert.deepEqual(said(module), ["function J = cost(X): 'w', used on line 2, has no value any more"]);
    const [cost] = module.body;
    assert.ok(cost?.kind === "function");
    assert.deepEqual(
      cost.params.map(({ name }) => name),
      ["X", "w"],
    );
  });

  it("is none when it is renamed everywhere, or not used", () => {
    assert.deepEqual(said(healed("matlab", whole, whole.replace(/\bw\b/g, "v"))), []);
    const unused = whole.replace("(X, w)", "(X, w, opts)");
    assert.deepEqual(said(healed("matlab", unused, whole)), []);
  });
});
