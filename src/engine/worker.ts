/** The engine as a Node worker thread, for desktop VS Code and remote hosts. */

import { parentPort } from "node:worker_threads";
import { serve } from "./serve";

if (!parentPort) throw new Error("The engine worker was loaded outside a worker thread.");
const port = parentPort;

serve({
  post: (reply) => port.postMessage(reply),
  onMessage: (listener) => void port.on("message", listener),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
});
