/**
 * Once a run, before all tests: the program is begun and ended once, so that Node keeps its code compiled (in
 * NODE_COMPILE_CACHE) before tests start processes of it; those that are killed would leave nothing behind. Owns how
 * much is kept: test files are compiled anew in each run, and nobody else takes them away.
 */
import { execFile } from "node:child_process"
import { readdir, rm } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"

const MAIN = path.resolve(import.meta.dirname, "../../src/cli/main.ts")
/** About 100 MB. */
const MOST_FILES = 15_000

export default async function setup(): Promise<void> {
  const cache = process.env["NODE_COMPILE_CACHE"]!
  const kept = await readdir(cache, { recursive: true }).catch(() => [])
  // Where another run takes it away at the same time, that is as good.
  if (kept.length > MOST_FILES) await rm(cache, { recursive: true, force: true }).catch(() => undefined)
  await promisify(execFile)(process.execPath, [MAIN, "--version"])
}
