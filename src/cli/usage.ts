/** What is written on the command line. */

import { parseArgs } from "node:util";
import type { Language } from "../lang/common/tree";

/** What `--help` says. */
export const help = `adjoint COMMAND FILE [options]

Gradients of a MATLAB, Octave or NumPy file, without running it.

  show      every value with its shape, its adjoint and the cost of both
  check     gradients written by hand against derived ones
  export    backward code (not available yet)

  --json            the report as JSON (docs/report.schema.json)
  --entry NAME      function to differentiate, Class.method for a method
  --cost NAME       what to differentiate
  --at LINE         which occurrence of it
  --size N=5        the size a name stands for; may be repeated
  --set X=data.npy  the value of an input: .npy, .csv, .txt, .json or a number; may be repeated
  --values          all entries of values and adjoints in the report
  --seed S          seed of the random values of inputs without data (1)
  --language L      matlab or python; from the file's ending unless said, in a notebook from its kernel
  --help            this text

Exit code: 0 fine, 1 errors in the file, 2 usage or unreadable input.
`;

/** What was asked for. */
export interface Request {
  readonly command: "show" | "check";
  readonly file: string;
  /** `null` for a notebook, which says it itself. */
  readonly language: Language | null;
  readonly json: boolean;
  readonly values: boolean;
  readonly entry: string | null;
  readonly cost: string | null;
  readonly at: number | null;
  readonly seed: number;
  readonly sizes: Readonly<Record<string, number>>;
  /** Text after `--set NAME=`, by name. */
  readonly set: ReadonlyMap<string, string>;
}

/** A mistake in how the command was called, or an input that cannot be read: exit code 2. */
export class UsageError extends Error {}

/** Reads the arguments; `help` when that is what was asked for. Throws a `UsageError`. */
export function parseRequest(argv: readonly string[]): Request | "help" {
  const { values, positionals } = parsed(argv);
  if (values.help) return "help";
  const [command, file, ...more] = positionals;
  if (command === undefined)
    throw new UsageError("Say what to do: adjoint show FILE (adjoint --help lists everything)");
  if (command === "export") throw new UsageError("export is not available yet; show and check are");
  if (command !== "show" && command !== "check")
    throw new UsageError(`'${command}' is not a command: there are show, check and export`);
  if (file === undefined) throw new UsageError(`Say which file: adjoint ${command} FILE`);
  if (more.length > 0) throw new UsageError(`One file at a time: ${more.join(" ")} is too much`);
  return {
    command,
    file,
    language: languageOf(file, values.language),
    json: values.json ?? false,
    values: values.values ?? false,
    entry: values.entry ?? null,
    cost: values.cost ?? null,
    at: values.at === undefined ? null : whole("--at", values.at, 1),
    seed: values.seed === undefined ? 1 : whole("--seed", values.seed, 0),
    sizes: Object.fromEntries([...pairs("--size", values.size)].map(([n, v]) => [n, whole(`--size ${n}=`, v, 0)])),
    set: pairs("--set", values.set),
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        values: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        entry: { type: "string" },
        cost: { type: "string" },
        at: { type: "string" },
        seed: { type: "string" },
        language: { type: "string" },
        size: { type: "string", multiple: true },
        set: { type: "string", multiple: true },
        to: { type: "string" },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(". ")[0] ?? message);
  }
}

function languageOf(file: string, said: string | undefined): Language | null {
  if (/\.ipynb$/i.test(file)) return null;
  if (said === "matlab" || said === "python") return said;
  if (said === "octave") return "matlab";
  if (said !== undefined) throw new UsageError(`--language is matlab or python, not '${said}'`);
  if (/\.m$/i.test(file)) return "matlab";
  if (/\.py$/i.test(file)) return "python";
  throw new UsageError(`The ending of '${file}' does not say the language; add --language matlab or --language python`);
}

function pairs(option: string, list: readonly string[] = []): Map<string, string> {
  return new Map(
    list.map((text) => {
      const at = text.indexOf("=");
      if (at <= 0 || at === text.length - 1) throw new UsageError(`${option} takes NAME=VALUE, not '${text}'`);
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}

function whole(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < least) {
    throw new UsageError(`${option} takes a whole number from ${least}, not '${text}'`);
  }
  return value;
}
