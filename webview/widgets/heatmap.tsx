/** The picture of an array in an open row, with a cell cursor for pointer and keys. */

import type { CSSProperties, JSX, TargetedPointerEvent } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Summary } from "../../src/protocol/analysis";
import { formatNumber, speakNumber } from "../numbers";
import { cellsOf, placeOf } from "./cells";
import {
  type Cells,
  colour,
  css,
  inkOn,
  type Palette,
  paint,
  readPalette,
  type Scale,
  scaleOf,
  strength,
} from "./paint";
import { useTheme } from "./theme";

interface HeatmapProps {
  readonly summary: Summary;
  readonly size: readonly number[];
  readonly name: string;
  readonly base: 0 | 1;
  readonly digits: number;
  readonly scale: "linear" | "symlog";
}

type Cell = readonly [row: number, column: number];

const tallest = 208;
const smallMatrix = 12;

/** Arrow keys move the cursor; what it stands on is written below and, at most once a second, spoken. */
export function Heatmap({ summary, size, name, base, digits, scale }: HeatmapProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [cell, setCell] = useState<Cell | null>(null);
  const width = useWidth(box);
  const theme = useTheme();
  const cells = cellsOf(summary);
  const layout = layOut(cells, width);
  const range = scaleOf(cells, scale);
  const here = cell && cell[0] < cells.rows && cell[1] < cells.columns ? cell : null;
  useLayoutEffect(() => {
    if (canvas.current && width > 0) draw(canvas.current, cells, layout, range, digits);
  }, [summary, width, theme, scale, digits]);
  const readout = here && `${placeOf(here, cells, size, base)}  ${formatNumber(cells.at(...here), digits)}`;
  const spoken = here && `${placeOf(here, cells, size, base)}, ${speakNumber(cells.at(...here), digits)}`;
  return (
    <div class="heatmap" ref={box}>
      <div class="picture" style={{ width: `${layout.width}px`, height: `${layout.height}px` }}>
        <canvas
          ref={canvas}
          tabIndex={0}
          role="img"
          aria-roledescription="heat map"
          aria-label={`${name}, ${cells.rows} by ${cells.columns}, arrow keys read cells`}
          onPointerMove={(event) => setCell(cellAt(event, cells))}
          onPointerLeave={() => setCell(null)}
          onBlur={() => setCell(null)}
          onKeyDown={(event) => {
            const next = moved(here, event.key, cells);
            if (!next) return;
            event.preventDefault();
            event.stopPropagation();
            setCell(next);
          }}
        />
        {here && <div class="cursor" style={cursorBox(here, cells, layout)} />}
      </div>
      <div class="readout">
        {readout ?? <Legend range={range} digits={digits} />}
        {!cells.exact && <span class="muted">largest of each block</span>}
      </div>
      <Spoken text={spoken} />
    </div>
  );
}

function Legend({ range, digits }: { readonly range: Scale; readonly digits: number }): JSX.Element {
  const limit = formatNumber(range.limit, Math.min(3, digits));
  return (
    <span class="legend" aria-hidden="true">
      −{limit}
      <span class="ramp" data-kind={range.kind} />+{limit}
    </span>
  );
}

/** A polite live region that says at most one thing a second. */
function Spoken({ text }: { readonly text: string | null }): JSX.Element {
  const [said, setSaid] = useState("");
  const last = useRef(0);
  useEffect(() => {
    if (text === null) return undefined;
    const wait = Math.max(0, last.current + 1000 - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <span class="spoken" aria-live="polite">
      {said}
    </span>
  );
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

function layOut(cells: Cells, available: number): Layout {
  const cellWidth = Math.min(52, Math.max(1, available) / Math.max(1, cells.columns));
  const wanted = cells.columns <= smallMatrix && cells.rows <= smallMatrix ? 22 : Math.min(22, cellWidth);
  const cellHeight = Math.min(Math.max(3, wanted), tallest / Math.max(1, cells.rows));
  const width = Math.floor(cellWidth * cells.columns);
  return { width, height: Math.max(14, Math.round(cellHeight * cells.rows)), cellWidth, cellHeight };
}

function draw(canvas: HTMLCanvasElement, cells: Cells, layout: Layout, range: Scale, digits: number): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const density = window.devicePixelRatio || 1;
  canvas.width = Math.round(layout.width * density);
  canvas.height = Math.round(layout.height * density);
  const palette = readPalette(canvas);
  const small = cells.rows <= smallMatrix && cells.columns <= smallMatrix;
  paint(context, cells, range, palette, small || palette.contrast ? Math.round(density) : 0);
  if (small) write(context, cells, layout, range, palette, Math.min(3, digits));
}

/** Numbers where they fit, else signs: colour is never the only carrier of a sign. */
function write(
  context: CanvasRenderingContext2D,
  cells: Cells,
  layout: Layout,
  range: Scale,
  palette: Palette,
  digits: number,
): void {
  const density = window.devicePixelRatio || 1;
  const family = getComputedStyle(context.canvas).fontFamily;
  context.font = `${11 * density}px ${family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const texts = grid(cells, (value) => formatNumber(value, digits));
  const widest = Math.max(...texts.flat().map((text) => context.measureText(text).width));
  const numbers = widest <= (layout.cellWidth - 6) * density && layout.cellHeight >= 13;
  if (!numbers && layout.cellWidth < 9) return;
  const labels = numbers ? texts : grid(cells, (value) => (value ? (value > 0 ? "+" : "−") : ""));
  labels.forEach((line, row) => {
    line.forEach((label, column) => {
      const value = cells.at(row, column);
      if (value === null || !Number.isFinite(value)) return;
      context.fillStyle = css(inkOn(colour(strength(value, range), palette), palette));
      const x = (column + 0.5) * (context.canvas.width / cells.columns);
      context.fillText(label, x, (row + 0.53) * (context.canvas.height / cells.rows));
    });
  });
}

function grid(cells: Cells, text: (value: number) => string): string[][] {
  return Array.from({ length: cells.rows }, (_, row) =>
    Array.from({ length: cells.columns }, (_, column) => {
      const value = cells.at(row, column);
      return value === null || !Number.isFinite(value) ? "" : text(value);
    }),
  );
}

function cellAt(event: TargetedPointerEvent<HTMLCanvasElement>, cells: Cells): Cell | null {
  const { width, height } = event.currentTarget.getBoundingClientRect();
  const row = Math.floor((event.offsetY / height) * cells.rows);
  const column = Math.floor((event.offsetX / width) * cells.columns);
  return row >= 0 && column >= 0 && row < cells.rows && column < cells.columns ? [row, column] : null;
}

const moves: Readonly<Record<string, Cell>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function moved(cell: Cell | null, key: string, cells: Cells): Cell | null {
  const move = moves[key];
  if (!move) return null;
  if (!cell) return [0, 0];
  const clamp = (n: number, end: number) => Math.min(end - 1, Math.max(0, n));
  return [clamp(cell[0] + move[0], cells.rows), clamp(cell[1] + move[1], cells.columns)];
}

function cursorBox([row, column]: Cell, cells: Cells, { width, height }: Layout): CSSProperties {
  const [cellWidth, cellHeight] = [width / cells.columns, height / cells.rows];
  return {
    left: `${column * cellWidth}px`,
    top: `${row * cellHeight}px`,
    width: `${cellWidth}px`,
    height: `${cellHeight}px`,
  };
}

function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const side = box.current.closest(".side") ?? box.current;
    setWidth(side.clientWidth);
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(side);
    return () => observer.disconnect();
  }, []);
  return width;
}
