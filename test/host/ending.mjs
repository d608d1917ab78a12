// What has to be done when this process ends, however it ends (short of kill -9).

const actions = new Set();
process.on("exit", () => {
  for (const action of [...actions].reverse()) action();
});

/** Runs `action` at the end, last comes first; gives a function that takes it back. Signals count as ends. */
export function atEnd(action) {
  if (actions.size === 0) for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, leave);
  actions.add(action);
  return () => actions.delete(action);
}

function leave() {
  process.exit(130);
}
