/** A full disk is said plainly, costs nothing that was acknowledged, and is over as soon as there is room again. */
import { execFileSync } from "node:child_process"
import path from "node:path"
import { expect, it } from "vitest"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const child = path.join(import.meta.dirname, "../support/fillLogDisk.ts")

it("says that the disk is full, loses nothing acknowledged, and goes on once there is room", async () => {
  const folder = await temporaryFolder()
  const script = 'mount -t tmpfs -o size=3m none "$1" && exec "$2" "$3" "$1"'
  const out = execFileSync(
    "unshare",
    ["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", folder, process.execPath, child],
    { encoding: "utf8" },
  )
  const { faults, whenFull, acknowledged, stored, ok } = JSON.parse(out)
  expect(faults).toEqual(["full", "full", "full"])
  expect(whenFull).toBeGreaterThan(50)
  expect({ acknowledged, stored, ok }).toEqual({ acknowledged: whenFull + 20, stored: whenFull + 20, ok: true })
})
