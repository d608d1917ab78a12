/** Trees whose places lie elsewhere than where they were read. */

/** A tree, or any part of one, with every offset put through `at`. */
export function movedTree<T>(value: T, at: (offset: number) => number): T {
  return moved(value, at) as T;
}

function moved(value: unknown, at: (offset: number) => number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => moved(item, at));
  const { from, to } = value as { from?: unknown; to?: unknown };
  if (typeof from === "number" && typeof to === "number") return { ...value, from: at(from), to: at(to) };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moved(part, at)]));
}
