/** Where a name that a file does not define may be defined beside it, as its language looks for it. */

import type { Outline } from "../protocol/analysis";
import type { ModelLanguage } from "./language";

/** A file, relative to the model's folder, and what to look for in it; `null` for the file as a whole. */
export interface Elsewhere {
  readonly file: string;
  readonly name: string | null;
}

/** The files that may define what a dotted path means, the likeliest first. */
export function elsewhere(language: ModelLanguage, path: string, { modules }: Pick<Outline, "modules">): Elsewhere[] {
  return language === "matlab" ? matlabFiles(path) : pythonFiles(path, modules);
}

/** The line, from 0, and column on which a text defines a name; `null` where it does not. */
export function definitionIn(
  language: ModelLanguage,
  text: string,
  name: string,
): { line: number; column: number } | null {
  const word = `(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`;
  const pattern =
    language === "matlab"
      ? `^[ \\t]*(?:function|classdef)(?![\\p{L}\\p{N}_])[^\\n%(]*?${word}(?![ \\t]*(?:=|,|\\]))`
      : `^(?:(?:async[ \\t]+)?def|class)[ \\t]+${word}|^${word}(?=[ \\t]*(?::[^\\n=]*)?=(?!=))`;
  const found = new RegExp(pattern, "mu").exec(text);
  if (!found) return null;
  const before = text.slice(0, found.index + found[0].length - name.length).split("\n");
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}

function matlabFiles(path: string): Elsewhere[] {
  const parts = path.split(".");
  const name = parts.at(-1) ?? path;
  const folder = parts
    .slice(0, -1)
    .map((part) => `+${part}/`)
    .join("");
  const files = folder === "" ? [`private/${name}.m`, `${name}.m`] : [`${folder}${name}.m`];
  return files.map((file) => ({ file, name }));
}

function pythonFiles(path: string, modules: Outline["modules"]): Elsewhere[] {
  const [head = "", ...rest] = path.split(".");
  const module = Object.hasOwn(modules, head) ? (modules[head] ?? head) : head;
  const parts = [...module.replace(/^\.+/, "").split("."), ...rest].filter((part) => part !== "");
  const [owner, name] = [parts.slice(0, -1).join("/"), parts.at(-1) ?? ""];
  const whole = parts.join("/");
  const inside = owner === "" ? [] : [`${owner}.py`, `${owner}/__init__.py`].map((file) => ({ file, name }));
  return [...[`${whole}.py`, `${whole}/__init__.py`].map((file) => ({ file, name: null })), ...inside];
}
