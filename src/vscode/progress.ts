/** What the panel and the status item are told about a model's progress. */

import type { Documents } from "./documents";
import type { Model } from "./model";
import type { Progress } from "./status";

/** The progress of one model. */
export function progressOf(model: Model, documents: Documents): Progress {
  return {
    file: baseName(model.uri),
    hasAnalysis: model.analysis !== null,
    pending: model.pending,
    done: model.done,
    cancelled: model.cancelled,
    trouble: model.trouble,
    paused: documents.paused,
  };
}

/** The last part of an address, as people write it. */
export function baseName(uri: string): string {
  return decodeURIComponent(uri.replace(/[?#].*$/, "").replace(/^.*[/:]/, ""));
}
