/** What the engine knows of a language's functions; asked once per language. */

import type { EngineClient } from "../protocol/client";
import type { LibraryEntry } from "../protocol/engine";
import type { ModelLanguage } from "./language";

/** Functions by name. */
export class Library {
  private readonly known = new Map<ModelLanguage, readonly LibraryEntry[]>();

  constructor(private readonly client: EngineClient) {}

  /** All functions of a language, sorted by name; none while there is no engine. */
  async entries(language: ModelLanguage): Promise<readonly LibraryEntry[]> {
    const entries = this.known.get(language) ?? (await this.client.library(language));
    if (entries.length > 0) this.known.set(language, entries);
    return entries;
  }
}
