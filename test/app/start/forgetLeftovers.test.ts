/** What a crash has left of what was to be shared goes at the start; what is to be hashed still stays. */
import { mkdir, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { forgetLeftovers, type LossParts } from "../../../src/app/start/tellLosses.ts"
import { FileLibrary } from "../../../src/storage/FileLibrary.ts"
import { MemoryVault } from "../../../src/storage/MemoryVault.ts"
import { temporaryFolder } from "../../support/temporaryFolder.ts"

it("keeps which files were chosen for a share while it is hashed, and no longer", async () => {
  const root = await temporaryFolder()
  const put = async (id: string, ...names: readonly string[]) => {
    await mkdir(path.join(root, id))
    for (const name of names) await writeFile(path.join(root, id, name), "[]")
  }
  await put("a1", "chosen", "leaves")
  await put("a2", "chosen")
  await put("a3", "chosen", "marks")
  // Whose metainfo are gone: its operator may put them back.
  await put("a4", "chosen", "own")
  const modes: Readonly<Record<string, string>> = { a1: "hashing", a3: "stopped" }
  await forgetLeftovers({
    log: { streams: async () => [] },
    projector: { get: (_: unknown, id: string) => modes[id] && { mode: modes[id] }, all: () => [] },
    vault: new MemoryVault(),
    library: new FileLibrary(root),
  } as unknown as LossParts)
  expect((await readdir(root)).toSorted()).toEqual(["a1", "a4"])
  expect((await readdir(path.join(root, "a1"))).toSorted()).toEqual(["chosen", "leaves"])
})
