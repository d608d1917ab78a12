/** A 56×14 picture of an array, for the rows of the list. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Summary } from "../../src/protocol/analysis";
import { stripOf } from "./cells";
import { paint, scaleOf } from "./paint";
import { palette, useTheme } from "./theme";

const width = 56;
const height = 14;

/** Decoration only: what it shows is in the row's name for screen readers, and in the open row. */
export function Thumbnail({ summary }: { readonly summary: Summary }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !canvas.current) return;
    const density = window.devicePixelRatio || 1;
    canvas.current.width = Math.round(width * density);
    canvas.current.height = Math.round(height * density);
    const cells = stripOf(summary);
    const gap = cells.columns <= 14 && cells.rows <= 4 ? Math.round(density) : 0;
    paint(context, cells, scaleOf(cells, "linear"), palette(), gap);
  }, [summary, theme]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabIndex takes no focus
  return <canvas ref={canvas} class="thumbnail" width={width} height={height} aria-hidden="true" />;
}
