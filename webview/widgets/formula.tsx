/** A formula: KaTeX in open rows, plain Unicode wherever KaTeX cannot read it. */

import { render } from "katex";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { latexName } from "./latexname";

interface FormulaProps {
  readonly latex: string | null;
  /** The same as Unicode text. */
  readonly text: string;
  /** Name on the left of the equals sign, as Unicode: `W̄₁`. */
  readonly left?: string | null;
}

/** Renders into the DOM (no markup strings), so that it works under a strict content security policy. */
export function Formula({ latex, text, left = null }: FormulaProps): JSX.Element {
  const place = useRef<HTMLSpanElement>(null);
  const whole = latex === null ? null : left === null ? latex : `${latexName(left)} = ${latex}`;
  const plain = left === null ? text : `${left} = ${text}`;
  useLayoutEffect(() => {
    if (place.current) typeset(place.current, whole, plain);
  }, [whole, plain]);
  return <span class="formula" ref={place} />;
}

function typeset(place: HTMLElement, latex: string | null, plain: string): void {
  place.classList.toggle("plain", latex === null);
  if (latex === null) {
    place.textContent = plain;
    return;
  }
  try {
    render(`\\displaystyle ${latex}`, place, { throwOnError: true, strict: "ignore", trust: false });
  } catch {
    place.classList.add("plain");
    place.textContent = plain;
  }
}
