/** Stands for the worker that looks into files: of one name it never comes back, of another it ends. */
import { parentPort } from "node:worker_threads"

parentPort.on("message", ({ path }) => {
  if (path[0] === "loop") for (;;);
  if (path[0] === "throw") throw new Error("led astray")
  if (path[0] === "memory") for (const all = []; ;) all.push(Array.from({ length: 100_000 }, () => all.length))
  parentPort.postMessage({ traces: [{ kind: "name", what: "author", value: path[0] }] })
})
parentPort.postMessage("ready")
