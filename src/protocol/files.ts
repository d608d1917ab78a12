/** Which files the engine may ask for besides data. */

/** The path under which the engine asks for the paths of the program's files around the model, one on a line. */
export const filesBeside = "./";

/** Whether MATLAB finds functions in a folder of this name without being told: `private`, and packages. */
export function isProgramFolder(name: string): boolean {
  return name === "private" || /^\+\w+$/.test(name);
}
