import assert from "node:assert/strict";
import { farewell, follow, togglePin, unpin } from "../../webview/pins";
import { arrange } from "../../webview/rows";
import { lecture } from "./models";
import { at } from "./samples";

const model = lecture();
const { steps, gradients } = arrange(model);
const f = steps[1];
assert.ok(f);

describe("pins", () => {
  it("are set and taken away", () => {
    const pins = togglePin([], f);
    assert.deepEqual(pins, [{ key: "f#1", name: "f", line: 5 }]);
    assert.deepEqual(togglePin(pins, f), []);
    assert.deepEqual(unpin(pins, "f#1"), []);
  });

  it("ride along with edits", () => {
    const pins = togglePin([], f);
    assert.equal(follow(pins, [...gradients, ...steps]), pins);
    const moved = arrange({ ...model, rows: model.rows.map((row) => ({ ...row, range: at(row.range.line + 3) })) });
    assert.deepEqual(follow(pins, moved.steps), [{ key: "f#1", name: "f", line: 8 }]);
  });

  it("stay where they were when their row is gone, and say so", () => {
    const [pin] = togglePin([], f);
    assert.ok(pin);
    assert.deepEqual(follow([pin], gradients), [pin]);
    const without = { ...model, rows: model.rows.filter((row) => row.name !== "f") };
    assert.equal(farewell(pin, without), "f is gone since line 5 changed");
    const other = { ...model, rows: model.rows.map((row) => (row.name === "f" ? { ...row, key: "f#2" } : row)) };
    assert.equal(farewell(pin, other), "This f is gone since line 5 changed");
  });
});
