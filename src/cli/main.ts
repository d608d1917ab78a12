/** The command line's entry: `adjoint show FILE`. */

import { processIo } from "./io";
import { run } from "./run";

// Who reads only the first lines, as `head` does, is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = run(process.argv.slice(2), processIo);
