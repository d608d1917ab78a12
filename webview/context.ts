/** What every part of the panel can reach: the settings, the reducer, and the host. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Range, Row } from "../src/protocol/analysis";
import type { Question } from "../src/protocol/inquiries";
import type { PanelOutput, PanelSettings } from "../src/protocol/panel";
import type { AskedAbout, Checked } from "./asked";
import type { Choices, PanelEvent } from "./state";

/** The surroundings of a component. */
export interface Panel {
  readonly settings: PanelSettings;
  readonly language: "matlab" | "python";
  readonly choices: Choices;
  /** Rows by key, for names in contributions. */
  readonly rows: ReadonlyMap<string, Row>;
  /** Id of the row at the caret. */
  readonly marked: string | null;
  /** Id of the row that has the tab stop. */
  readonly tabStop: string | null;
  /** Keys of rows whose numbers are as of an earlier run. */
  readonly old: ReadonlySet<string>;
  /** Whether there is a cost; without one, rows show their values. */
  readonly hasCost: boolean;
  /** Whether there is room for values beside adjoints. */
  readonly wide: boolean;
  /** Whether "random" says something: some inputs are, some are not. */
  readonly mixedSources: boolean;
  /** Revision of the analysis on display. */
  readonly revision: number;
  /** Whether that is of the text as it stands, numbers included: only then can questions be answered. */
  readonly current: boolean;
  /** `line 12`; in a notebook `cell 3, line 2`. */
  readonly lineName: (line: number) => string;
  /** What differences say of a row's adjoint. */
  readonly checkOf: (row: Row) => Checked | null;
  /** Whether checks that were asked for are on their way. */
  readonly checking: boolean;
  /** What came of a question. */
  readonly asked: (question: Question) => AskedAbout | null;
  readonly ask: (question: Question) => void;
  readonly dispatch: (event: PanelEvent) => void;
  readonly post: (message: PanelOutput) => void;
  /** Marks text in the editor a moment later, unless something else is to be marked by then. */
  readonly highlight: (range: Range | null) => void;
}

/** The context that carries it. */
export const PanelContext = createContext<Panel | null>(null);

/** The surroundings of the calling component. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error("outside the panel");
  return panel;
}
