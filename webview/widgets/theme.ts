/** Tells canvases when the colour theme has changed. */

import { useEffect, useState } from "preact/hooks";
import { type Palette, readPalette } from "./paint";

const listeners = new Set<() => void>();
let watching = false;

/** A number that grows with every change of the theme. */
export function useTheme(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    watch();
    const changed = () => setVersion((before) => before + 1);
    listeners.add(changed);
    return () => void listeners.delete(changed);
  }, []);
  return version;
}

/** The colours of the theme; asking the browser for every picture anew would make it lay out the page each time. */
export function palette(): Palette {
  known ??= readPalette(document.body);
  return known;
}

let known: Palette | null = null;

function announce(): void {
  known = null;
  for (const listener of listeners) listener();
}

/** VS Code writes theme variables to the root element's style and the kind of theme to the body's class. */
function watch(): void {
  if (watching) return;
  watching = true;
  const observer = new MutationObserver(() => requestAnimationFrame(announce));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
}
