/** The form an undeclared input is first taken to have, by its name and by how the text uses it. */

import { matlabForm } from "./forms-matlab";
import { pythonForm } from "./forms-python";
import { type Form, shortName } from "./guesses";
import type { Language } from "./tree";

/** The form that name and use suggest; `called` is what the text calls it where that is not its path. `body` is the text of the function without comments. */
export function formOf(path: string, called: string, body: string, language: Language): Form {
  const short = shortName(called);
  return language === "matlab" ? matlabForm(path, short, body) : pythonForm(path, short, body);
}
