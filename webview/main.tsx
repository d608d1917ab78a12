/** Starts the panel: one state, one reducer, rendered by Preact. */

import { render } from "preact";
import { Unpacker } from "../src/protocol/panel";
import { App } from "./app";
import { post, saveChoices, savedChoices } from "./host";
import { initialState, type PanelEvent, reduce } from "./state";
import "katex/dist/katex.css";
import "./style/index.css";

let state = initialState(savedChoices());
let scheduled = false;
const unpacker = new Unpacker();
const root = document.getElementById("root") ?? document.body.appendChild(document.createElement("div"));

function dispatch(event: PanelEvent): void {
  const before = state;
  state = reduce(state, event);
  if (state === before) return;
  if (state.choices !== before.choices) saveChoices(state.choices);
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(draw);
}

function draw(): void {
  scheduled = false;
  render(<App state={state} dispatch={dispatch} post={post} />, root);
}

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (typeof event.data === "object" && event.data !== null && "type" in event.data)
    dispatch(unpacker.unpack(event.data));
});
draw();
post({ type: "ready" });
