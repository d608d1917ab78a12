/** One webview that shows the panel: the view in the side bar, or an editor tab. */

import * as vscode from "vscode";
import { Packer, type PanelInput, type PanelOutput } from "../../protocol/panel";
import { freshNonce, page } from "./page";

/** A webview with its page, which is told everything anew whenever it (re)loads. */
export class Surface {
  private loaded = false;
  private readonly packer = new Packer();
  private last: Extract<PanelInput, { type: "show" }> | null = null;

  /** `ready` is called when the page has loaded, also after it was hidden and shown again. */
  constructor(
    readonly webview: vscode.Webview,
    extensionUri: vscode.Uri,
    ready: (surface: Surface) => void,
    received: (message: PanelOutput) => void,
  ) {
    const [dist, media] = ["dist", "media"].map((folder) => vscode.Uri.joinPath(extensionUri, folder)) as [
      vscode.Uri,
      vscode.Uri,
    ];
    webview.options = { enableScripts: true, localResourceRoots: [dist, media] };
    webview.onDidReceiveMessage((message: PanelOutput) => {
      if (message.type !== "ready") return received(message);
      this.loaded = true;
      this.last = null;
      this.packer.forget();
      ready(this);
    });
    webview.html = page({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, "webview.js")).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(dist, "webview.css")).toString(),
      nonce: freshNonce(),
    });
  }

  /** Whether the page takes messages. */
  get listens(): boolean {
    return this.loaded;
  }

  /** The page is gone until it says `ready` again. */
  unload(): void {
    this.loaded = false;
  }

  /** Sends a message; one that would change nothing is not sent, nor any before the page listens. */
  post(message: PanelInput): void {
    if (!this.loaded) return;
    if (message.type === "show") {
      if (this.last && sameShow(this.last, message)) return;
      this.last = message;
    }
    void this.webview.postMessage(this.packer.pack(message));
  }
}

type Show = Extract<PanelInput, { type: "show" }>;

function sameShow(a: Show, b: Show): boolean {
  return a.uri === b.uri && a.analysis === b.analysis && JSON.stringify(a.status) === JSON.stringify(b.status);
}
