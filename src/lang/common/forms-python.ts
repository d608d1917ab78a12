/** The form of an undeclared input of a NumPy function, by its name and by how the text uses it. */

import { type Form, isBias, isData, rankForms, scalars, unpackedRank, wholes } from "./guesses";

/** The form of the input at `path`, which is called `short` there. */
export function pythonForm(path: string, short: string, body: string): Form {
  const use = useOf(/^\w+$/.test(path) ? path : short, body);
  if (use.called) return "unknown";
  if (use.rank !== null) return use.rank;
  if (isParallel(path, body)) return "vector";
  if (use.positions)
    return single.test(short) && !use.long && !use.indexed && !isBesideRows(path, body) ? "scalar" : "vector";
  if (wholes.test(short) && !use.indexed && !use.reduced && (short.length > 1 || use.size)) return "whole";
  // Noise is called like the small number that keeps quotients finite, but it is a factor.
  const isNoise = /^eps(?:ilon)?$/.test(short) && /[A-Za-z_\])]\w*\s*\*\s*eps(?:ilon)?\b/.test(body);
  if (
    scalars.test(short.replace(/^(?:log|ln)_?(?=\w)/, "")) &&
    !use.indexed &&
    !use.product &&
    !use.reduced &&
    !isNoise
  )
    return isPerFeature(short, body) ? "vector" : "scalar";
  if (use.turned || isTurnedLayer(short, body)) return "matrix";
  if (isBias(short) || use.added || use.squared || use.multiplied || use.long) return "vector";
  if (several.test(short) && use.picked) return "matrix";
  const capital = /^[A-Z]/.test(short);
  if (use.divides && !use.indexed && !use.product && (capital || short.length === 1) && !isData(short)) return "scalar";
  if (use.picked && !use.product) return "vector";
  // What things are at the start.
  if (/^[CEINTU]0$/.test(short) && !use.product && !use.indexed) return "vector";
  if (capital) return "matrix";
  // What scores are taken with, `np.tanh(…) @ v`; in attention v are the values.
  if (/^[uv]$/.test(short) && use.product && !use.leads && !use.indexed && !/\b(?:q|k|query|key)\b/.test(body))
    return "vector";
  if (use.leads && short.length > 2 && !vectors.test(short)) return "matrix";
  return matrices.test(short) && !(short.length === 1 && /[fghkquvwz]/.test(short) && !use.product)
    ? "matrix"
    : "vector";
}

/** Whether it selects one entry of every row: `scores[np.arange(N), y]`. */
function isBesideRows(name: string, body: string): boolean {
  return /^\w+$/.test(name) && new RegExp(`range\\([^\\[\\]]*\\)\\s*,\\s*${name}\\s*\\]`).test(body);
}

/** Whether another layer of the same name is transposed: `syn1.T` for `syn0`. */
function isTurnedLayer(name: string, body: string): boolean {
  const stem = /^([A-Za-z_]{2,})\d$/.exec(name)?.[1];
  return stem !== undefined && new RegExp(`(?<![\\w.])${stem}\\d\\.T\\b`).test(body);
}

/** Whether a loop takes entries one by one, side by side with others that select: `for u, i, r in zip(users, items, ratings)`. */
function isParallel(name: string, body: string): boolean {
  if (!/^\w+$/.test(name)) return false;
  return zips(body).some(
    ({ targets, args }) =>
      args.includes(name) && targets.some((v) => new RegExp(`\\[(?:[^\\[\\]]*,)?\\s*${v}\\s*[\\],]`).test(body)),
  );
}

/** The loops over several things at once: the names of items and what they are items of. */
function zips(body: string): { targets: readonly string[]; args: readonly string[] }[] {
  const part = "(?:[^()]|\\([^()]*\\))*";
  const zipped = new RegExp(`for\\s+([^:\\n]+?)\\s+in\\s+(?:\\w+\\()*zip\\((${part})\\)`, "g");
  return [...body.matchAll(zipped)].map(([, targets = "", args = ""]) => ({
    targets: targets
      .replace(/^\w+\s*,\s*\(|[()]/g, "")
      .split(/\s*,\s*/)
      .map((v) => v.trim()),
    args: args.split(/,(?![^([]*[)\]])/).map((a) => a.trim()),
  }));
}

/** What the text calls the items of a list of arrays: `W` of `for W, b in zip(Ws, bs)`; `null` for what is no such list. */
export function itemName(name: string, body: string): string | null {
  if (!lists.test(name)) return null;
  const word = `(?<![\\w.])${name}(?!\\w)`;
  const has = (pattern: string) => new RegExp(pattern).test(body);
  for (const { targets, args } of zips(body)) {
    const at = args.findIndex((a) => new RegExp(`^(?:reversed\\()?${word}`).test(a));
    if (at >= 0) return targets[at] ?? singular(name);
  }
  const each = new RegExp(`for\\s+([^:\\n]+?)\\s+in\\s+(?:enumerate\\(|reversed\\()?${word}\\s*[:)\\]\\[]`).exec(
    body,
  )?.[1];
  if (each) return /[(,]/.test(each) ? singular(name) : each;
  const taken = has(`${word}\\[(?:[a-z]|-1|:-1|[a-z] ?[-+] ?1)\\]`) || has(`\\blen\\(\\s*${name}\\s*\\)`);
  return taken && !/^(?:params|theta)$/.test(name) && !has(`${word}\\s*[*+/@]|[\\w)\\]]\\s*[*/@]\\s*${word}`)
    ? singular(name)
    : null;
}

function singular(name: string): string {
  return { weights: "W", biases: "b" }[name] ?? (name.replace(/(?<=\w)s$|_?[lL]ist$/, "") || name);
}

/** Names of lists of arrays. */
const lists =
  /^(?:weights|biases|[WbUVA]s|layers|params|thetas|Thetas|kernels|mats|matrices|nets|factors|\w+_nets|\w+_layers|\w+_?[lL]ist)$/;

/** Names of single positions. */
const single = /^(?:label|word|action|token|\w*[wW]ord(?:Idx|_idx|Index)?)$/;

/** Names of which there is one for every feature: scale and shift come in pairs. */
function isPerFeature(name: string, body: string): boolean {
  const other = { gamma: /\+\s*(?:beta|shift)\b/, beta: /\b(?:gamma|scale|g)\b[^\n]*\+\s*beta\b/ }[name];
  return other ? other.test(body) : /^(?:mu|scale)$/.test(name);
}

/** Names of many vectors: an item of them is one. */
const several =
  /^(?:mus|means|centers|centroids|clusters|prototypes|codebook|\w*(?:[vV]ecs|[vV]ectors|[eE]mbeddings)|emb\w*|points\w*|pts\w*|landmarks|masks|states|obs\w*|meas\w*|frames|samples|x|xs|data|images|patches|\w*feat\w*)$/;

/** Names of vectors that stand in front of what they are multiplied with. */
const vectors =
  /^(?:y\w*|beta|theta|alpha|coefs?|weights?|probs?|prices?|costs?|\w+_(?:costs?|prices?|probs?)|ones)\d?$/;

/** Names of matrices in small letters. */
const matrices =
  /^(?:x[a-z]{0,2}|x[1-9]|x_\w+|\w*data\w*|im(?:g|age)s?|pixels|pred\w*|inputs?|in_\w+|patches|\w*feat\w*|samples|points\w*|pts\w*|adj\w*|trans\w*|emi\w*|\w*emb\w*|w[1-9]|w_(?!old|new|prev|init|opt|star|true|ref)\w+|(?!l[12])\w+_w|dout|upstream|noise|w[A-Z]\w*|w[pt]e|weights\w*|kernels?|filters?|cov\w*|dist\w*|gram|grid|\w*logits|scores|sent\w*|edges?|edge_\w+|pairs|\w+_pairs|captions|seq\w*|docs?|words|states?|\w*_?obs?\w{0,9}|meas\w*|src|traj\w*|centers|centroids|means|mus|masks?|keep|frames?|batch\w*|users|items|ratings|anchors?|positives?|negatives?|queries|keys|\w*[a-z]vecs|\w*[vV]ectors|[fghkquvwz])$/;

interface Use {
  readonly rank: Form | null;
  readonly indexed: boolean;
  readonly turned: boolean;
  readonly called: boolean;
  /** Its entries select entries of others. */
  readonly positions: boolean;
  /** A name in small letters that a matrix in capitals is multiplied with. */
  readonly multiplied: boolean;
  /** Its product with itself is taken, or that with a matrix and another vector. */
  readonly squared: boolean;
  /** It is added to a product, as biases are. */
  readonly added: boolean;
  /** Single items of it are taken. */
  readonly picked: boolean;
  /** It is an operand of a matrix product. */
  readonly product: boolean;
  /** It is the left operand of one. */
  readonly leads: boolean;
  /** It divides or is divided. */
  readonly divides: boolean;
  /** Sums or means along an axis of it are taken. */
  readonly reduced: boolean;
  /** It stands where sizes stand. */
  readonly size: boolean;
  /** The text asks how long it is. */
  readonly long: boolean;
}

const none: Use = {
  ...{ rank: null, indexed: false, turned: false, called: false, positions: false, multiplied: false },
  ...{
    squared: false,
    added: false,
    picked: false,
    product: false,
    leads: false,
    divides: false,
    reduced: false,
    size: false,
    long: false,
  },
};

/** How a name is used, as far as the text shows without following it. */
function useOf(name: string, body: string): Use {
  if (!/^\w+$/.test(name)) return none;
  const has = (pattern: string) => new RegExp(pattern).test(body);
  const word = `(?<![\\w.])${name}(?!\\w)`;
  const small = /^[a-z]/.test(name) && !isData(name);
  const rank = unpackedRank(name, body);
  const axis = Math.max(
    -1,
    ...[...body.matchAll(new RegExp(`${word}\\.shape\\s*\\[\\s*(\\d)\\s*\\]`, "g"))].map((m) => Number(m[1])),
  );
  const product = `(?:@\\s*[\\w.\\]["']+|(?:dot|matmul|einsum)\\s*\\([^()]*\\))`;
  const item = "[^\\[\\],:]*(?:\\[[^\\[\\],:]*\\])?[^\\[\\],:]*";
  const turned = has(`${word}\\.T\\b`) || has(`${word}\\s*\\[[^\\[\\]]*,[^\\[\\]]*\\]`);
  return {
    rank: rank > 0 ? (rankForms[rank] ?? null) : axis >= 1 ? (rankForms[axis + 1] ?? null) : indexedForm(word, body),
    long: small && !several.test(name) && !/^adj|^dist|^cov/.test(name) && has(`\\blen\\s*\\(\\s*${name}\\s*\\)`),
    indexed: has(`${word}\\s*\\[`) || has(`${word}\\.(?:shape|T|dot)\\b`),
    positions:
      !turned &&
      has(`[\\w\\]]\\[\\s*(?:[^\\[\\]]*,\\s*)?${name}(?:\\[\\w+\\])?\\s*\\]`) &&
      !has(`${word}\\s*[-+*/@]|[-+*/@]\\s*${word}`),
    picked: small && has(`${word}\\[${item}\\]`) && !has(`${word}\\[['"]`),
    product: has(`${word}\\s*@|@\\s*${word}|${word}\\.dot\\b|\\b(?:dot|matmul)\\s*\\([^()]*${word}`),
    leads: has(`${word}\\s*@|${word}\\.dot\\b|\\b(?:dot|matmul)\\s*\\(\\s*${word}\\s*,`),
    divides: has(`/\\s*${word}(?!\\s*\\[)`) || (/^[A-Z]$/.test(name) && has(`${word}\\s*/`)),
    reduced: has(`\\(\\s*${name}\\s*,\\s*axis\\s*=`) || has(`${word}\\.(?:mean|std|sum|var|min|max)\\(`),
    turned,
    called: has(`${word}\\s*\\(`),
    multiplied: small && has(`\\b[A-Z]\\w*\\s*(?:@\\s*|\\.dot\\()${word}`),
    squared:
      small &&
      (has(`${word}\\s*@\\s*\\w+(?:\\.T)?\\s*@\\s*(?!w)[a-z]\\w*(?![\\w.\\[(])`) ||
        has(`${word}\\s*@\\s*${name}(?![\\w.\\[])`) ||
        has(`${word}\\.dot\\(\\s*${name}\\s*\\)`) ||
        has(`\\bdot\\(\\s*${name}\\s*,\\s*${name}\\s*\\)`)),
    added: small && has(`${product}\\s*\\+\\s*${name}(?![\\w.\\[]|\\s*[*@/])`),
    size:
      has(`\\b(?:zeros|ones|eye|randn?|empty|full|arange|range|linspace)\\s*\\(.*${word}`) ||
      has(`\\.reshape\\s*\\(.*${word}|\\breshape\\s*\\([^,]*,.*${word}`) ||
      has(`:\\s*${word}`) ||
      has(`/\\s*${word}`),
  };
}

/** The form of what is indexed with new axes, which nobody does without counting the old ones, or with three indices or more. */
function indexedForm(word: string, body: string): Form | null {
  for (const [, inside = ""] of body.matchAll(new RegExp(`${word}\\[((?:[^\\[\\]]|\\[[^\\[\\]]*\\])*)\\]`, "g"))) {
    const parts = inside.split(/,(?![^([]*[)\]])/).map((part) => part.trim());
    const old = parts.filter((part) => part !== "" && !/^(?:None|(?:np\.|numpy\.)?newaxis)$/.test(part)).length;
    if (parts.includes("...") || old === 0) continue;
    if (old < parts.filter((part) => part !== "").length || old > 2) return rankForms[old] ?? null;
  }
  return null;
}
