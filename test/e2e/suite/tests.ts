// The tests that both extension hosts run, by theme.
import { badInput } from "./bad-input";
import { checks } from "./checks";
import { engine } from "./engine";
import { findings } from "./findings";
import { hover } from "./hover";
import { languageFeatures } from "./language-features";
import { revertAll } from "./model";
import { neighbours } from "./neighbours";
import { notebooks } from "./notebooks";
import { panel } from "./panel";
import { startup } from "./startup";
import { typing } from "./typing";
import { prepareWorkspace } from "./workspace";

/** Declares the tests, in mocha's words. */
export function defineTests(host: "node" | "web"): void {
  describe(`Adjoint in the ${host} extension host`, () => {
    before(prepareWorkspace);
    afterEach(revertAll);
    startup(host);
    hover();
    findings();
    languageFeatures();
    panel();
    checks();
    typing();
    neighbours();
    notebooks(host);
    badInput();
    engine();
  });
}
