/** Independent judges of our numbers: real Octave and real NumPy, where this machine has them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Runs a program and gives what it printed; throws what it complained about. Put many questions into one program. */
export interface Oracle {
  run(code: string): string;
}

/** Octave, or `null` when there is none: then `this.skip()`. With `REQUIRE_ORACLES=1` that is an error. */
export const octave = once("Octave", () => {
  const command = first([process.env.ADJOINT_OCTAVE, "octave-cli", "octave"], ["--version"]);
  // The first line keeps Octave from taking a program that opens with a function for that function's file.
  if (!command) return null;
  return { run: (code) => runFile([command, "--no-init-file", "--quiet"], "program.m", `1;\n${code}`) };
});

/** Python with NumPy, or `null` as above. A `python3` of a version manager may lack NumPy where Debian's has it. */
export const numpy = once("NumPy", () => {
  const command = first([process.env.ADJOINT_PYTHON, "python3", "/usr/bin/python3"], ["-c", "import numpy"]);
  if (!command) return null;
  return { run: (code) => runFile([command], "program.py", code) };
});

function once(name: string, find: () => Oracle | null): () => Oracle | null {
  let found: Oracle | null | undefined;
  return () => {
    if (found === undefined) found = find();
    if (!found && process.env.REQUIRE_ORACLES === "1") throw new Error(`${name} is required here, and missing`);
    return found;
  };
}

/** The first command that can do this. */
function first(commands: readonly (string | undefined)[], probe: readonly string[]): string | null {
  return commands.find((command) => command && spawnSync(command, probe).status === 0) ?? null;
}

function runFile([command = "", ...flags]: readonly string[], name: string, code: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "adjoint-oracle-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, code);
    const child = spawnSync(command, [...flags, file], { encoding: "utf8", maxBuffer: 2 ** 28, timeout: 120_000 });
    if (child.error) throw child.error;
    if (child.status !== 0) throw new Error(`${command} ended with ${child.status}\n${child.stderr}`);
    return child.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
