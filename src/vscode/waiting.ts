/** Waits for the analysis of a text as it stands, where an answer from an older one would stay for good. */

import type * as vscode from "vscode";
import type { Documents } from "./documents";
import type { Model } from "./model";

/**
 * The model of a document once its analysis is of the present text, and `ready` if more is needed; `null` when that
 * takes longer than `ms`.
 */
export function analysed(
  documents: Documents,
  uri: vscode.Uri | string,
  ms: number,
  ready: (model: Model) => boolean = () => true,
): Promise<Model | null> {
  const fresh = () => {
    const model = documents.get(uri);
    return model?.fresh && ready(model) ? model : null;
  };
  const now = fresh();
  if (now) return Promise.resolve(now);
  return new Promise((resolve) => {
    const finish = (model: Model | null) => {
      clearTimeout(timer);
      listening.dispose();
      resolve(model);
    };
    const timer = setTimeout(() => finish(null), ms);
    const listening = documents.onDidAnalyse(() => {
      const model = fresh();
      if (model) finish(model);
    });
  });
}
