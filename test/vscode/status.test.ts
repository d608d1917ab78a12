/** The words for the state of a file. */

import assert from "node:assert/strict";
import { modelLanguage, worthReading } from "../../src/vscode/language";
import { baseName } from "../../src/vscode/progress";
import { type Progress, panelStatus, statusText } from "../../src/vscode/status";
import { lecture } from "./fixture";

describe("the status", () => {
  const idle = { kind: "idle" } as const;
  const calm: Progress = {
    file: "m.m",
    hasAnalysis: true,
    pending: false,
    done: null,
    cancelled: false,
    trouble: null,
    paused: false,
  };
  const check = (more: Partial<Progress>, expected: object) =>
    assert.deepEqual(panelStatus({ ...calm, ...more }, idle), expected);

  it("names what the panel shows", () => {
    assert.deepEqual(panelStatus(null, idle), { kind: "noFile" });
    check({}, { kind: "live" });
    check({ hasAnalysis: false, pending: true }, { kind: "firstRun", file: "m.m" });
    check({ pending: true, done: 0.4 }, { kind: "computing", done: 0.4 });
    check({ pending: true, cancelled: true }, { kind: "cancelled" });
    check({ paused: true }, { kind: "paused" });
    check({ trouble: "stuck twice" }, { kind: "engineDown", message: "stuck twice" });
  });
  it("tells that the engine is down only while something is missing", () => {
    const down = { kind: "down", message: "It failed." } as const;
    assert.equal(panelStatus({ ...calm, pending: true }, down).kind, "engineDown");
    assert.equal(panelStatus(calm, down).kind, "live");
  });
  it("fits in a line of the status menu", () => {
    assert.equal(statusText(lecture, { kind: "live" }), "Adjoint: ready, 2 inputs, 2.1 ms");
    assert.equal(statusText({ ...lecture, cost: null }, { kind: "live" }), "Adjoint: no scalar cost");
    assert.equal(statusText(lecture, { kind: "computing", done: null }), "Adjoint: computing");
  });
  it("calls a file by its name", () => {
    assert.equal(baseName("file:///a/b%20c.m"), "b c.m");
    assert.equal(baseName("untitled:Untitled-1"), "Untitled-1");
  });
});

describe("a model file", () => {
  const language = (languageId: string, scheme = "file") => modelLanguage({ languageId, scheme });

  it("is MATLAB, Octave or Python", () => {
    assert.deepEqual(
      ["matlab", "octave", "python", "objective-c"].map((id) => language(id)),
      ["matlab", "matlab", "python", null],
    );
  });
  it("is no old revision and no log", () => {
    assert.equal(language("python", "git"), null);
    assert.equal(language("matlab", "untitled"), "matlab");
  });
  it("in Python has to do with arrays", () => {
    assert.equal(worthReading("python", "import numpy as np\n"), true);
    assert.equal(worthReading("python", "import os\n"), false);
    assert.equal(worthReading("matlab", ""), true);
  });
});
