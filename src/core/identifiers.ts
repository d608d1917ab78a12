/** Names as Python writes them: letters of all scripts. MATLAB's are among them. */

/** Every name in a text; keywords count. */
export const identifiers = /[\p{ID_Start}_]\p{ID_Continue}*/gu;

/** Whether a text is one name and nothing else: `W1`, `σ`, not `self.W` or `params["W"]`. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text);
}
