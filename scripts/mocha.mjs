// Runs mocha in this process and leaves the counts for the summary.
import { parseArgs } from "node:util";
import Mocha from "mocha";
import { record } from "./results.mjs";

/** What every suite takes: words that pick files by their path, `--grep` for titles, `--bail`. */
export function selection() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: "string", short: "g" }, bail: { type: "boolean", short: "b" } },
  });
  const picks = (file) => positionals.length === 0 || positionals.some((word) => file.includes(word));
  return { ...values, picks };
}

/** Resolves to whether all tests passed. */
export async function runMocha(suite, files, { grep, bail, timeout, reporter = "spec", host }) {
  const mocha = new Mocha({ ui: "bdd", grep, bail, timeout, reporter });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const skipped = [];
  return new Promise((done) => {
    const runner = mocha.run((failures) => {
      record(suite, { ...runner.stats, titles: skipped }, host);
      if (skipped.length > 0) console.log(skipped.map((title) => `  skipped: ${title}`).join("\n"));
      done(failures === 0);
    });
    runner.on("pending", (test) => skipped.push(test.fullTitle()));
  });
}
