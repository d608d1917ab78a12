/** The command `adjoint`: arguments in, text and exit code out. */

import { analyseAtOnce, type Job, type Outcome } from "../engine/analyse";
import { answered } from "../engine/answers";
import { languageSupport } from "../engine/languages";
import { reportOf } from "../engine/report";
import { inNotebook } from "../protocol/cell-names";
import { checkSummary } from "../protocol/inquiries";
import { fileReader, readProgram, readValues } from "./inputs";
import type { Io } from "./io";
import { tableOf } from "./table";
import { help, parseRequest, type Request, UsageError } from "./usage";

/** Runs one command and returns its exit code: 0 fine, 1 errors in the file, 2 usage or unreadable input. */
export function run(argv: readonly string[], io: Io): 0 | 1 | 2 {
  try {
    const request = parseRequest(argv);
    if (request === "help") {
      io.out(help);
      return 0;
    }
    return answer(request, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const said = error instanceof UsageError ? message : `Adjoint met a fault of its own: ${message}`;
    io.err(`adjoint: ${said}\n`);
    if (argv.includes("--json")) io.out(`${JSON.stringify({ version: 1, error: said })}\n`);
    return 2;
  }
}

function answer(request: Request, io: Io): 0 | 1 {
  const outcome = analyseFile(request, io);
  const report = reportOf(outcome, request.file, request.values);
  if (request.json) io.out(`${JSON.stringify(report, null, 1)}\n`);
  else {
    io.out(tableOf(outcome, request.file));
    if (request.command === "check") io.out(checksOf(outcome, io));
  }
  return report.diagnostics.some((d) => d.severity === "error") ? 1 : 0;
}

/** Every named adjoint against differences of the cost. */
function checksOf(outcome: Outcome, io: Io): string {
  const asker = { post: () => undefined, now: () => io.now() };
  const steps = answered(outcome, { kind: "check", keys: null }, asker);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { value: answer } = step;
  const rows = answer.kind === "check" ? answer.rows : {};
  const lines = Object.entries(rows).map(([key, { text }]) => `${key}: ${text}\n`);
  const sum = answer.kind === "none" ? answer.why : `${checkSummary(rows).text}.`;
  return `\n${lines.join("")}${sum}\nGradients written by hand are not compared yet.\n`;
}

/** Numbers of a script are not shown while somebody types, so the limits are those of the machine. */
const limits = { maxElements: 50_000_000, maxSeconds: 600, maxBytes: 4_000_000_000 };

function analyseFile(request: Request, io: Io): Outcome {
  const { file, entry, cost, at, seed, sizes } = request;
  const { language, text, cells } = readProgram(file, request.language, io);
  const support = languageSupport(language);
  const job: Job = {
    uri: file,
    revision: 1,
    language,
    support,
    options: { entry, cost, at, seed, sizes, ...limits },
    values: readValues(request.set, language, io),
    maxUnnamed: Number.POSITIVE_INFINITY,
    parse: () => support.parse(text),
    lastGood: () => null,
    lastKnown: () => null,
    file: fileReader(file, io),
    waiting: () => false,
    now: () => io.now(),
  };
  const outcome = analyseAtOnce(job);
  if (!outcome) throw new Error("the analysis did not end");
  return cells ? { ...outcome, analysis: inNotebook(outcome.analysis, cells) } : outcome;
}
