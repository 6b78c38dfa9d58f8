/**
 * All tests: types and lint, then vitest, then one closing line with the counts. Arguments go to vitest (a file name, -t …).
 * Plain JavaScript, for any Node ≥ 18; what it starts runs under the project's Node.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { environmentFor, findNode, root } from "./runtime.js"

const node = findNode()
if (!node) throw new Error("not set up yet; type: npm run setup")
const env = environmentFor(node)
const bin = (...parts) => path.join(root, "node_modules", ...parts)
const run = (script, ...args) => spawnSync(node.bin, [script, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"], env }).status === 0

let broken = 0
for (const [name, ok] of [
  ["types (src)", () => run(bin("typescript", "bin", "tsc"), "-p", ".")],
  ["types (ui)", () => run(bin("typescript", "bin", "tsc"), "-p", path.join("src", "ui"))],
  ["lint", () => run(bin("oxlint", "bin", "oxlint"), "--quiet")],
  ["types (test)", () => run(bin("typescript", "bin", "tsc"), "-p", "test")],
]) {
  const passed = ok()
  process.stdout.write(`${passed ? "✓" : "✗"} ${name}\n`)
  if (!passed) broken++
}

const scratch = mkdtempSync(path.join(os.tmpdir(), "bulbil-test-"))
const report = path.join(scratch, "report.json")
try {
  const passed = run(bin("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2))
  let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
  try {
    counts = JSON.parse(readFileSync(report, "utf8"))
  } catch {
    broken++
  }
  const failed = counts.numFailedTests + broken + (passed || counts.numFailedTests > 0 ? 0 : 1)
  process.stdout.write(`${counts.numPassedTests} passed, ${failed} failed${counts.numPendingTests ? `, ${counts.numPendingTests} skipped` : ""}\n`)
  process.exitCode = failed === 0 && counts.numPassedTests > 0 ? 0 : 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
