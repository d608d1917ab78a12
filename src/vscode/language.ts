/** Which documents may be models, decided by language and, for Python, by a glance at the text. */

/** The two languages the engine reads. */
export type ModelLanguage = "matlab" | "python";

const languageOf: Readonly<Record<string, ModelLanguage>> = { matlab: "matlab", octave: "matlab", python: "python" };

/** Ids of the editor languages that may hold a model. */
export const languageIds: readonly string[] = Object.keys(languageOf);

/** Documents that are views of something else: other revisions, logs; and notebook cells, which are no file on their own. */
const foreignSchemes: readonly string[] = ["git", "gitfs", "output", "vscode-notebook-cell", "vscode-scm", "comment"];

/** The language of a document that may be a model, else `null`. */
export function modelLanguage(document: {
  readonly languageId: string;
  readonly scheme: string;
}): ModelLanguage | null {
  if (foreignSchemes.includes(document.scheme)) return null;
  return languageOf[document.languageId] ?? null;
}

const keywords: Readonly<Record<ModelLanguage, ReadonlySet<string>>> = {
  python: words(
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
      "import in is lambda nonlocal not or pass raise return try while with yield",
  ),
  matlab: words(
    "break case catch classdef continue do else elseif end endclassdef endfor endfunction endif endswitch endwhile " +
      "enumeration events for function global if methods otherwise parfor persistent properties return spmd switch try " +
      "until unwind_protect unwind_protect_cleanup end_unwind_protect end_try_catch while",
  ),
};

/** Whether a language takes a text as the name of a value. */
export function isName(language: ModelLanguage, text: string): boolean {
  const pattern = language === "matlab" ? /^[A-Za-z]\w*$/ : /^[\p{ID_Start}_]\p{ID_Continue}*$/u;
  return pattern.test(text) && !keywords[language].has(text);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** Whether a text deserves the engine's attention unasked: most Python files have nothing to do with arrays. */
export function worthReading(language: ModelLanguage, text: string): boolean {
  return language === "matlab" || /\b(?:numpy|jax|torch|autograd)\b/.test(text);
}
