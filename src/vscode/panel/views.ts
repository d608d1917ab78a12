/** The places where the panel can be: secondary side bar, bottom panel where there is no such bar, editor tab. */

import * as vscode from "vscode";

/** The view in the secondary side bar. */
export const sideView = "adjoint.panel";
/** The same view in the bottom panel, for hosts that refuse views in the secondary side bar. */
export const bottomView = "adjoint.panelBelow";
/** Type of the editor tab. */
export const tabType = "adjoint.panelTab";

/**
 * Whether this host took our container into its secondary side bar. VS Code does since 1.106; Cursor (3.15) refuses it
 * and puts the view into the Explorer. Version numbers of forks say nothing, so we look for the command that VS Code
 * makes for every container it has accepted.
 */
export async function hasSideBar(): Promise<boolean> {
  const commands = await vscode.commands.getCommands();
  return commands.includes("workbench.view.extension.adjoint");
}

/** Chooses between the two views, once, and says which it is. */
export async function settleView(): Promise<string> {
  const side = await hasSideBar();
  await vscode.commands.executeCommand("setContext", "adjoint.panelBelow", !side);
  return side ? sideView : bottomView;
}
