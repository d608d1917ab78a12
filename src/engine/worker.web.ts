/** The engine as a Web Worker, for VS Code in the browser. */

import { serve } from "./serve";

// The DOM's types take the global scope for a window.
const scope = globalThis as unknown as Worker;

serve({
  post: (reply) => scope.postMessage(reply),
  onMessage: (listener) => scope.addEventListener("message", (event) => listener(event.data)),
  pause,
});

/** `setTimeout` would wait 4 ms; a message to oneself lines up behind those already waiting. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
