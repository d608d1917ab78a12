/** Puts the extension together; the same in every host, which brings the way to start a worker. */

import * as vscode from "vscode";
import { EngineClient, type WorkerPort } from "../protocol/client";
import type { Api } from "./api";
import { registerCommands } from "./commands";
import { Documents } from "./documents";
import { languageIds } from "./language";
import { LanguageFeatures } from "./language-features";
import { Library } from "./library";
import { Links } from "./panel/links";
import { Panel } from "./panel/panel";
import { notebookProgram, programOf } from "./program";
import { costAction } from "./providers/cost-action";
import { Diagnostics } from "./providers/diagnostics";
import { hoverProvider } from "./providers/hover";
import { Lenses } from "./providers/lenses";
import { quickFixes } from "./providers/quick-fixes";
import { statusItem } from "./providers/status-item";

/** What differs between the hosts. */
export interface Host {
  readonly kind: "node" | "web";
  /** How long the bundle took to load, without the time VS Code then let pass. */
  readonly loadingMs: number;
  startWorker(log: vscode.LogOutputChannel): Promise<WorkerPort>;
}

/** Registers everything; the worker starts with the first model document. */
export function start(context: vscode.ExtensionContext, host: Host): Api {
  const began = performance.now();
  const log = vscode.window.createOutputChannel("Adjoint", { log: true });
  const documents = new Documents(log);
  const client = new EngineClient(() => host.startWorker(log), documents.listener);
  const panel = new Panel(context.extensionUri, documents, client);
  const diagnostics = new Diagnostics(documents);
  const selector = [...languageIds];
  const lenses = new Lenses(documents);
  context.subscriptions.push(
    log,
    { dispose: () => client.dispose() },
    documents,
    panel,
    new Links(panel, documents),
    diagnostics,
    statusItem(documents, client),
    registerCommands({ extensionUri: context.extensionUri, documents, panel, client, log }),
    vscode.languages.registerHoverProvider(selector, hoverProvider(documents)),
    vscode.languages.registerCodeActionsProvider(selector, quickFixes(documents, diagnostics), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.languages.registerCodeActionsProvider(selector, costAction(documents), {
      providedCodeActionKinds: [vscode.CodeActionKind.Empty],
    }),
    lenses,
    vscode.languages.registerCodeLensProvider(selector, lenses),
    new LanguageFeatures(documents, new Library(client)),
    contextKeys(documents),
  );
  // The first look at the open documents, and all that follows from it, is not part of starting up.
  setTimeout(() => {
    documents.connect(client);
    panel.settle();
    panel.follow();
  });
  const activatedInMs = host.loadingMs + performance.now() - began;
  log.info(`activated in ${activatedInMs.toFixed(1)} ms (${host.kind} host)`);
  return api(host, activatedInMs, documents, panel, client);
}

function contextKeys(documents: Documents): vscode.Disposable {
  const set = (key: string, value: boolean) => void vscode.commands.executeCommand("setContext", key, value);
  const isModel = () => {
    const document = vscode.window.activeTextEditor?.document;
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const program = (document && programOf(document)) ?? (notebook && notebookProgram(notebook));
    set("adjoint.isModel", Boolean(program));
  };
  const paused = () => set("adjoint.paused", documents.paused);
  isModel();
  paused();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(isModel),
    vscode.window.onDidChangeActiveNotebookEditor(isModel),
    vscode.workspace.onDidOpenTextDocument(isModel),
    documents.onDidChange((model) => model === null && paused()),
  );
}

function api(host: Host, activatedInMs: number, documents: Documents, panel: Panel, client: EngineClient): Api {
  const settled = new vscode.EventEmitter<NonNullable<ReturnType<Api["analysis"]>>>();
  documents.onDidAnalyse((model) => model.analysis && settled.fire(model.analysis));
  return {
    host: host.kind,
    activatedInMs,
    analysis: (uri) => documents.get(uri)?.analysis ?? null,
    settled: (uri) => documents.get(uri)?.pending === false,
    onDidAnalyse: settled.event,
    checks: (uri) => documents.get(uri)?.checks ?? null,
    ask: async (uri, question) => {
      const model = documents.get(uri);
      return model ? documents.ask(model, question) : null;
    },
    panel: () => panel.content,
    fromPanel: (message) => panel.receive(message),
    marked: () => panel.caret,
    engine: () => ({ state: client.state, starts: client.starts }),
  };
}
