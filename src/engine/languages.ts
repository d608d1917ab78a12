/** The languages of model files: how each is parsed and what it means. */

import type { Dialect } from "../lang/common/dialect";
import type { Language, Module } from "../lang/common/tree";
import { matlab } from "../lang/matlab/dialect";
import { MatlabDocument, parseMatlab } from "../lang/matlab/parse";
import { python } from "../lang/python/dialect";
import { PythonDocument, parsePython } from "../lang/python/parse";

/** A text under edit: what an earlier version held need not be parsed again. */
export interface LiveDocument {
  update(text: string): Module;
}

/** A language the engine understands. */
export interface LanguageSupport {
  readonly dialect: Dialect;
  parse(text: string): Module;
  open(): LiveDocument;
}

const supported: Readonly<Record<Language, LanguageSupport>> = {
  matlab: { dialect: matlab, parse: parseMatlab, open: () => new MatlabDocument() },
  python: { dialect: python, parse: parsePython, open: () => new PythonDocument() },
};

/** What is known of a language. */
export function languageSupport(language: Language): LanguageSupport {
  return supported[language];
}
