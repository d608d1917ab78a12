/** Measures what a person waits for; prints medians and never judges them. */

import { lastLine, latency } from "./latency";
import { sizes } from "./sizes";

console.log(`Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`);
await latency();
await lastLine();
sizes();
