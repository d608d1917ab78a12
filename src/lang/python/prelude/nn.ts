/** torch.nn: layers as modules whose parameters are inputs. */

/** Text by module. */
export const nn: Readonly<Record<string, string>> = {};
