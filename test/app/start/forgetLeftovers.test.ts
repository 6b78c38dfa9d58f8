/** What a crash has left of what was to be shared goes at the start; what is to be hashed still stays. */
import { mkdir, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { forgetLeftovers, type LossParts } from "../../../src/app/start/tellLosses.ts"
import { FileLibrary } from "../../../src/storage/FileLibrary.ts"
import { MemoryVault } from "../../../src/storage/MemoryVault.ts"
import { smallTorrent } from "../../support/smallTorrent.ts"
import { temporaryFolder } from "../../support/temporaryFolder.ts"

const torrent = await smallTorrent(20_000)

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
  // A torrent was about to take the content: of a share that is hashed anew, and of one that has ended.
  for (const id of ["a5", "a6"]) await put(id, "chosen", "leaves")
  const library = new FileLibrary(root)
  for (const id of ["a5", "a6"]) await library.save(id, torrent.metainfo)
  const modes: Readonly<Record<string, string>> = { a1: "hashing", a3: "stopped", a5: "hashing", a6: "stopped" }
  await forgetLeftovers({
    log: { streams: async () => [] },
    projector: { get: (_: unknown, id: string) => modes[id] && { mode: modes[id] }, all: () => [] },
    vault: new MemoryVault(),
    library: new FileLibrary(root),
  } as unknown as LossParts)
  expect((await readdir(root)).toSorted()).toEqual(["a1", "a4", "a5"])
  for (const id of ["a1", "a5"]) expect((await readdir(path.join(root, id))).toSorted()).toEqual(["chosen", "leaves"])
})
