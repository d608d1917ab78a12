// VS Code for the web without a server, as on vscode.dev: a web worker is its one extension host, its workspace is virtual.
import { createReadStream, readFileSync, statSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { root } from "./profile.mjs";
import { vscode } from "./server.mjs";

const types = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".html": "text/html",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".png": "image/png",
};

// code-server ties the page to its server in two places; both are undone while serving.
const patches = [
  [",remoteAuthority:location.host}", ",remoteAuthority:void 0}"],
  [
    "P.file(this.userDataPath).with({scheme:J.vscodeRemote})",
    "P.file(this.userDataPath).with({scheme:J.vscodeUserData})",
  ],
];
const workbench = path.join(vscode, "out/vs/code/browser/workbench/workbench.js");

/** Serves the page, the unpacked `extension` and the project's out/test, where `tests` names the module to run. */
export async function startWeb({ extension, tests }) {
  const patched = patchedWorkbench();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    response.setHeader("access-control-allow-origin", "*"); // webviews live on an opaque origin
    if (pathname === "/") return send(response, ".html", pageText(request.headers.host, tests));
    const file = located(decodeURIComponent(pathname), extension);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    if (file === workbench) return send(response, ".js", patched);
    response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function send(response, extension, text) {
  response.setHeader("content-type", types[extension]).end(text);
}

/** A VSIX holds no tests, so those come from the project. */
function located(pathname, extension) {
  const below = (folder, prefix) => path.join(folder, path.posix.normalize(`/${pathname.slice(prefix.length)}`));
  if (pathname.startsWith("/extension/out/test/")) return below(root, "/extension");
  if (pathname.startsWith("/extension/")) return below(extension, "/extension");
  return below(vscode, "/static");
}

function patchedWorkbench() {
  return patches.reduce(
    (text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`this version of VS Code needs another patch for: ${from}`);
      return text.replace(from, () => to);
    },
    readFileSync(workbench, "utf8"),
  );
}

function pageText(host, tests) {
  const settings = JSON.stringify(configuration(host, tests)).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <meta id="vscode-workbench-web-configuration" data-settings="${settings}">
    <link rel="stylesheet" href="/static/out/vs/code/browser/workbench/workbench.css">
  </head>
  <body></body>
  <script>globalThis._VSCODE_FILE_ROOT = new URL("/static/out/", location.href).href;</script>
  <script type="module" src="/static/out/nls.messages.js"></script>
  <script type="module" src="/static/out/vs/code/browser/workbench/workbench.js"></script>
</html>`;
}

function configuration(host, tests) {
  const here = (place) => ({ scheme: "http", authority: host, path: place });
  return {
    folderUri: { scheme: "tmp", path: "/workspace" },
    userDataPath: "/",
    enableWorkspaceTrust: false,
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    webviewEndpoint: `http://${host}/static/out/vs/workbench/contrib/webview/browser/pre`,
    productConfiguration: { enableTelemetry: false },
    additionalBuiltinExtensions: ["theme-defaults", "theme-seti", "python"].map((name) =>
      here(`/static/extensions/${name}`),
    ),
    developmentOptions: {
      logLevel: 3,
      extensions: [here("/extension/")],
      extensionTestsPath: here(`/extension/out/test/${tests}`),
    },
    configurationDefaults: {
      "files.autoSave": "off",
      "workbench.startupEditor": "none",
      "chat.disableAIFeatures": true,
      "telemetry.telemetryLevel": "off",
    },
  };
}
