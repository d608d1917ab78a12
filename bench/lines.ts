/** Files of 1,000 lines under edit: what each stage of an analysis takes, at first, once warm, and after a key somewhere. */

import { arenaOf } from "../src/autodiff/plan-arena";
import { ValueMemory } from "../src/autodiff/plan-memory";
import { analyse } from "../src/engine/analyse";
import { DataFiles } from "../src/engine/data";
import { OpenDocument } from "../src/engine/document";
import { languageSupport } from "../src/engine/languages";
import { generator, seedOf } from "../src/numeric/random";
import type { Analysis } from "../src/protocol/analysis";
import { defaultOptions } from "../src/protocol/engine";
import { filesBeside } from "../src/protocol/files";
import { quantile, row } from "./table";

const rounds = 120;
const blocks = 165;

type Language = "python" | "matlab";

/** Milliseconds until the shapes are there; `front` is parsing and following, or finding out what an edit leaves as it is. */
interface Taken {
  readonly front: number;
  readonly sweep: number;
  readonly shapes: number;
  readonly numbers: number;
}

/**
 * Prints one line per language for the first analysis, for a warm one, and for the median and the 95th percentile of edits:
 * a digit more somewhere or an operation in the place of another, each taken back by the next.
 */
export function lines(): void {
  console.log("Scripts of 1,000 lines and 800 values (ms; front: parse and follow)");
  row(["", "front", "sweep", "shapes", "numbers"]);
  for (const language of ["python", "matlab"] as const) {
    const text = script(language);
    const file = new Edited(language);
    print(`${language}, first`, file.run(text));
    for (let i = 0; i < 40; i++) file.run(`${text}${"\n".repeat(1 + (i % 2))}`);
    print(`${language}, warm`, file.run(text));
    for (const [name, edit] of edits(text, language)) {
      const taken = Array.from({ length: rounds }, (_, i) => file.run(i % 2 === 0 ? edit() : text));
      for (const [of, q] of [
        ["median", 0.5],
        ["95th", 0.95],
      ] as const) {
        const at = (key: keyof Taken) =>
          quantile(
            taken.map((t) => t[key]),
            q,
          );
        print(`${language}, ${name}, ${of}`, {
          front: at("front"),
          sweep: at("sweep"),
          shapes: at("shapes"),
          numbers: at("numbers"),
        });
      }
    }
  }
  console.log();
}

/** Texts with one character more, or another one. */
function edits(text: string, language: Language): [string, () => string][] {
  const { uniform } = generator(seedOf(language));
  const somewhere = (pattern: RegExp): [number, number] => {
    const found = [...text.matchAll(pattern)];
    const { index = 0, 0: at } = found[Math.floor(uniform() * found.length)] as RegExpMatchArray;
    return [index, index + at.length];
  };
  const digit = (): string => {
    const [, to] = somewhere(/\d+\.\d+/g);
    return `${text.slice(0, to)}${1 + Math.floor(uniform() * 9)}${text.slice(to)}`;
  };
  const operation = (): string => {
    const [from, to] = somewhere(/ \+ (?=b|0)/g);
    return `${text.slice(0, from)} - ${text.slice(to)}`;
  };
  return [
    ["digits", digit],
    ["operations", operation],
    ["a line more", () => text.replace("\n", "\n\n")],
  ];
}

function print(title: string, { front, sweep, shapes, numbers }: Taken): void {
  row([title, front, sweep, shapes, numbers]);
}

/** A file in the engine, without the worker around it. */
class Edited {
  private readonly memory = new ValueMemory(arenaOf(2 ** 28));
  private readonly document: OpenDocument;
  private revision = 0;

  constructor(private readonly language: Language) {
    const files = new DataFiles(() => undefined);
    // MATLAB asks which files lie beside; there are none.
    files.take(filesBeside, new Uint8Array());
    this.document = new OpenDocument(languageSupport(language), language, files);
  }

  run(text: string): Taken {
    this.revision += 1;
    const { language, revision } = this;
    const request = {
      type: "analyse",
      uri: "file:///lines",
      revision,
      language,
      text,
      options: defaultOptions,
    } as const;
    const began = performance.now();
    const steps = analyse({ ...this.document.job(request), now: () => performance.now(), memory: this.memory });
    let first: { readonly analysis: Analysis; readonly at: number } | null = null;
    let step = steps.next();
    for (; !step.done; step = steps.next())
      if (step.value.kind === "analysis") first ??= { analysis: step.value.analysis, at: performance.now() - began };
    this.document.settle(step.value);
    if (!first) throw new Error("no shapes came");
    const { parse, trace, sweep } = first.analysis.elapsed;
    return { front: parse + trace, sweep, shapes: first.at, numbers: performance.now() - began };
  }
}

/** Layers of a network one after the other, written as people do. */
function script(language: Language): string {
  const python = language === "python";
  const out = python
    ? ["import numpy as np", "N, D, H = 8, 6, 5", "X = np.random.randn(N, D)", "h = X @ np.random.randn(D, H)"]
    : ["N = 8; D = 6; H = 5;", "X = randn(N, D);", "h = X * randn(D, H);"];
  for (let k = 1; k <= blocks; k++)
    out.push(
      ...(python
        ? [
            `# block ${k}`,
            `W${k} = np.random.randn(H, H) * 0.1`,
            `b${k} = np.zeros(H) + 0.5`,
            `a${k} = h @ W${k} + b${k}`,
          ]
        : [`% block ${k}`, `W${k} = randn(H, H) * 0.1;`, `b${k} = zeros(1, H) + 0.5;`, `a${k} = h * W${k} + b${k};`]),
      python ? `h = np.tanh(a${k})` : `h = tanh(a${k});`,
      python ? `r${k} = 0.01 * np.sum(W${k} ** 2)` : `r${k} = 0.01 * sum(sum(W${k} .^ 2));`,
    );
  out.push(python ? "c = np.sum(h ** 2) + r1" : "c = sum(sum(h .^ 2)) + r1;");
  return `${out.join("\n")}\n`;
}
