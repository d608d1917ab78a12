/** Writes docs/operations.md. */

import { writeFileSync } from "node:fs";
import { operationsPage } from "./page";

writeFileSync("docs/operations.md", operationsPage());
