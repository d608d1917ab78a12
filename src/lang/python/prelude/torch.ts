/** Functions of torch and jax that are a few lines of NumPy, by module. */

/** Text by module. */
export const torch: Readonly<Record<string, string>> = {};
