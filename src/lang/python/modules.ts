/** Python modules by the path under which Adjoint knows their functions. */

const paths: readonly (readonly [RegExp, string])[] = [
  [/^(numpy|jax\.numpy|autograd\.numpy|cupy)(?=\.|$)/, "np"],
  [/^autograd\.scipy(?=\.|$)/, "scipy"],
  [/^jax\.scipy(?=\.|$)/, "scipy"],
];

/** `numpy.linalg` is `np.linalg`, and so is `jax.numpy.linalg`. */
export function modulePath(module: string): string {
  for (const [pattern, path] of paths) if (pattern.test(module)) return module.replace(pattern, path);
  return module;
}
