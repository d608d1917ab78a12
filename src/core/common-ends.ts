/** What two versions of something have in common at both ends. */

/** How many entries are the same at the start, and how many of the others at the end; of texts or of lists. */
export function commonEnds<T>(
  before: ArrayLike<T>,
  now: ArrayLike<T>,
): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return { start, end };
}

/** The same of texts, which are long and differ in little. */
export function commonEndsOfTexts(before: string, now: string): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === now.charCodeAt(start)) start += 1;
  let end = 0;
  const [last, lastNow] = [before.length - 1, now.length - 1];
  while (end < most - start && before.charCodeAt(last - end) === now.charCodeAt(lastNow - end)) end += 1;
  return { start, end };
}
