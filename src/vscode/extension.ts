/** The extension in a Node host: desktop VS Code, and servers that VS Code connects to. */

import "./started"; // first, or the time to load the rest is not measured

import { Worker } from "node:worker_threads";
import * as vscode from "vscode";
import type { WorkerPort } from "../protocol/client";
import type { WireReply } from "../protocol/wire";
import type { Api } from "./api";
import { start } from "./main";
import { loaded } from "./started";

// Evaluated after all imports: the bundle is loaded.
const loadingMs = loaded();

/** What one analysis makes lives until the next: collected as young it costs nothing, copied to the old generation it does. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };

/** Called by VS Code. */
export function activate(context: vscode.ExtensionContext): Api {
  const file = vscode.Uri.joinPath(context.extensionUri, "dist", "worker.js").fsPath;
  return start(context, {
    kind: "node",
    loadingMs,
    startWorker: async (log) => threadPort(new Worker(file, { stdout: true, stderr: true, resourceLimits }), log),
  });
}

function threadPort(worker: Worker, log: vscode.LogOutputChannel): WorkerPort {
  for (const stream of [worker.stdout, worker.stderr])
    stream.on("data", (text) => log.warn(`engine: ${String(text).trimEnd()}`));
  return {
    post: (request) => worker.postMessage(request),
    onMessage: (listener) => void worker.on("message", (reply: WireReply) => listener(reply)),
    onExit: (listener) => {
      worker.on("error", (error) => listener(error instanceof Error ? (error.stack ?? error.message) : String(error)));
      worker.on("exit", (code) => listener(`exit code ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
