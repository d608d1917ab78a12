/** The panel's page lets in one script and one style sheet. */

import assert from "node:assert/strict";
import { freshNonce, page } from "../../src/vscode/panel/page";

describe("the panel's page", () => {
  const html = page({ cspSource: "https://csp", script: "https://s.js", style: "https://s.css", nonce: "abc" });

  it("has a strict policy", () => {
    const policy = /content="(default-src[^"]*)"/.exec(html)?.[1];
    const own = "style-src https://csp; font-src https://csp; img-src https://csp data:";
    assert.equal(policy, `default-src 'none'; script-src 'nonce-abc'; ${own}`);
  });
  it("has no script or style of its own", () => {
    assert.doesNotMatch(html, /<style|style=|<script(?! nonce="abc" src="https:\/\/s\.js"><)/);
  });
  it("has another nonce each time", () => {
    assert.notEqual(freshNonce(), freshNonce());
    assert.match(freshNonce(), /^[A-Za-z0-9]{24}$/);
  });
});
