/** Measures what a person waits for, and what the numbers cost; prints and never judges. Words pick parts: `-- products naive`. */

import { entries } from "./entries";
import { gradients } from "./gradients";
import { lastLine, latency } from "./latency";
import { lines } from "./lines";
import { naive } from "./naive";
import { native } from "./native";
import { products } from "./products";
import { sizes } from "./sizes";
import { weight } from "./weight";

const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  ...{ latency, lastLine, lines, sizes, products, entries, gradients, naive, weight, native },
};
const chosen = process.argv.slice(2).filter((word) => word in parts);

console.log(`Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`);
for (const [name, part] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) await part();
