/** Paints matrices on a canvas: blue below zero, red above, the editor's background at zero, a hatch for NaN and infinities. */

/** A matrix of cells; `null` is NaN. */
export interface Cells {
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => number | null;
}

/** What the theme gives. */
export interface Palette {
  readonly zero: Rgb;
  readonly below: Rgb;
  readonly above: Rgb;
  readonly text: Rgb;
  readonly grid: Rgb;
  readonly contrast: boolean;
}

/** Red, green, blue, 0…255. */
export type Rgb = readonly [number, number, number];

/** How values become strengths of colour. */
export interface Scale {
  readonly limit: number;
  readonly kind: "linear" | "symlog";
}

/** The scale of some cells: symmetric about zero, reaching to the 98th percentile of the magnitudes when there are many. */
export function scaleOf(cells: Cells, kind: Scale["kind"]): Scale {
  const magnitudes: number[] = [];
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++) {
      const value = cells.at(row, column);
      if (value !== null && Number.isFinite(value)) magnitudes.push(Math.abs(value));
    }
  }
  magnitudes.sort((a, b) => a - b);
  const last = magnitudes.length - 1;
  const limit = magnitudes[last > 144 ? Math.floor(last * 0.98) : last] ?? 0;
  return { kind, limit: limit || (magnitudes[last] ?? 0) || 1 };
}

/** Strength of a value on a scale, −1…1. */
export function strength(value: number, { limit, kind }: Scale): number {
  const t = Math.max(-1, Math.min(1, value / limit));
  if (kind === "linear") return t;
  const knee = 1e-3;
  return Math.sign(t) * (Math.log1p(Math.abs(t) / knee) / Math.log1p(1 / knee));
}

/** The colour of a strength. High contrast knows five solid fills instead of shades. */
export function colour(t: number, palette: Palette): Rgb {
  const towards = t < 0 ? palette.below : palette.above;
  const amount = palette.contrast ? Math.ceil(Math.abs(t) * 3 - 0.05) / 3 : Math.abs(t) ** 0.85;
  return mix(palette.zero, towards, Math.max(0, amount));
}

/** Paints all cells into a rectangle of `width`×`height` device pixels. */
export function paint(
  context: CanvasRenderingContext2D,
  cells: Cells,
  scale: Scale,
  palette: Palette,
  gap: number,
): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  for (let row = 0; row < cells.rows; row++) {
    const top = Math.round((row * height) / cells.rows);
    const bottom = Math.round(((row + 1) * height) / cells.rows) - (row < cells.rows - 1 ? gap : 0);
    for (let column = 0; column < cells.columns; column++) {
      const left = Math.round((column * width) / cells.columns);
      const right = Math.round(((column + 1) * width) / cells.columns) - (column < cells.columns - 1 ? gap : 0);
      const value = cells.at(row, column);
      const box = { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
      if (value === null || !Number.isFinite(value)) hatch(context, box, palette);
      else {
        context.fillStyle = css(colour(strength(value, scale), palette));
        context.fillRect(box.left, box.top, box.width, box.height);
      }
    }
  }
}

/** Black or white on a colour, whichever reads better; the theme's own text where it is clear enough. */
export function inkOn(background: Rgb, palette: Palette): Rgb {
  if (ratio(palette.text, background) >= 4.5) return palette.text;
  return ratio([255, 255, 255], background) > ratio([0, 0, 0], background) ? [255, 255, 255] : [0, 0, 0];
}

/** The colour as CSS text. */
export function css([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}

/** Reads the palette off an element's computed colours. */
export function readPalette(element: HTMLElement): Palette {
  const probe = (name: string) => readColour(element, name);
  const contrast = document.body.matches(".vscode-high-contrast, .vscode-high-contrast-light");
  return {
    zero: probe("--zero"),
    below: probe("--below"),
    above: probe("--above"),
    text: probe("--ink"),
    grid: probe("--edge"),
    contrast,
  };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function hatch(context: CanvasRenderingContext2D, box: Box, palette: Palette): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.fillStyle = css(palette.zero);
  context.fillRect(box.left, box.top, box.width, box.height);
  context.strokeStyle = css(palette.text);
  context.lineWidth = Math.max(1, window.devicePixelRatio);
  const step = 4 * window.devicePixelRatio;
  context.beginPath();
  for (let x = box.left - box.height; x < box.left + box.width; x += step) {
    context.moveTo(x, box.top + box.height);
    context.lineTo(x + box.height, box.top);
  }
  context.stroke();
  context.restore();
}

function readColour(element: HTMLElement, name: string): Rgb {
  const context = pixel();
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = "#808080";
  context.fillStyle = getComputedStyle(element).getPropertyValue(name).trim() || "#808080";
  context.fillRect(0, 0, 1, 1);
  const [red = 128, green = 128, blue = 128] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

let shared: CanvasRenderingContext2D | null = null;

function pixel(): CanvasRenderingContext2D {
  if (shared) return shared;
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  shared = canvas.getContext("2d", { willReadFrequently: true });
  if (!shared) throw new Error("no canvas");
  return shared;
}

function mix(from: Rgb, to: Rgb, amount: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * Math.min(1, amount));
  return [part(0), part(1), part(2)];
}

function ratio(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
