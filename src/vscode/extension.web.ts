/** The extension in a web worker host: VS Code in the browser. */

import "./started"; // first, or the time to load the rest is not measured

import * as vscode from "vscode";
import type { WorkerPort } from "../protocol/client";
import type { WireReply } from "../protocol/wire";
import type { Api } from "./api";
import { start } from "./main";
import { loaded } from "./started";

// Evaluated after all imports: the bundle is loaded.
const loadingMs = loaded();

/** Called by VS Code. */
export function activate(context: vscode.ExtensionContext): Api {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "worker.web.js");
  return start(context, {
    kind: "web",
    loadingMs,
    startWorker: async () => webPort(new Worker(await address(script), { name: "adjoint engine" })),
  });
}

/**
 * VS Code's web host wraps `Worker` so that any address a browser can load will do (also from another origin), but it
 * refuses those of a remote. Of these we read the text, which VS Code fetches for us, and make an address of our own.
 */
async function address(script: vscode.Uri): Promise<string> {
  if (script.scheme === "http" || script.scheme === "https" || script.scheme === "file") return script.toString(true);
  const text = await vscode.workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([text as Uint8Array<ArrayBuffer>], { type: "application/javascript" }));
}

function webPort(worker: Worker): WorkerPort {
  return {
    post: (request) => worker.postMessage(request),
    onMessage: (listener) =>
      worker.addEventListener("message", (event: MessageEvent<WireReply>) => listener(event.data)),
    onExit: (listener) =>
      worker.addEventListener("error", (event) => {
        // Left alone, an error in a nested worker brings the whole extension host down.
        event.preventDefault();
        listener(event.message || "its code could not be loaded");
      }),
    terminate: () => worker.terminate(),
  };
}
