/** The page docs/operations.md, put together from the catalogue and the list of rows. */

import type { Operation } from "../../src/core/operation";
import { catalogue } from "../../src/ops";
import { type Example, exampleOf } from "./example";
import { type Row, rows } from "./rows";

/** The whole page. */
export function operationsPage(): string {
  const operations = [...catalogue.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    "# Operations",
    "",
    "Written by `npm run docs` from the declarations in `src/ops`; a test fails when it is out of date.",
    "How to add an operation: [adding-an-operation.md](adding-an-operation.md).",
    "",
    "In rules `Z` is the value, `Zbar` (Z̄) its adjoint, `*` the product of matrices, `.*` the one of entries, `'` the transpose.",
    "FLOPs are additions and multiplications at the size of the first sample, with its sizes called m, n, p, … in order.",
    "Every operation is tested on all its samples: first derivatives against differences to 1e-7 and ⟨Z̄, dZ⟩ = Σ⟨X̄, dX⟩,",
    "second derivatives to 1e-5, values to 1e-12 against the judges named, which also run the printed code; and in random",
    "programs together with all others.",
    "",
    "## What is covered",
    "",
    "| | operations | |",
    "|---|---|---|",
    ...rows.map(rowLine),
    "",
    `## The ${operations.length} operations`,
    "",
    ...operations.flatMap(section),
  ].join("\n");
}

function rowLine(row: Row): string {
  const names = row.operations.map((name) => `[${name}](#${name})`).join(", ");
  const note = row.leftOut ? `left out, because ${row.leftOut}` : (row.note ?? "");
  return `| ${row.row.replaceAll("|", "\\|")} | ${names} | ${note} |`;
}

function section(o: Operation): string[] {
  const example = exampleOf(o);
  return [`### ${o.name}`, "", o.summary, "", ...lines(o, example).map((line) => `- ${line}`), ""];
}

function lines(o: Operation, example: Example | null): string[] {
  const said: string[] = [];
  const read = spellings(o);
  if (read) said.push(`Read: ${read}`);
  if (example?.code) said.push(`Written: ${example.code}`);
  for (const name of o.params) said.push(ruleLine(o, name, example));
  if (example) {
    const reverse = example.reverse === null ? "" : `; reverse ${example.reverse}`;
    said.push(`FLOPs: forward ${example.forward}${reverse} (${example.title})`);
  }
  if (o.choice) said.push(`Choice: ${o.choice}`);
  if (o.edge) said.push("Tells where values sit on a kink, a tie or a pole");
  if (example) said.push(`Tested: ${example.tested}`);
  return said;
}

function spellings(o: Operation): string {
  const names = [...(o.spelling?.numpy?.names ?? []), ...(o.spelling?.matlab?.names ?? []).map((n) => `${n} (MATLAB)`)];
  return names.map((n) => `\`${n.replace(/^.*?:/, "")}\``).join(", ");
}

/** A rule as its text, or as what it builds for the first sample. */
function ruleLine(o: Operation, name: string, example: Example | null): string {
  const operand = name.replace("...", "");
  const rule = o.vjp[name] ?? null;
  if (rule === null) return `Adjoint of ${operand}: no gradient by definition`;
  if (typeof rule === "string") return `Adjoint of ${operand}: \`${rule}\``;
  const built = example?.formulas.get(name);
  const source = `[see source](../src/ops/${o.name}.ts)`;
  return `Adjoint of ${operand}: ${built ? `${built} (built, ${source})` : source}`;
}
