/** Tells files that are no text. */

/** Whether the beginning holds characters that no text has: NULs, or control and undecodable ones in number. */
export function isBinary(text: string): boolean {
  const start = text.slice(0, 4096);
  let odd = 0;
  for (let i = 0; i < start.length; i++) {
    const c = start.charCodeAt(i);
    if (c === 0) odd += start.length;
    else if (c === 0xfffd || (c < 32 && c !== 9 && c !== 10 && c !== 12 && c !== 13 && c !== 27)) odd += 20;
  }
  return odd > 2 * start.length;
}
