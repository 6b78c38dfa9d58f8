/**
 * What maintainers do, under the project's Node: npm run release -- key|root|make|sign|verify (docs/releases.md). Plain
 * JavaScript, for any Node ≥ 18.
 */
import { spawnSync } from "node:child_process"
import path from "node:path"
import { environmentFor, findNode, root } from "./runtime.js"

const node = findNode()
if (!node) throw new Error("not set up yet; type: npm run setup")
const tool = path.join(root, "src", "release", "tool", "main.ts")
const { status } = spawnSync(node.bin, [tool, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: environmentFor(node),
})
process.exitCode = status ?? 1
