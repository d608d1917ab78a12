// The suite in the web extension host, which has no require(): mocha's browser build is bundled in.
import "mocha/mocha.js";
import { finish, tagged } from "./report";
import { defineTests } from "./tests";
import { watchWebWorkers } from "./workers";

declare const mocha: BrowserMocha;
declare const GREP: string;

/** Rejects when a test failed. */
export function run(): Promise<void> {
  watchWebWorkers();
  mocha.setup({ ui: "bdd", timeout: 20_000, reporter: "spec", grep: GREP });
  Mocha.reporters.Base.consoleLog = tagged;
  defineTests("web");
  return new Promise((done, fail) => {
    const skipped: string[] = [];
    const runner = mocha.run((failures) => {
      finish(runner, skipped, failures).then(done, fail);
    });
    runner.on("pending", (test) => skipped.push(test.fullTitle()));
  });
}
