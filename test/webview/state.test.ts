import assert from "node:assert/strict";
import type { Analysis } from "../../src/protocol/analysis";
import type { PanelStatus } from "../../src/protocol/panel";
import {
  choicesOf,
  initialState,
  listingOf,
  manySteps,
  type PanelEvent,
  type PanelState,
  reduce,
} from "../../webview/state";
import { lecture, network } from "./models";
import { finding, withoutNumbers } from "./samples";
import { long, troubled } from "./troubles";

const model = lecture();
const live: PanelStatus = { kind: "live" };

function show(analysis: Analysis | null, status: PanelStatus = live, uri = analysis?.uri ?? null): PanelEvent {
  return { type: "show", file: uri && (uri.split("/").at(-1) ?? null), uri, analysis, status };
}

function stateAfter(...events: PanelEvent[]): PanelState {
  return events.reduce(reduce, initialState());
}

function kinds(...events: PanelEvent[]): string[] {
  let state = initialState();
  return events.map((event) => {
    state = reduce(state, event);
    return state.screen.kind;
  });
}

describe("the panel's screens", () => {
  it("start empty, and say when no file is open", () => {
    assert.equal(initialState().screen.kind, "starting");
    assert.equal(stateAfter(show(null, { kind: "noFile" })).screen.kind, "noFile");
  });

  it("go from the first run through shapes to numbers", () => {
    const first = show(null, { kind: "firstRun", file: "lecture.m" }, model.uri);
    assert.deepEqual(kinds(first, show(withoutNumbers(model)), show(model)), ["firstRun", "ready", "ready"]);
  });

  it("keep the old result while computing", () => {
    const state = stateAfter(show(model), show(model, { kind: "computing", done: 0.4 }));
    assert.ok(state.screen.kind === "stale");
    assert.equal(state.screen.done, 0.4);
    assert.equal(state.screen.was.kind, "ready");
    assert.equal(listingOf(state)?.gradients.length, 3);
  });

  it("keep the old result when a message comes without one", () => {
    const state = stateAfter(show(model), show(null, { kind: "computing", done: null }, model.uri));
    assert.ok(state.screen.kind === "stale" && state.screen.was.shown.analysis.rows.length === model.rows.length);
    assert.equal(stateAfter(show(model), show(null, { kind: "firstRun", file: "" }, model.uri)).screen.kind, "stale");
  });

  it("do not keep the result of another file", () => {
    assert.equal(
      stateAfter(show(model), show(null, { kind: "computing", done: null }, "file:///b.py")).screen.kind,
      "firstRun",
    );
    assert.equal(stateAfter(show(model), show(null, live, "file:///b.py")).screen.kind, "firstRun");
  });

  it("name the first error and show what is still live", () => {
    const state = stateAfter(show(troubled()));
    assert.ok(state.screen.kind === "broken");
    assert.equal(state.screen.problem.code, "shape-mismatch");
    assert.equal(state.screen.frozen, false);
  });

  it("freeze the last good result when a broken text has no cost left", () => {
    const syntax = finding();
    const broken = { ...model, cost: null, rows: [], findings: [syntax], revision: 2 };
    const state = stateAfter(show(model), show(broken), show(broken));
    assert.ok(state.screen.kind === "broken" && state.screen.frozen);
    assert.equal(state.screen.shown.analysis.rows.length, model.rows.length);
    assert.deepEqual(state.screen.shown.analysis.findings, [syntax]);
    assert.equal(stateAfter(show(model), show(broken), show(model)).screen.kind, "ready");
  });

  it("freeze it, too, while the cost is there and its value is not known", () => {
    const lost = finding({ code: "no-cost" });
    const opaque = model.rows.map((row) => ({ ...row, state: "opaque" as const }));
    const without = { ...model, cost: null, findings: [lost], revision: 2 };
    const screen = stateAfter(show(model), show({ ...without, rows: opaque })).screen;
    assert.ok(screen.kind === "broken" && screen.frozen && screen.problem.code === "no-cost");
    assert.equal(stateAfter(show(model), show({ ...without, rows: [] })).screen.kind, "noCost");
  });

  it("show a broken text as far as it goes when there was nothing before", () => {
    const state = stateAfter(show({ ...model, cost: null, findings: [finding()] }));
    assert.ok(state.screen.kind === "broken" && !state.screen.frozen);
  });

  it("ask for a cost when there is none, with the engine's own words", () => {
    const plain = stateAfter(show({ ...model, cost: null })).screen;
    assert.ok(plain.kind === "noCost" && plain.finding === null);
    const wrong = finding({ code: "non-scalar-cost" });
    const told = stateAfter(show(model), show({ ...model, cost: null, findings: [wrong] })).screen;
    assert.ok(told.kind === "noCost" && told.finding?.code === "non-scalar-cost");
  });

  it("tell too large, cancelled, paused and a restarted engine apart", () => {
    const large = { ...model, withheld: { reason: "tooLarge", bytes: 2.4e9, message: "large" } } as const;
    const stopped = {
      ...withoutNumbers(model),
      phase: "numbers",
      withheld: { reason: "cancelled", bytes: 0, message: "" },
    } as const;
    const beyond = { ...model, withheld: { reason: "overMemory", bytes: 8e10, message: "80 GB" } } as const;
    assert.deepEqual(pick(stateAfter(show(beyond)).screen), ["overMemory", "80 GB"]);
    assert.equal(stateAfter(show(large)).screen.kind, "tooLarge");
    assert.equal(stateAfter(show(model), show(stopped)).screen.kind, "cancelled");
    assert.equal(stateAfter(show(model), show(model, { kind: "cancelled" })).screen.kind, "cancelled");
    assert.equal(stateAfter(show(model, { kind: "paused" })).screen.kind, "paused");
    const down = stateAfter(show(null, { kind: "engineDown", message: "gone" }, model.uri)).screen;
    assert.ok(down.kind === "engineDown" && down.was === null && down.message === "gone");
  });
});

describe("the reader's choices", () => {
  it("belong to the file on display", () => {
    const opened = stateAfter(show(model), { type: "toggle", id: "gradients/X#1" });
    assert.deepEqual(choicesOf(opened).open, ["gradients/X#1"]);
    const elsewhere = reduce(opened, show(network()));
    assert.deepEqual(choicesOf(elsewhere).open, []);
    assert.deepEqual(choicesOf(reduce(elsewhere, show(model))).open, ["gradients/X#1"]);
    assert.deepEqual(choicesOf(reduce(opened, { type: "toggle", id: "gradients/X#1" })).open, []);
  });

  it("do nothing without a file", () => {
    const state = initialState();
    assert.equal(reduce(state, { type: "fold", section: "cost" }), state);
    assert.equal(reduce(state, { type: "pin", key: "X#1" }), state);
  });

  it("fold the steps of a long file, once", () => {
    assert.equal(choicesOf(stateAfter(show(long(manySteps)))).folded.steps, false);
    const folded = stateAfter(show(long(manySteps + 1)));
    assert.equal(choicesOf(folded).folded.steps, true);
    const unfolded = reduce(reduce(folded, { type: "fold", section: "steps" }), show(long(40)));
    assert.equal(choicesOf(unfolded).folded.steps, false);
  });

  it("hold tabs, passes, sub-expressions and the scale", () => {
    const state = stateAfter(
      show(network()),
      { type: "tab", id: "steps/h#1", tab: "cost" },
      { type: "pass", key: "h#1", pass: 2 },
      { type: "unnamed" },
      { type: "scale" },
    );
    assert.equal(choicesOf(state).tabs["steps/h#1"], "cost");
    assert.equal(choicesOf(state).passes["h#1"], 2);
    assert.equal(
      listingOf(state)?.steps.some((item) => item.row.name === null),
      true,
    );
    assert.equal(state.settings.scale, "symlog");
  });

  it("come back from an earlier session", () => {
    const before = stateAfter(show(model), { type: "pin", key: "f#1" });
    const state = reduce(initialState(before.choices), show(model));
    assert.deepEqual(choicesOf(state).pins, [{ key: "f#1", name: "f", line: 5 }]);
  });
});

describe("messages and keys", () => {
  it("pin the row at the caret, an unnamed one by its statement, and unpin it again", () => {
    const named = stateAfter(show(network()), { type: "pin", key: "a1.0" });
    assert.deepEqual(
      choicesOf(named).pins.map((pin) => pin.key),
      ["a1#1"],
    );
    assert.deepEqual(choicesOf(reduce(named, { type: "pin", key: "a1#1" })).pins, []);
  });

  it("open the filter without losing its text", () => {
    const typed = stateAfter({ type: "filter" }, { type: "filterText", text: "norm>1" }, { type: "filter" });
    assert.equal(typed.filter, "norm>1");
    assert.equal(reduce(typed, { type: "filterText", text: null }).filter, null);
  });

  it("count marks and wishes for focus, so that each is followed once", () => {
    const state = stateAfter({ type: "mark", key: "f#1" }, { type: "mark", key: "f#1" }, { type: "focus", key: null });
    assert.deepEqual(state.mark, { key: "f#1", sequence: 2 });
    assert.deepEqual(state.focusWish, { key: null, sequence: 1 });
  });

  it("take settings, and the focused row", () => {
    const settings = { digits: 6, scale: "symlog", followCursor: false } as const;
    const state = stateAfter({ type: "settings", settings }, { type: "focused", id: "steps/c#1" });
    assert.equal(state.settings, settings);
    assert.equal(reduce(state, { type: "focused", id: "steps/c#1" }), state);
  });
});

function pick(screen: ReturnType<typeof stateAfter>["screen"]): readonly string[] {
  return screen.kind === "overMemory" ? [screen.kind, screen.message] : [screen.kind];
}
