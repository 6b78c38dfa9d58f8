#!/usr/bin/env node
/** The launcher: goes on under a Node that is new enough by itself, so `npx bulbil` works on a machine with an old one. */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import path from "node:path"
import { findNode, root } from "../scripts/runtime.js"

const main = path.join(root, "src", "cli", "main.ts")
const node = findNode()
if (!node || !existsSync(path.join(root, "node_modules"))) {
  process.stderr.write("bulbil: not set up yet; type: npm run setup\n")
  process.exit(1)
}
if (node.bin === process.execPath) {
  process.argv[1] = main
  await import(main)
} else {
  const child = spawn(node.bin, [main, ...process.argv.slice(2)], { stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (code, signal) => process.exit(signal ? 128 : (code ?? 1)))
}
