/** FILE2: which folders are the node's own does not hang on the order in which a disk answers. */
import fc from "fast-check"
import { expect, it } from "vitest"
import type { Disk } from "../../src/storage/Disk.ts"
import { MemoryDisk } from "../../src/storage/MemoryDisk.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { OwnFolders } from "../../src/storage/OwnFolders.ts"
import { OwnTable } from "../../src/storage/OwnTable.ts"
import { TorrentFolder } from "../../src/storage/TorrentFolder.ts"
import { octets } from "../support/downloadScene.ts"
import { seeded } from "../support/seed.ts"

const maker = new MemoryStorage()
for (const file of ["a", "b", "sub/c", "sub/d", "sub/deep/e", "tub/f"])
  maker.disk.put(`/m/vac/${file}`, octets(file, 9))
const { metainfo } = await maker.make("/m/vac", { private: true, pieceLength: 16_384 })

/** Answers in whatever order the scheduler chooses. */
const unhurried = (disk: MemoryDisk, scheduler: fc.Scheduler): Disk => ({
  look: scheduler.scheduleFunction((path: string) => disk.look(path)),
  make: scheduler.scheduleFunction((...given: Parameters<Disk["make"]>) => disk.make(...given)),
  link: scheduler.scheduleFunction((from: string, to: string) => disk.link(from, to)),
  sync: scheduler.scheduleFunction((folder: string) => disk.sync(folder)),
  makeFolder: scheduler.scheduleFunction((path: string) => disk.makeFolder(path)),
  isEmpty: scheduler.scheduleFunction((folder: string) => disk.isEmpty(folder)),
  delete: scheduler.scheduleFunction((path: string) => disk.delete(path)),
  deleteFolder: scheduler.scheduleFunction((path: string) => disk.deleteFolder(path)),
  free: scheduler.scheduleFunction(() => disk.free()),
})

it("FILE2 folders made for several files at once go with them; one that was there before stays", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.shuffledSubarray([...metainfo.files], { minLength: 2 }),
      fc.constantFrom(undefined, "/d/vac", "/d/vac/sub"),
      async (scheduler, files, before) => {
        const disk = new MemoryDisk()
        disk.putFolder(before ?? "/d")
        const slow = unhurried(disk, scheduler)
        const table = await OwnTable.load({
          load: async () => new Uint8Array(0),
          write: async () => {},
          close: async () => {},
        })
        const folders = new OwnFolders({
          metainfo,
          folder: new TorrentFolder("/d/vac", false, slow),
          disk: slow,
          table,
        })
        const picture = new Map(disk.picture())
        await scheduler.waitFor(Promise.all(files.map((file) => folders.make(file))))
        await scheduler.waitFor(folders.delete())
        expect(new Map(disk.picture())).toEqual(picture)
      },
    ),
    { seed: seeded(31) },
  )
})
