// The engine's worker: what happens when it dies or falls silent.
import { equal, ok, until } from "./expect";
import { adjoint, append, openModel, rowOf, settled, states } from "./model";
import { near } from "./panel";
import { latestWorker } from "./workers";

/** Declares the tests. */
export function engine(): void {
  describe("the engine", () => {
    it("is replaced when it dies", () => replaced(({ kill }) => kill()));
    it("is replaced when it falls silent", () => replaced(({ silence }) => silence()));
  });
}

type Blow = (worker: ReturnType<typeof latestWorker>) => void;

async function replaced(blow: Blow): Promise<void> {
  const api = await adjoint();
  const model = await openModel("lecture.py");
  const { starts } = api.engine();
  const before = await settled(model);
  blow(latestWorker());
  await append(model, 10, " + 1");
  // What was known stays on show all the while.
  await until(() => {
    ok(api.panel().analysis?.rows.length, "the panel lost its rows");
    return api.engine().starts > starts;
  }, "another worker");
  const after = await settled(model);
  near(after.cost?.value, 1 + 0.03201470769116016, "cost");
  equal(states(after), states(before), "rows");
  ok(rowOf(after, "W").adjoint.summary, "the numbers of W̄");
  await until(() => api.panel().status.kind === "live", "a live panel");
  equal(api.engine().starts, starts + 1, "workers started");
}
