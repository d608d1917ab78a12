/** What a handler finds of an error. */

import { opaque, type RecordValue, text, type Value } from "../common/value";

/** An error as a struct of its message and its identifier; from where it came is not followed. */
export function errorOf(message: string, identifier: string): RecordValue {
  const fields = new Map<string, Value>([
    ["message", text(message)],
    ["identifier", text(identifier)],
    ["stack", opaque("from where an error came is not followed")],
  ]);
  return { kind: "record", fields, of: null };
}
