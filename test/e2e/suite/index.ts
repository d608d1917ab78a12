// The suite in the Node extension host; VS Code calls `run` (extensionTestsPath).
import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { env, version } from "vscode";
import { finish, tagged } from "./report";
import { defineTests } from "./tests";
import { watchThreads } from "./workers";

declare const GREP: string;

/** Rejects when a test failed. */
export function run(): Promise<void> {
  watchThreads(process);
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, color: false, grep: GREP });
  Mocha.reporters.Base.consoleLog = tagged;
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  defineTests("node");
  return new Promise((done, fail) => {
    const skipped: string[] = [];
    const runner = mocha.run((failures) => {
      // A desktop VS Code has no page through which the runner could listen.
      const { ADJOINT_STATS: file } = process.env;
      if (file)
        writeFileSync(file, JSON.stringify({ ...runner.stats, titles: skipped, version, appHost: env.appHost }));
      finish(runner, skipped, failures).then(done, fail);
    });
    runner.on("pending", (test) => skipped.push(test.fullTitle()));
  });
}
