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

/** Whether a text deserves the engine's attention unasked: most Python files have nothing to do with arrays. */
export function worthReading(language: ModelLanguage, text: string): boolean {
  return language === "matlab" || /\b(?:numpy|jax|torch|autograd)\b/.test(text);
}
