/**
 * All tests: types, lint and format, vitest, then one closing line with the counts. Arguments go to vitest (a file
 * name, -t …). Without any, what is slow for other reasons runs side by side: what waits for Tor, what keeps a
 * browser busy, what only computes, types and lint among it. What waits comes first whenever it has something to do,
 * so it is not kept beyond its deadlines by the others. Plain JavaScript, for any Node ≥ 18; what it starts runs
 * under the project's Node.
 */
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { environmentFor, findNode, root } from "./runtime.js"

const node = findNode()
if (!node) throw new Error("not set up yet; type: npm run setup")
// The page that set-up has just bundled serves the tests of it too.
const env = { BULBIL_UI: path.join(root, "dist", "ui"), ...environmentFor(node) }
const bin = (...parts) => path.join(root, "node_modules", ...parts)

/** Arguments of each vitest, and by how much it gives way to the others. */
const asked = process.argv.slice(2)
const lanes =
  asked.length > 0
    ? [{ args: asked, nice: 0 }]
    : [
        { args: ["--project=tor"], nice: 0 },
        { args: ["--project=browser"], nice: 2 },
        // The longest, and the last to end: two files at once, as vitest by itself leaves a core to others.
        { args: ["fast", "pure", "prop", "sim"].map((kind) => `--project=${kind}`).concat("--maxWorkers=2"), nice: 4 },
      ]

/** In whole lines, so that those of several do not run into each other. */
const passOn = (from, to) => {
  let rest = ""
  from.setEncoding("utf8")
  from.on("data", (text) => {
    const end = text.lastIndexOf("\n") + 1
    if (end > 0) to.write(rest + text.slice(0, end))
    rest = end > 0 ? text.slice(end) : rest + text
  })
  from.on("end", () => rest && to.write(`${rest}\n`))
}

const children = []
let stopped = false
/** @returns whether the script ended well. With `own`, it writes to the terminal by itself. */
const run = (words, { nice = 0, own = false }) =>
  new Promise((resolve) => {
    const coloured = !own && process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : {}
    const child = spawn(node.bin, words, {
      cwd: root,
      stdio: own ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      env: { ...env, ...coloured },
    })
    children.push(child)
    child.once("error", () => resolve(false))
    child.once("spawn", () => os.setPriority(child.pid, os.getPriority() + nice))
    child.once("close", (code) => resolve(code === 0))
    if (own) return
    passOn(child.stdout, process.stdout)
    passOn(child.stderr, process.stderr)
  })

/** @returns whether all of its tests passed. */
const vitest = ({ args, nice }, report) =>
  run(
    [
      bin("vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...args,
    ],
    { nice, own: lanes.length === 1 },
  )

/** Types, lint and format. @returns how many of them did not pass. */
const checks = async () => {
  let broken = 0
  for (const [name, ...words] of [
    ["types (src)", bin("typescript", "bin", "tsc"), "-p", "."],
    ["types (ui)", bin("typescript", "bin", "tsc"), "-p", path.join("src", "ui")],
    ["lint", bin("oxlint", "bin", "oxlint"), "--quiet"],
    ["format", bin("oxfmt", "bin", "oxfmt"), "--check", "."],
    ["types (test)", bin("typescript", "bin", "tsc"), "-p", "test"],
  ]) {
    if (stopped) break
    const passed = await run(words, { nice: lanes.length === 1 ? 0 : 4 })
    process.stdout.write(`${passed ? "✓" : "✗"} ${name}\n`)
    if (!passed) broken++
  }
  return broken
}

const WHY_LINES = 12
const firstLines = (text = "") =>
  text
    .trimEnd()
    .split("\n")
    .slice(0, WHY_LINES)
    .map((line) => `    ${line}`)
    .join("\n")

/** Of a file: its tests that failed, with how each began to say why; itself, where it could not even be loaded. */
const failuresOf = ({ name, message, assertionResults }) => {
  const file = path.relative(root, name)
  const failed = assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => `${file} › ${fullName}\n${firstLines(failureMessages[0])}`)
  return failed.length > 0 ? failed : [`${file}\n${firstLines(message)}`]
}

// A terminal's Ctrl-C comes to them too, and they end well by themselves.
process.on("SIGINT", () => (stopped = true))
for (const signal of ["SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    stopped = true
    children.forEach((child) => child.kill(signal))
  })

const scratch = mkdtempSync(path.join(os.tmpdir(), "bulbil-test-"))
try {
  const reports = lanes.map((_, i) => path.join(scratch, `report${i}.json`))
  const checked = checks()
  if (lanes.length === 1) await checked
  const passed = await Promise.all(lanes.map((lane, i) => vitest(lane, reports[i])))
  const counts = { passed: 0, failed: await checked, skipped: 0 }
  for (const [i, report] of reports.entries()) {
    try {
      const { numPassedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, "utf8"))
      counts.passed += numPassedTests
      counts.skipped += numPendingTests
      const failed = testResults.filter(({ status }) => status === "failed").flatMap(failuresOf)
      for (const line of failed) process.stdout.write(`✗ ${line}\n`)
      // What fails between the tests (an error that nobody took) fails the run.
      counts.failed += failed.length || (passed[i] ? 0 : 1)
    } catch {
      counts.failed++
    }
  }
  process.stdout.write(
    `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}\n`,
  )
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
