/** Which operations stand for which rows of the table of rules; the rows are data, in rows.json. */

import list from "./rows.json";

/** A row of the table of rules. */
export interface Row {
  readonly row: string;
  /** Names in the catalogue. */
  readonly operations: readonly string[];
  /** What else there is to say: compositions, other rows. */
  readonly note?: string;
  /** Why there is no operation for it: completes "left out, because". */
  readonly leftOut?: string;
}

/** All rows. */
export const rows: readonly Row[] = list;
