/**
 * A private Tor network with distance, under the project's Node: npm run wide -- up|down|status --dir D. Plain
 * JavaScript, for any Node ≥ 18.
 */
import { spawnSync } from "node:child_process"
import path from "node:path"
import { environmentFor, findNode, root } from "./runtime.js"

const node = findNode()
if (!node) throw new Error("not set up yet; type: npm run setup")
const { status } = spawnSync(node.bin, [path.join(root, "test", "wide", "main.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env: environmentFor(node),
})
process.exitCode = status ?? 1
