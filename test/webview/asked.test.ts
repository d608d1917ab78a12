import assert from "node:assert/strict";
import type { Answer, RowCheck, RowChecks } from "../../src/protocol/inquiries";
import { checkSummary } from "../../src/protocol/inquiries";
import type { PanelInput } from "../../src/protocol/panel";
import { checkOf, namedChecks } from "../../webview/asked";
import { hasHessian } from "../../webview/detail/hessian";
import { initialState, type PanelState, reduce } from "../../webview/state";
import { spokenCheck, titleOf } from "../../webview/widgets/badge";
import { lecture } from "./models";
import { row } from "./samples";

const model = lecture();
const first = model.rows.find(({ role }) => role === "input") ?? model.rows[0];
assert.ok(first);
const agrees = (digits: number, how: "rules" | "differences" = "rules"): RowCheck => ({
  verdict: "agrees",
  how,
  digits,
  relativeError: 10 ** -digits,
  text: `${digits} digits: the rules agree.`,
});
const differs: RowCheck = { verdict: "differs", how: "rules", relativeError: 0.5, text: "The rule of tanh disagrees." };
const open: RowCheck = { verdict: "open", text: "At a kink: not comparable with differences." };

function shown(analysis = model): PanelInput {
  return { type: "show", file: "lecture.m", uri: analysis.uri, analysis, status: { kind: "live" } };
}

function checks(rows: RowChecks, revision = model.revision, checking = false, uri = model.uri): PanelInput {
  return { type: "checks", uri, revision, rows, checking };
}

function stateAfter(...events: PanelInput[]): PanelState {
  return events.reduce(reduce, initialState());
}

describe("checks in the panel", () => {
  const { key } = first;

  it("belong to their rows, and add up within a revision", () => {
    const others = model.rows.filter(
      (other) => other.name !== null && other.adjoint.status === "ok" && other !== first,
    );
    const second = others[0];
    assert.ok(second);
    const state = stateAfter(shown(), checks({ [key]: agrees(9) }), checks({ [second.key]: differs }));
    assert.deepEqual(checkOf(state.checks, model, first), { check: agrees(9), old: false });
    assert.deepEqual(checkOf(state.checks, model, second)?.check, differs);
    assert.equal(Object.keys(namedChecks(state.checks, model)).length, 2);
  });

  it("give way to what was asked for", () => {
    const state = stateAfter(shown(), checks({ [key]: agrees(11) }), checks({ [key]: agrees(8, "differences") }));
    assert.deepEqual(checkOf(state.checks, model, first)?.check, agrees(8, "differences"));
  });

  it("stay, as old, while newer text is checked, if the adjoint reads the same", () => {
    const newer = { ...model, revision: model.revision + 1 };
    const state = stateAfter(shown(), checks({ [key]: agrees(9) }), shown(newer), checks({}, newer.revision));
    assert.deepEqual(checkOf(state.checks, newer, first), { check: agrees(9), old: true });
    const other = { ...first, adjoint: { ...first.adjoint, formula: "something else" } };
    assert.equal(checkOf(state.checks, newer, other), null);
    const later = reduce(state, checks({ [key]: differs }, newer.revision));
    assert.deepEqual(checkOf(later.checks, newer, first), { check: differs, old: false });
  });

  it("of another file are not listened to, and do not survive a switch", () => {
    const state = stateAfter(shown(), checks({ [key]: agrees(9) }, 1, false, "file:///other.m"));
    assert.equal(checkOf(state.checks, model, first), null);
    const other = { ...model, uri: "file:///other.m" };
    assert.deepEqual(stateAfter(shown(), checks({ [key]: agrees(9) }), shown(other)).checks.rows, {});
  });

  it("know that more is on its way", () => {
    assert.equal(stateAfter(shown(), checks({}, model.revision, true)).checks.checking, true);
    assert.equal(
      stateAfter(shown(), checks({}, model.revision, true), checks({}, model.revision, false)).checks.checking,
      false,
    );
  });

  it("are summed up by their fewest digits, and by mismatches first", () => {
    assert.equal(
      checkSummary({ a: agrees(9), b: agrees(11), c: open }).text,
      "2 of 3 adjoints checked rule by rule, ≥ 9 digits",
    );
    assert.equal(
      checkSummary({ a: agrees(8, "differences") }).text,
      "1 of 1 adjoint checked by differences, ≥ 8 digits",
    );
    assert.equal(checkSummary({ a: agrees(9), b: differs }).text, "1 of 2 adjoints disagree with differences");
    assert.equal(checkSummary({ a: open }).text, "no adjoint checked");
  });

  it("say the same in words as in signs", () => {
    assert.equal(titleOf(agrees(9)), "✓ 9 digits: the rules agree.");
    assert.equal(titleOf(differs), "⚠ The rule of tanh disagrees.");
    assert.equal(spokenCheck({ check: differs, old: false }), "disagrees with differences");
    assert.equal(spokenCheck({ check: agrees(9), old: false }), "checked to 9 digits");
    assert.equal(spokenCheck({ check: agrees(9), old: true }), null);
  });
});

describe("questions of the panel", () => {
  const question = { kind: "hessian", key: first.key } as const;
  const none: Answer = { kind: "none", key: first.key, why: "too large" };
  const answer = (given: Answer | null, revision = model.revision): PanelInput => ({
    type: "answer",
    uri: model.uri,
    revision,
    question,
    answer: given,
  });
  const asked = (state: PanelState) => state.asked[`hessian ${first.key}`];

  it("wait for their answer, and keep the one before meanwhile", () => {
    const waiting = reduce(stateAfter(shown()), { type: "asking", question });
    assert.deepEqual(asked(waiting), { revision: 0, answer: null, waiting: true });
    const answered = reduce(waiting, answer(none));
    assert.deepEqual(asked(answered), { revision: model.revision, answer: none, waiting: false });
    const again = reduce(answered, { type: "asking", question });
    assert.deepEqual(asked(again), { revision: model.revision, answer: none, waiting: true });
    const overtaken = reduce(again, answer(null, model.revision + 1));
    assert.deepEqual(asked(overtaken), { ...asked(answered), refused: model.revision + 1 });
  });

  it("about Hessians are offered for inputs that are not too large", () => {
    const of = (size: number[], role: "input" | "step" = "input") =>
      hasHessian(row({ name: "W", role, shape: size.map(String), size }));
    assert.deepEqual([of([3]), of([20, 15]), of([20, 16]), of([3], "step")], [true, true, false, false]);
  });
});
