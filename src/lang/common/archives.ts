/** What a file with several arrays holds, as a record of inputs. */

import { shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { type Tensor, tensor } from "../../core/tensor";
import type { FileAnswer } from "./trace";
import type { Tracer } from "./tracer";
import { array, opaque, type RecordValue, type Value } from "./value";

/** The arrays of an archive by name; `s.x` is the field `x` of the record `s`. */
export function archiveRecord(
  t: Tracer,
  { arrays, unread }: Extract<FileAnswer, { kind: "arrays" }>,
  span: Span,
): RecordValue {
  const record = emptyRecord();
  for (const [path, data] of arrays) {
    const node = t.input(path, shapeOf(data.size), span, data);
    node.name = path;
    put(record, path, array(node));
  }
  for (const [path, why] of unread) put(record, path, opaque(`'${path}' of the file is not read: ${why}`));
  return record;
}

/** An array as MATLAB has it: with two axes or more. */
export function asMatrix(data: Tensor): Tensor {
  if (data.size.length >= 2) return data;
  return tensor([data.size[0] ?? 1, 1], data.data);
}

function emptyRecord(): RecordValue {
  return { kind: "record", fields: new Map(), of: null };
}

function put(record: RecordValue, path: string, value: Value): void {
  const [head = "", ...rest] = path.split(".");
  if (rest.length === 0) return void record.fields.set(head, value);
  const known = record.fields.get(head);
  const inner = known?.kind === "record" ? known : emptyRecord();
  record.fields.set(head, inner);
  put(inner, rest.join("."), value);
}
