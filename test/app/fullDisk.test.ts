/**
 * A whole node on a small disk that is full again and again: it lives, refuses in words, goes on by itself, and keeps
 * what it acknowledged.
 */
import { execFile } from "node:child_process"
import { mkdirSync } from "node:fs"
import path from "node:path"
import { promisify } from "node:util"
import { expect, it } from "vitest"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { seeded } from "../support/seed.ts"

/** A long run: BULBIL_FULL_DISKS=200 BULBIL_SEED=7 */
const ROUNDS = Number(process.env["BULBIL_FULL_DISKS"] ?? 5)
const SEED = seeded(20_261_128)
const child = path.join(import.meta.dirname, "../support/campaign/onFullDisk.ts")

it(`outlives ${ROUNDS} full disks (seed ${SEED})`, { timeout: ROUNDS * 30_000 + 600_000 }, async () => {
  const home = await temporaryFolder()
  const disk = path.join(home, "disk")
  mkdirSync(disk)
  const script = 'mount -t tmpfs -o size=24m none "$1" && exec "$2" "$3" "$1" "$4" "$5" "$6"'
  const words = [
    "--user",
    "--map-root-user",
    "--mount",
    "sh",
    "-c",
    script,
    "sh",
    disk,
    process.execPath,
    child,
    home,
    String(ROUNDS),
    String(SEED),
  ]
  const { stdout } = await promisify(execFile)("unshare", words, { encoding: "utf8" })
  const result = JSON.parse(stdout)
  expect(result).toMatchObject({ wrong: [], rounds: ROUNDS })
  expect(result.refused).toBeGreaterThanOrEqual(ROUNDS)
  if (ROUNDS > 20) process.stdout.write(`${stdout}\n`)
})
