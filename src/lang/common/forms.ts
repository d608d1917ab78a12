/** The form an undeclared input is first taken to have, by its name and by how the text uses it. */

import { matlabForm } from "./forms-matlab";
import { pythonForm } from "./forms-python";
import { type Form, familyOf } from "./guesses";
import type { Language } from "./tree";

/** The form that name and use suggest; `called` is what the text calls it where that is not its path. `body` is the text of the function without comments. */
export function formOf(path: string, called: string, body: string, language: Language): Form {
  const short = familyOf(called)
    .replace(/^.*[.\]"'[]+(?=\w)/, "")
    .replace(/\W+$/, "");
  return language === "matlab" ? matlabForm(path, short, body) : pythonForm(path, short, body);
}

/** Names of sizes: `n_hid`, `num_labels`, `hiddenSize`, `N`. */
export const wholes =
  /^(?:n|m|k|d|N|M|T|(?:n|num|nb|no)_?[A-Z_]\w*|n_\w+|num[a-z_]\w*|\w*(?:_size|Size|_dim|Dim|Classes|_classes|_labels|_num|_count)|\w*(?:iters?|iterations|epochs|steps)|seed|stride|pad|padding)$/;

/** Names of single real numbers: `lambda`, `alpha`, `eta`, `reg`. */
export const scalars =
  /^(?:lambda(?!s$)\w*|lam\d?|lmbda|l[12]|alpha|beta\d?|gamma|gam|eta|lr|reg\w*|rho|ridge|loading|eps(?:ilon|l|[A-Z]\w*)?|tol|d[trxyz]|tau|sigma\w*|sn2?|sf2?|sig\w{0,2}|phi|omega|zeta|rate|coeff?|\w+_coeff?|log_?(?:ls|ell|var|noise|sigma|std|sf|sn|tau|lik\w*|scale|alpha)|temperature|s2|ell|step|step_?size|learning_?rate|momentum|wd|\w*decay|sparsity\w*|thresh\w*|temp\w*|delta|kappa|C|t|dropout|scale|margin|discount|penalty|\w+_id|pad_\w+|ignore_index|mu|nu)$/;

/** The forms of arrays with so many axes. */
export const rankForms: readonly (Form | undefined)[] = ["scalar", "vector", "matrix", "tensor3", "tensor4"];
