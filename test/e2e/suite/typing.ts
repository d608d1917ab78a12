// Typing: the panel follows, is never empty, and a half-typed line costs nobody else anything.
import type { Analysis } from "../../../src/protocol/analysis";
import { equal, ok, until } from "./expect";
import { adjoint, append, openModel, replaceLine, rowOf, settled, states } from "./model";
import { near } from "./panel";

const dialects = [
  { file: "lecture.py", sin: "f = np.sin(Z)", half: "f = np.tanh(", rest: "Z)" },
  { file: "lecture.m", sin: "f = sin(Z);", half: "f = tanh(", rest: "Z);" },
] as const;

type Dialect = (typeof dialects)[number];

/** Declares the tests. */
export function typing(): void {
  for (const dialect of dialects) {
    describe(`typing in ${dialect.file}`, () => {
      it("gives a new analysis with other numbers", () => change(dialect));
      it("keeps the other rows live beside a half-typed line", () => half(dialect));
      it("is followed key by key without a gap", () => keyByKey(dialect));
    });
  }
}

async function change({ file, sin }: Dialect): Promise<void> {
  const model = await openModel(file);
  const before = await settled(model);
  await replaceLine(model, 9, sin);
  const after = await settled(model);
  ok(after.revision > before.revision, "a newer revision");
  near(after.cost?.value, 0.0026088441544082964, "cost");
  equal(rowOf(after, "f").op, "sin", "operation");
  equal(rowOf(after, "Z").key, rowOf(before, "Z").key, "key of Z");
}

async function half({ file, half, rest }: Dialect): Promise<void> {
  const model = await openModel(file);
  const before = await settled(model);
  await replaceLine(model, 9, half);
  const broken = await settled(model);
  equal(states(broken), ["X live", "W live", "y live", "Z live", "f stale", "c live"], "states");
  equal(broken.stale, true, "stale");
  equal(broken.cost?.value, before.cost?.value, "cost, as of the last complete line");
  equal(norm(broken, "W"), norm(before, "W"), "‖W̄‖");
  ok(
    broken.findings.some(({ code, range }) => code === "syntax" && range.line === 9),
    "a finding on the line",
  );
  await append(model, 9, rest);
  const whole = await settled(model);
  equal([whole.stale, whole.findings.length, whole.cost?.value], [false, 0, before.cost?.value], "once complete");
}

async function keyByKey({ file, half, rest }: Dialect): Promise<void> {
  const api = await adjoint();
  const model = await openModel(file);
  const seen: string[] = [];
  const watch = api.onDidAnalyse((analysis) => seen.push(states(analysis).slice(0, 4).join(", ")));
  await replaceLine(model, 9, "f = ");
  for (const key of (half + rest).slice(4)) {
    await append(model, 9, key);
    ok((api.panel().analysis?.rows.length ?? 0) > 0, `an empty panel after ${key}`);
  }
  const after = await settled(model);
  watch.dispose();
  equal(states(after), ["X live", "W live", "y live", "Z live", "f live", "c live"], "states");
  equal([...new Set(seen)], ["X live, W live, y live, Z live"], "the other rows on the way");
  await until(() => api.panel().status.kind === "live", "a live panel");
}

function norm(analysis: Analysis, name: string): number | undefined {
  return rowOf(analysis, name).adjoint.summary?.norm;
}
