#!/usr/bin/env node
/**
 * The launcher: goes on under a Node that is new enough by itself, so `bulbil` works on a machine with an old one, and
 * from anywhere by a link to this file. Node cannot replace its own process, so the other one is a child: it gets the
 * signals that come here, it ends when this process is gone, and its end is this one's.
 */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import module from "node:module"
import os from "node:os"
import path from "node:path"
import { findNode, root } from "../scripts/runtime.js"

const main = path.join(root, "src", "cli", "main.ts")
/** Compiled code of former runs: halves the time until a command begins. */
const cache = path.join(root, ".runtime", "compiled")
const node = findNode()
if (!node || !existsSync(path.join(root, "node_modules"))) {
  process.stderr.write(`bulbil: not set up yet; type: npm run setup --prefix ${root}\n`)
  process.exit(1)
}
if (node.bin === process.execPath) {
  process.argv[1] = main
  module.enableCompileCache(cache)
  await import(main)
} else {
  const child = spawn(node.bin, [main, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  // A terminal sends them to both. Whoever has something to end well is deaf to the second one.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) process.on(signal, () => child.kill(signal))
  child.once("error", (error) => {
    process.stderr.write(`bulbil: ${node.bin} cannot be started: ${error.message}\n`)
    process.exit(1)
  })
  // The words of the child are written by itself; nothing here may end it because of them.
  child.once("exit", (code, signal) => process.exit(signal ? 128 + os.constants.signals[signal] : (code ?? 1)))
}
