/** A relay whose unit is asked for: the wish, what takes it, and what is said when nothing does. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { rm, writeFile } from "node:fs/promises"
import { expect, onTestFinished, test } from "vitest"
import { systemClock } from "../../src/app/systemClock.ts"
import type { Clock } from "../../src/core/Clock.ts"
import { byUnit } from "../../src/relay/launch.ts"
import { RelayFolder } from "../../src/relay/RelayFolder.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

/** Without a real wait; `each` is called at each wait that is asked for. */
const clockThat = (each: () => unknown): Clock => ({
  ...systemClock,
  setTimeout: (run) =>
    systemClock.setTimeout(async () => {
      await each()
      run()
    }, 0),
})

const folderOf = async (): Promise<RelayFolder> => {
  const folder = new RelayFolder(await temporaryFolder())
  folder.configure(["Log notice stdout"], undefined)
  return folder
}

test("finds the process that the unit began for its wish", async () => {
  const folder = await folderOf()
  let pid: number | undefined
  const record = await byUnit(
    folder,
    "tor",
    clockThat(async () => {
      if (pid !== undefined) return
      expect(existsSync(folder.wish)).toBe(true)
      await rm(folder.wish)
      const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1e6)", folder.file("torrc")])
      onTestFinished(() => void child.kill())
      await once(child, "spawn")
      pid = child.pid
      await writeFile(folder.file("pid"), `${pid}\n`)
    }),
  )
  expect(record.pid).toBe(pid)
})

test("takes its wish back when nothing hears it, and says so", async () => {
  const folder = await folderOf()
  await expect(
    byUnit(
      folder,
      "tor",
      clockThat(() => undefined),
    ),
  ).rejects.toMatchObject({
    code: "failed",
    message: expect.stringContaining("bulbil service status"),
  })
  expect(existsSync(folder.wish)).toBe(false)
})

test("says the last words of a relay that ended as it began", async () => {
  const folder = await folderOf()
  const clock = clockThat(async () => {
    await rm(folder.wish, { force: true })
    await writeFile(folder.file("notices.log"), "Nov 25 04:00:00.000 [err] Reading config failed.\n")
  })
  await expect(byUnit(folder, "tor", clock)).rejects.toMatchObject({
    code: "failed",
    message: "tor ended: Reading config failed.",
  })
})
