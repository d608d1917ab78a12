/** The form of an undeclared input of a MATLAB function, by its name and by how the text uses it. */

import { type Form, familyOf, isData, rankForms, scalars, wholes } from "./guesses";

/** The form of the input at `path`, which is called `short` there. */
export function matlabForm(path: string, short: string, body: string): Form {
  const use = useOf(path, body);
  if (use.called) return "unknown";
  if (use.rank !== null) return use.rank;
  if (use.count && !use.indexed) return "whole";
  if (wholes.test(short) && !use.indexed && (short.length > 1 || use.size)) return "whole";
  if (use.coefficients) return "vector";
  // What is measured of a state: `A - L*C`.
  if (short === "C" && /\bA\b/.test(body)) return "matrix";
  if (use.picks) return "vector";
  if (scalars.test(short.replace(/^(?:log|ln)_?(?=\w)/, "")) && !use.indexed && !use.sized && !use.stretched)
    return "scalar";
  const weights = familyOf(path) !== path && /^(?:w|theta)$/.test(short);
  return weights || matrices.test(short) || /^[A-Z]/.test(short) ? "matrix" : "vector";
}

/** Lower-case names of matrices. */
const matrices = /^(?:data|patches|images?|features|inputs?|train\w*|samples|groundTruth|params|weights|w\d+)$/;

/** Names of functions that are handed over. */
const functions = /^(?:J|[fF]|fun|func|fn|fcn|cost[fF]un\w*|obj[fF]un\w*|objective)$/;

interface Use {
  readonly rank: Form | null;
  readonly indexed: boolean;
  readonly called: boolean;
  /** Entries of others are taken where it is something: `X(t == 1, :)`. */
  readonly picks: boolean;
  /** It stands where sizes stand. */
  readonly size: boolean;
  /** It is, as it is, an argument that can only be a size. */
  readonly count: boolean;
  /** The data is multiplied with it: `X*beta`. */
  readonly coefficients: boolean;
  /** It is stretched over a larger array. */
  readonly stretched: boolean;
  /** The text asks how many entries it has, or takes it for more than one. */
  readonly sized: boolean;
}

/** How a name is used, as far as the text shows without following it. */
function useOf(name: string, body: string): Use {
  if (!/^\w+(?:\.\w+)*$/.test(name))
    return {
      rank: null,
      indexed: false,
      called: false,
      picks: false,
      size: false,
      count: false,
      coefficients: false,
      stretched: false,
      sized: false,
    };
  const has = (pattern: string) => new RegExp(pattern).test(body);
  const word = `(?<![\\w.])${name.replace(/\./g, "\\.")}(?!\\w)`;
  // A matrix goes one way forwards and the other way back: `A*x`, `A'*r`.
  const both = has(`${word}\\s*\\*`) && has(`${word}'\\s*\\*`);
  const two = has(`${word}\\s*\\(\\s*(?:[^(),]|\\([^()]*\\))+,(?:[^()]|\\([^()]*\\))+\\)`);
  const asked =
    has(`\\[[^\\]=]*\\]\\s*=\\s*size\\s*\\(\\s*${name}\\s*\\)`) || has(`size\\s*\\(\\s*${name}\\s*,\\s*2\\s*\\)`);
  // So many blocks of entries: `numel(U)/m`.
  const blocks = has(`=\\s*(?:length|numel)\\s*\\(\\s*${name}\\s*\\)\\s*/`);
  const long = blocks || (has(`(?:length|numel)\\s*\\(\\s*${name}\\s*\\)`) && /^[a-z]/.test(name));
  const axes = axesUsed(name, body);
  const rows = has(`size\\s*\\(\\s*${name}\\s*,\\s*1\\s*\\)`) && (isData(name) || has(`${word}\\s*\\*\\s*[A-Z]`));
  const along = rows || has(`\\b(?:sum|mean|std|var)\\s*\\(\\s*${name}\\s*,\\s*[12]\\s*\\)`);
  const part = "(?:[^()]|\\([^()]*\\))*";
  return {
    rank:
      has(`\\brepmat\\s*\\(\\s*${name}\\s*,${part},\\s*1\\s*\\)`) && /^[a-z]/.test(name)
        ? "row"
        : ((axes > 2 ? rankForms[axes] : null) ?? (two || asked || along || both ? "matrix" : long ? "vector" : null)),
    indexed: has(`${word}\\s*\\(`) || has(`${word}'`),
    size:
      has(`\\b(?:zeros|ones|eye|randn?|cell)\\s*\\(.*${word}`) ||
      has(`\\b(?:reshape|repmat)\\s*\\([^,]*,.*${word}`) ||
      has(`:\\s*${word}`) ||
      has(`/\\s*${word}`),
    count:
      has(`\\b(?:zeros|ones|eye|randn?|cell)\\s*\\((?:${part},)?\\s*${name}\\s*(?:[-+]\\s*\\d+\\s*)?[,)]`) ||
      has(`\\b(?:reshape|repmat)\\s*\\(${part},\\s*${name}\\s*[,)]`),
    coefficients: /^[a-z]/.test(name) && has(`\\bX\\w*\\s*\\*\\s*${name}(?!\\w)`),
    stretched: has(`\\bbsxfun\\s*\\(\\s*@\\w+\\s*,(?:${part},)?\\s*${name}\\s*[,)]`),
    sized: has(`\\b(?:size|numel|length|diag|sum|mean)\\s*\\(\\s*${name}\\s*[,)]`),
    picks: has(`(?<!\\b(?:if|while|elseif|not))\\b\\(\\s*${name}\\s*[=~!]=`),
    called:
      has(`(?:feval|arrayfun|cellfun)\\s*\\(\\s*${name}\\s*,`) ||
      // Called `f`, and asked for nothing but what stands a step away: `J(theta + perturb)`.
      (functions.test(name) &&
        !has(`${word}(?!\\s*\\()`) &&
        has(`${word}\\s*\\(${part}[a-zA-Z_]\\w*\\s*[-+]\\s*[a-zA-Z_]`)),
  };
}

/** The most axes of which the text takes positions, as in `X(:, :, k)`, or asks the size, as in `size(X, 3)`. */
function axesUsed(name: string, body: string): number {
  const word = `(?<![\\w.])${name}`;
  const asked = [...body.matchAll(new RegExp(`size\\s*\\(\\s*${name}\\s*,\\s*(\\d)\\s*\\)`, "g"))].map((m) =>
    Number(m[1]),
  );
  const part = "(?:[^(),;]|\\([^()]*\\))+";
  const taken = [...body.matchAll(new RegExp(`${word}\\s*\\((${part}(?:,${part})+)\\)`, "g"))].map(
    (m) => (m[1] ?? "").replace(/\([^()]*\)/g, "").split(",").length,
  );
  return Math.max(0, ...asked, ...taken);
}
