/** The panel's few icons, drawn after VS Code's codicons on a 16×16 grid. */

import type { JSX } from "preact";

const paths = {
  chevron: "M5.7 13.7 5 13l4.6-4.6L5 3.7l.7-.7 5.4 5.4z",
  check: "m6.27 10.87.7 0 7.06-7.06-.7-.7-6.71 6.7-3.29-3.28-.7.7z",
  pin: "M10 1.5 14.5 6l-1.1 1.1-.7-.2-2.5 2.5.1 2.6-1.1 1.1-2.8-2.8L2.9 14l-.9.1.1-.9 3.6-3.6-2.8-2.8L4 5.700l2.600.1 2.500-2.500-.2-.7zm.2 1.600-.2.2.2.6-3.200 3.200-2.600-.1-.1.1 5 5 .1-.1-.1-2.600 3.200-3.200.6.2.2-.2z",
  pinned:
    "M10 1.500 14.500 6l-1.100 1.100-.7-.2-2.500 2.500.1 2.600-1.100 1.100-2.800-2.800L2.900 14l-.9.1.1-.9 3.600-3.600-2.800-2.800L4 5.700l2.600.1 2.500-2.500-.2-.7z",
  close: "m8 8.700 3.600 3.600.7-.7L8.700 8l3.600-3.600-.7-.7L8 7.300 4.400 3.700l-.7.7L7.300 8l-3.600 3.600.7.7z",
  search:
    "M10.020 10.730A4.500 4.500 0 1 1 10.730 10.020L14.350 13.650l-.7.7zM7 10.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z",
  error:
    "M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zm0 1a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 4.800 2-2 .7.7-2 2 2 2-.7.7-2-2-2 2-.7-.7 2-2-2-2 .7-.7z",
  warning:
    "M7.560 1.500h.880l6.540 12.260-.440.740H1.440L1 13.760zM8 2.810 2.280 13.500h11.440zM8.550 11v1h-1.100v-1zm-1.100-5h1.100v4h-1.100z",
  information:
    "M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zm0 1a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM7.500 7h1v4.500h-1zm0-2.500h1v1h-1z",
  dice: "M3 2h10l1 1v10l-1 1H3l-1-1V3zm0 1v10h10V3zm2.500 1.500a1 1 0 1 1 0 2 1 1 0 0 1 0-2zm5 5a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM8 7a1 1 0 1 1 0 2 1 1 0 0 1 0-2z",
  copy: "M4 4V2.500l.5-.5h8l.5.5v8l-.5.5H11v2.500l-.5.5h-7l-.5-.5v-8l.5-.500zm1 0h5.500l.5.500V10h1V3H5zm-1 1v8h6V5z",
} as const;

/** The icons by name. */
export type IconName = keyof typeof paths;

/** One icon, in the colour of the text around it; hidden from screen readers, whose text is on the button. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
