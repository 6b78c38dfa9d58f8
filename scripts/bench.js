/**
 * One benchmark of test/bench/ under the project's Node: npm run bench -- NAME [its options]. Without a name: which
 * there are. Plain JavaScript, for any Node ≥ 18.
 */
import { spawnSync } from "node:child_process"
import { readdirSync } from "node:fs"
import path from "node:path"
import { environmentFor, findNode, root } from "./runtime.js"

/** The word of test runners for what could not be tried on this machine. */
const SKIPPED = 77
const folder = path.join(root, "test", "bench")
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "support.ts")
  .map((file) => file.slice(0, -3))
const [name, ...options] = process.argv.slice(2)
const node = findNode()
if (!node) throw new Error("not set up yet; type: npm run setup")
if (!names.includes(name)) {
  process.stderr.write(`Say which: npm run bench -- ${names.join(" | ")}\n`)
  process.exit(2)
}
const { status } = spawnSync(node.bin, [path.join(folder, `${name}.ts`), ...options], {
  cwd: root,
  stdio: "inherit",
  env: environmentFor(node),
})
process.exitCode = status ?? 1
if (process.exitCode === SKIPPED) process.stderr.write(`bench: ${name} was skipped (exit code ${SKIPPED})\n`)
else if (process.exitCode !== 0)
  process.stderr.write(`bench: ${name} gave no result (exit code ${process.exitCode}); the reason stands above\n`)
