/**
 * One study of test/study/ under the project's Node: npm run study:NAME [-- its options]. Without a name: which there
 * are. A study is a simulation from which figures in the docs come. Plain JavaScript, for any Node ≥ 18.
 */
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import path from "node:path"
import { environmentFor, findNode, root } from "./runtime.js"

const folder = path.join(root, "test", "study")
const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "run.ts")))
const [name, ...options] = process.argv.slice(2)
const node = findNode()
if (!node) throw new Error("not set up yet; type: npm run setup")
if (!names.includes(name)) {
  process.stderr.write(`Say which: node scripts/study.js ${names.join(" | ")}\n`)
  process.exit(2)
}
const { status } = spawnSync(node.bin, [path.join(folder, name, "run.ts"), ...options], {
  cwd: root,
  stdio: "inherit",
  env: environmentFor(node),
})
process.exitCode = status ?? 1
