/** Stands for the worker that looks into files: of one name it never comes back, of another it ends. */
import { openSync } from "node:fs"
import { parentPort } from "node:worker_threads"

parentPort.on("message", ({ path, source }) => {
  // A pipe that nobody writes to holds a thread as a disk does that does not answer: nothing ends it.
  if (path[0] === "disk") openSync(source, "r")
  if (path[0] === "loop") for (;;);
  if (path[0] === "throw") throw new Error("led astray")
  if (path[0] === "memory") for (const all = []; ;) all.push(Array.from({ length: 100_000 }, () => all.length))
  parentPort.postMessage({ traces: [{ kind: "name", what: "author", value: path[0] }] })
})
parentPort.postMessage("ready")
