/** Names as mathematics writes them. */
import assert from "node:assert/strict";
import { barredName, latexBarred, latexName, prettyName, shortName } from "../../src/print/names";

/** As written, pretty, barred, LaTeX, LaTeX barred. */
const table: readonly (readonly [string, string, string, string, string])[] = [
  ["f", "f", "f̄", "f", "\\bar{f}"],
  ["W1", "W₁", "W̄₁", "W_{1}", "\\bar{W}_{1}"],
  ["W_1", "W₁", "W̄₁", "W_{1}", "\\bar{W}_{1}"],
  ["b12", "b₁₂", "b̄₁₂", "b_{12}", "\\bar{b}_{12}"],
  ["sigma", "σ", "σ̄", "\\sigma", "\\bar{\\sigma}"],
  ["mu2", "μ₂", "μ̄₂", "\\mu_{2}", "\\bar{\\mu}_{2}"],
  ["Sigma", "Σ", "Σ̄", "\\Sigma", "\\bar{\\Sigma}"],
  ["Ws[0]", "Ws[0]", "W̅s̅[0]", "\\mathrm{Ws}[0]", "\\overline{\\mathrm{Ws}}[0]"],
  ["W{2}", "W{2}", "W̄{2}", "W\\{2\\}", "\\bar{W}\\{2\\}"],
  ["fc_1.W", "fc_1.W", "fc_1.W̄", "\\mathrm{fc\\_1.}W", "\\mathrm{fc\\_1.}\\bar{W}"],
  ["loss", "loss", "l̅o̅s̅s̅", "\\mathrm{loss}", "\\overline{\\mathrm{loss}}"],
];

describe("names", () => {
  for (const [name, pretty, barred, latex, latexBar] of table) {
    it(`${name}: ${pretty}, ${barred}, ${latex}`, () => {
      assert.equal(prettyName(name), pretty);
      assert.equal(barredName(name), barred.normalize("NFC"));
      assert.equal(latexName(name), latex);
      assert.equal(latexBarred(name), latexBar);
    });
  }

  it("drop the object or the dictionary they are in", () => {
    assert.equal(shortName("self.W1"), "W1");
    assert.equal(shortName('params["W1"]'), "W1");
    assert.equal(shortName('cache["h"]'), "h");
    assert.equal(shortName("net.W"), "W");
    assert.equal(shortName("x"), "x");
  });

  it("keep what tells layers apart", () => {
    assert.equal(shortName("self.fc1.weight"), "fc1.weight");
    assert.equal(shortName("net.0.bias"), "0.bias");
    assert.equal(shortName('params["enc"]["W"]'), "enc.W");
    assert.equal(shortName('layers[0]["W"]'), "layers[0].W");
    assert.equal(shortName("net.layers{2}.W"), "layers{2}.W");
    assert.equal(shortName("Ws[0]"), "Ws[0]");
  });

  it("are never empty and never lose letters", () => {
    for (const name of ["x_train", "W_hh", "h_prev", "_", "_x", "a_b_c", "X1_2"]) {
      assert.ok(prettyName(name).length > 0);
      assert.ok(latexName(name).length > 0);
      assert.ok(
        barredName(name)
          .normalize("NFD")
          .replace(/[\u0304\u0305]/g, "").length > 0,
      );
    }
  });
});
