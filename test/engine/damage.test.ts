/** Damage to whole files: what is cut or half-typed on one line leaves the others as they were. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { sizeOf } from "../../src/core/shape";
import { lineMap } from "../../src/core/span";
import { Healing } from "../../src/engine/healing";
import { type LiveDocument, languageSupport } from "../../src/engine/languages";
import { LastGood } from "../../src/engine/last-good";
import { trace } from "../../src/lang/common/follow";
import { InferenceMemory } from "../../src/lang/common/inference-memory";
import { defaultLimits, type Trace } from "../../src/lang/common/trace";
import type { Language, Module } from "../../src/lang/common/tree";
import { generator, seedOf } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";

const folders = ["media/examples", "test/models/matlab", "test/models/python", "test/models/python-functions"];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(m|py)$/.test(name))
    .map((name) => `${folder}/${name}`),
);
/** Cuts in all files together; more with ADJOINT_CUTS. */
const cuts = Number(process.env.ADJOINT_CUTS ?? 2000);

/** A file under edit: parsed again and again, with what the engine remembers in between. */
class Edited {
  private readonly live: LiveDocument;
  private readonly lastGood = new LastGood();
  private readonly inferred = new InferenceMemory();

  private readonly healing: Healing;

  constructor(private readonly language: Language) {
    const support = languageSupport(language);
    this.live = support.open();
    this.healing = new Healing(language, (text) => support.parse(text));
  }

  follow(text: string): Trace {
    const module = this.healing.heal(this.live.update(text));
    this.lastGood.update(module);
    const followed = followModule(module, this.language, this.lastGood, this.inferred);
    this.lastGood.confirm(followed.bindings);
    return followed;
  }
}

function followModule(module: Module, language: Language, lastGood: LastGood, inferred: InferenceMemory): Trace {
  const values: Values = new Map();
  const support = languageSupport(language);
  const host = {
    evaluate: (node: Parameters<typeof evaluate>[0]) => evaluate(node, catalogue, values),
    file: (path: string) => ({ kind: "missing" as const, why: `there is no ${path}` }),
    lastGood: (...of: Parameters<LastGood["statement"]>) => lastGood.statement(...of),
    lastKnown: (...of: Parameters<LastGood["meaningful"]>) => lastGood.meaningful(...of),
    parse: (text: string) => support.parse(text),
  };
  const options = { entry: null, sizes: {}, values: new Map(), seed: 1, limits: defaultLimits };
  return trace(module, support.dialect, catalogue, host, options, inferred);
}

/** Size and state of each name by line, in the last pass; names in calls come and go with the calls. */
function shapes({ bindings, module }: Trace): Map<string, { readonly shape: string | null; readonly live: boolean }> {
  const lines = lineMap(module.text);
  return new Map(
    bindings
      .filter(({ frames }) => frames.length === 0)
      .map((b) => [
        `${lines.position(b.span.from).line} ${b.name}`,
        { shape: b.node ? sizeOf(b.node.shape).join("×") : null, live: b.state === "live" },
      ]),
  );
}

describe("damage to whole files", () => {
  const each = Math.ceil(cuts / files.length);
  const [kept, all] = [counts(), counts()];

  for (const file of files) {
    const language: Language = file.endsWith(".m") ? "matlab" : "python";
    const text = readFileSync(file, "utf8");

    it(`${file}, ${each} cuts`, () => {
      const whole = shapes(new Edited(language).follow(text));
      const { uniform } = generator(seedOf(file));
      const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
      for (let i = 0; i < each; i++) {
        const { from, to, line } = i % 4 === 3 ? lineIn(text, starts, uniform) : cutIn(text, starts, uniform);
        const lost = text.slice(from, to).includes("\n") ? 1 : 0;
        const damaged = text.slice(0, from) + text.slice(to);
        const edited = new Edited(language);
        edited.follow(text);
        const after = edited.follow(damaged);
        const found = shapes(after);
        const broken = after.module.problems.length > 0;
        for (const [key, { shape }] of whole) {
          if (shape === null || key.startsWith(`${line} `)) continue;
          const [at = "", name] = key.split(" ");
          const now = found.get(`${Number(at) > line ? Number(at) - lost : at} ${name}`);
          all[language] += 1;
          if (now?.shape === shape) kept[language] += 1;
          // Beside a line that does not parse, what is shown as live is what it was.
          const said = `${file}: without "${text.slice(from, to)}" on line ${line}, ${key} is ${now?.shape}, not ${shape}`;
          if (broken && now?.live && now.shape !== null) assert.equal(now.shape, shape, said);
        }
      }
    }).timeout(60_000);
  }

  for (const language of ["matlab", "python"] as const) {
    it(`keeps at least 90 % of the shapes on the other lines, ${language}`, () => {
      assert.ok(kept[language] >= 0.9 * all[language], `${kept[language]} of ${all[language]} shapes were kept`);
    });
  }
});

describe("ends of lines typed anew, key by key", () => {
  const [kept, all] = [counts(), counts()];

  for (const file of files.filter((_, i) => i % 4 === 0)) {
    const language: Language = file.endsWith(".m") ? "matlab" : "python";

    it(file, () => {
      const text = readFileSync(file, "utf8");
      const lines = text.split("\n");
      const { uniform } = generator(seedOf(file));
      const written = lines.flatMap((line, i) => (/\S/.test(line) && !/^\s*[%#]/.test(line) ? [i] : []));
      const edited = new Edited(language);
      const whole = shapes(edited.follow(text));
      for (let turn = 0; turn < 3; turn++) {
        const at = written[Math.floor(uniform() * written.length)] ?? 0;
        const line = lines[at] ?? "";
        const indent = line.length - line.trimStart().length;
        for (let to = indent + 1 + Math.floor(uniform() * (line.length - indent - 1)); to <= line.length; to++) {
          const found = shapes(
            edited.follow([...lines.slice(0, at), line.slice(0, to), ...lines.slice(at + 1)].join("\n")),
          );
          for (const [key, { shape }] of whole) {
            if (shape === null || key.startsWith(`${at + 1} `)) continue;
            all[language] += 1;
            if (found.get(key)?.shape === shape) kept[language] += 1;
            else if (to === line.length)
              assert.fail(`${key} is ${found.get(key)?.shape}, not ${shape}, with all of it back`);
          }
        }
      }
    }).timeout(60_000);
  }

  for (const language of ["matlab", "python"] as const) {
    it(`keep at least 85 % of the shapes on the other lines, ${language}`, () => {
      assert.ok(kept[language] >= 0.85 * all[language], `${kept[language]} of ${all[language]} shapes were kept`);
    });
  }
});

function counts(): Record<Language, number> {
  return { matlab: 0, python: 0 };
}

/** A whole line that holds something. */
function lineIn(text: string, starts: readonly number[], uniform: () => number) {
  for (;;) {
    const line = Math.floor(uniform() * starts.length);
    const [from, to] = [starts[line] ?? 0, starts[line + 1] ?? text.length];
    if (text.slice(from, to).trim() !== "") return { from, to, line: line + 1 };
  }
}

/** Up to 12 characters of one line, which hold something. */
function cutIn(text: string, starts: readonly number[], uniform: () => number) {
  for (;;) {
    const from = Math.floor(uniform() * text.length);
    const line = starts.findLastIndex((start) => start <= from);
    const end = (starts[line + 1] ?? text.length) - 1;
    const to = Math.min(end, from + 1 + Math.floor(uniform() * 12));
    if (to > from && text.slice(from, to).trim() !== "") return { from, to, line: line + 1 };
  }
}
