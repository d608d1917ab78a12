// Builds what is shipped: `node esbuild.mjs [--dev] [--watch] [BUNDLE…]` writes dist/ and the metafiles in out/meta/.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import esbuild from "esbuild";
import { buildGrammar } from "./scripts/grammar.mjs";
import { buildKernels } from "./scripts/kernels.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));

// mathjs is large and slow to load, so it is a file of its own, which a worker loads when src/numeric/mathjs.ts first
// says `import("mathjs")`. One file serves both: Node requires it, a Web Worker takes it with `importScripts`, the one
// way that works from every origin VS Code serves extensions from. VS Code starts Web Workers from a blob, so ours
// reads its own address off a stack trace, once, at its start.
const loadMathjs = {
  node: 'module.exports = require("./mathjs.js");',
  browser: 'importScripts(adjointFolder + "mathjs.js"); module.exports = adjointMathjs;',
};
const ownFolder = 'const adjointFolder = (/[^\\s(@]+\\/(?=worker\\.web\\.js)/.exec(new Error().stack) || ["./"])[0];';
const mathjsApart = (platform) => ({
  name: "mathjs-apart",
  setup: (build) => {
    build.onResolve({ filter: /^mathjs$/ }, () => ({ path: "mathjs", namespace: "loader" }));
    build.onResolve({ filter: /.*/, namespace: "loader" }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /.*/, namespace: "loader" }, () => ({ contents: loadMathjs[platform] }));
  },
});

// KaTeX's style sheet names each font in three formats; every browser VS Code runs in reads the first.
const woff2Only = {
  name: "woff2-only",
  setup: (build) => {
    build.onLoad({ filter: /katex(\.min)?\.css$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\([^)]*\)/g, ""),
      loader: "css",
    }));
  },
};

const node = {
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  plugins: [mathjsApart("node")],
};
const browser = {
  platform: "browser",
  target: "es2022",
  external: ["vscode"],
  define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
};

/** Bundles by name, which is also the name of the file in dist/. */
const bundles = {
  extension: { ...node, entry: "src/vscode/extension.ts" },
  "extension.web": { ...browser, format: "cjs", entry: "src/vscode/extension.web.ts" },
  worker: { ...node, entry: "src/engine/worker.ts" },
  "worker.web": {
    ...browser,
    format: "iife",
    entry: "src/engine/worker.web.ts",
    plugins: [mathjsApart("browser")],
    banner: { js: ownFolder },
  },
  mathjs: {
    ...browser,
    format: "iife",
    globalName: "adjointMathjs",
    entry: "mathjs",
    footer: { js: 'if (typeof module === "object") module.exports = adjointMathjs;' },
  },
  webview: {
    ...browser,
    format: "iife",
    entry: "webview/main.tsx",
    plugins: [woff2Only],
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
  },
  cli: { ...node, entry: "src/cli/main.ts", banner: { js: "#!/usr/bin/env node" } },
};

function options(name, outdir, dev) {
  const { entry, ...settings } = bundles[name];
  return {
    ...settings,
    absWorkingDir: root,
    entryPoints: { [name]: entry },
    outdir,
    bundle: true,
    minify: !dev,
    legalComments: "linked",
    sourcemap: dev ? "linked" : "external",
    metafile: true,
    logLevel: "warning",
  };
}

/** Builds bundles by name; `dev` means not minified. */
export async function build(names = Object.keys(bundles), { outdir = path.join(root, "dist"), dev = false } = {}) {
  await buildGrammar();
  await buildKernels();
  await Promise.all(
    names.map(async (name) => {
      const { metafile } = await esbuild.build(options(name, outdir, dev));
      mkdirSync(path.join(root, "out/meta"), { recursive: true });
      writeFileSync(path.join(root, "out/meta", `${name}.json`), JSON.stringify(metafile));
    }),
  );
  if (names.includes("cli")) chmodSync(path.join(outdir, "cli.js"), 0o755);
}

/** Builds, and builds again whenever a source changes. Grammar and kernels are built once. */
async function watch(names) {
  await buildGrammar();
  await buildKernels();
  for (const name of names) {
    const context = await esbuild.context({ ...options(name, path.join(root, "dist"), true), logLevel: "info" });
    await context.watch();
  }
}

// TODO: until all parts exist.
export function written(names = Object.keys(bundles)) {
  return names.filter((name) => {
    const there = !bundles[name].entry.includes("/") || existsSync(path.join(root, bundles[name].entry));
    if (!there) console.log(`note: ${bundles[name].entry} is not written yet, dist/${name}.js is skipped`);
    return there;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { dev: { type: "boolean" }, watch: { type: "boolean" } },
  });
  const names = written(positionals.length ? positionals : undefined);
  if (!positionals.length) rmSync(path.join(root, "dist"), { recursive: true, force: true });
  await (values.watch ? watch(names) : build(names, { dev: values.dev })).catch((error) => {
    if (!error.errors) throw error;
    process.exit(1); // esbuild has said what is wrong
  });
}
