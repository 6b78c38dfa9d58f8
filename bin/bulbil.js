#!/usr/bin/env node
/** The launcher: goes on under a Node that is new enough by itself, so `npx bulbil` works on a machine with an old one. */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import module from "node:module"
import path from "node:path"
import { findNode, root } from "../scripts/runtime.js"

const main = path.join(root, "src", "cli", "main.ts")
/** Compiled code of former runs: halves the time until a command begins. */
const cache = path.join(root, ".runtime", "compiled")
const node = findNode()
if (!node || !existsSync(path.join(root, "node_modules"))) {
  process.stderr.write("bulbil: not set up yet; type: npm run setup\n")
  process.exit(1)
}
if (node.bin === process.execPath) {
  process.argv[1] = main
  module.enableCompileCache(cache)
  await import(main)
} else {
  const child = spawn(node.bin, [main, ...process.argv.slice(2)], { stdio: "inherit", env: { ...process.env, NODE_COMPILE_CACHE: cache } })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (code, signal) => process.exit(signal ? 128 : (code ?? 1)))
}
