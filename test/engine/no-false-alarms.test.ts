/** Checks of every example and fixture: right adjoints are never called wrong, and most are confirmed. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { RowChecks } from "../../src/protocol/inquiries";
import { bench } from "./harness";

const files = ["media/examples", "test/e2e/workspace", "test/lang/matlab/fixtures"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(m|py)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe("checks of whole files", () => {
  for (const file of files) {
    it(`${file}: by themselves and on demand`, async () => {
      const b = bench(undefined, () => 0); // however slow the machine
      b.analyse(readFileSync(file, "utf8"), {}, file.endsWith(".m") ? "matlab" : "python");
      await b.settle();
      const unasked: RowChecks = Object.assign({}, ...b.replies.map((r) => (r.type === "checks" ? r.rows : {})));
      const inputs = b.last().rows.filter(({ role, name }) => role === "input" && name !== null);
      const keys = inputs.map(({ key }) => key);
      b.engine.handle({ type: "ask", id: 1, uri: "file:///m", question: { kind: "check", keys } });
      await b.settle();
      const reply = b.replies.find((r) => r.type === "answer");
      const asked = reply?.type === "answer" && reply.answer?.kind === "check" ? reply.answer.rows : {};
      const differentiated = b.last().rows.filter((row) => row.adjoint.status === "ok");
      for (const [how, rows] of Object.entries({ unasked, asked })) {
        for (const [key, check] of Object.entries(rows))
          assert.notEqual(check.verdict, "differs", `${how} ${key}: ${check.text}`);
        const named = (how === "asked" ? inputs : differentiated).filter(
          (row) => row.name !== null && row.adjoint.status === "ok",
        );
        const agreeing = named.filter(({ key }) => rows[key]?.verdict === "agrees");
        assert.ok(agreeing.length >= 0.9 * named.length, `${how}: ${agreeing.length} of ${named.length} agree`);
      }
    }).timeout(30_000);
  }
});
