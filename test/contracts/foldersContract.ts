/** What `folders` tells of a path that is typed, on whatever disk. */
import fc from "fast-check"
import { expect, it } from "vitest"
import type { ManagedNode } from "../../src/api/Node.ts"
import type { FolderPage } from "../../src/contract/folders.ts"

export interface Disk {
  /** Where it was made, with a slash at its end. */
  readonly root: string
  readonly folders: ManagedNode["folders"]
}

const { signal } = new AbortController()
const names = (page: FolderPage) => page.entries.map(({ name, folder }) => (folder ? `${name}/` : name))

/** Of few letters, so that beginnings are shared; with what is hidden, numbers, capitals, and signs of all kinds. */
const name = fc
  .string({
    unit: fc.constantFrom("a", "A", "b", ".", "1", "10", "é", "e\u0301", " ", "<b>", "\u202e", "\n", "语"),
    minLength: 1,
    maxLength: 4,
  })
  .filter((text) => text !== "." && text !== "..")

/** Files and folders with what is in them. */
const tree = fc.uniqueArray(fc.tuple(name, fc.option(fc.uniqueArray(name, { maxLength: 4 }))), {
  maxLength: 12,
  selector: ([at]) => at,
})
const pathsOf = (all: readonly (readonly [string, readonly string[] | null])[]): readonly string[] =>
  all.flatMap(([at, inside]) => (inside ? [`${at}/`, ...inside.map((below) => `${at}/${below}`)] : [at]))

/** @param make a disk with these paths, those of folders with a slash at their end. */
export const foldersContract = (make: (paths: readonly string[]) => Promise<Disk>): void => {
  const ask = async (disk: Disk, typed: string, files = true): Promise<FolderPage> => {
    const page = await disk.folders(disk.root + typed, files, signal)
    if ("ok" in page) throw new Error(page.message)
    return page
  }

  it("tells what begins so: folders first, sorted as people do", async () => {
    const disk = await make(["b/", "a10/", "a9/", "A1/", "a.txt", "b10.txt", "b9.txt", ".a", ".b/", "b/c"])
    expect(names(await ask(disk, ""))).toEqual(["A1/", "a9/", "a10/", "b/", "a.txt", "b9.txt", "b10.txt"])
    expect(names(await ask(disk, "", false))).toEqual(["A1/", "a9/", "a10/", "b/"])
    expect(names(await ask(disk, "a"))).toEqual(["a9/", "a10/", "a.txt"])
    expect(names(await ask(disk, "b"))).toEqual(["b/", "b9.txt", "b10.txt"])
    expect(names(await ask(disk, "."))).toEqual([".b/", ".a"])
    expect(names(await ask(disk, "b/"))).toEqual(["c"])
    expect(await ask(disk, "b/../b//./")).toMatchObject({ folder: `${disk.root}b/`, more: false, unnamed: 0 })
    expect((await ask(disk, "b/")).freeBytes).toBeGreaterThan(0)
  })

  it("has nothing to tell of a folder that is not there, and refuses what is none", async () => {
    const disk = await make(["a.txt"])
    expect(await ask(disk, "none/x")).toMatchObject({ folder: `${disk.root}none/`, entries: [], freeBytes: null })
    for (const typed of ["a.txt/", "a.txt/x", "a.txt/x/y"])
      expect(await disk.folders(disk.root + typed, true, signal)).toMatchObject({ ok: false, code: "not-a-folder" })
    expect(await disk.folders("here/x", true, signal)).toMatchObject({ ok: false, code: "relative-path" })
    expect(await disk.folders("", true, signal)).toMatchObject({ ok: false })
  })

  it("tells 200 at most, and that there are more", async () => {
    const some = (count: number) => Array.from({ length: count }, (_, n) => `f${n}.txt`)
    const all = await ask(await make(some(200)), "")
    expect([all.entries.length, all.more]).toEqual([200, false])
    const part = await ask(await make([...some(300), "z/"]), "")
    expect(names(part)).toEqual(["z/", ...some(199)])
    expect(part.more).toBe(true)
  })

  it("tells of any disk each name once, and only what may begin so (property)", async () => {
    await fc.assert(
      fc.asyncProperty(tree, name, fc.boolean(), async (all, begins, files) => {
        const disk = await make(pathsOf(all))
        for (const [at, inside] of [["", all.map(([each]) => each)] as const, ...all]) {
          if (!inside) continue
          const isFolder = (each: string) => at === "" && all.find(([top]) => top === each)![1] !== null
          for (const typed of ["", begins]) {
            const page = await ask(disk, at === "" ? typed : `${at}/${typed}`, files)
            const meant = inside
              .filter((each) => each.startsWith(typed) && (typed !== "" || !each.startsWith(".")))
              .filter((each) => files || isFolder(each))
            expect(page.entries.map((entry) => entry.name).sort()).toEqual(meant.sort())
            expect(page.entries.filter(({ folder }) => folder).map((entry) => entry.name)).toEqual(
              page.entries.slice(0, meant.filter(isFolder).length).map((entry) => entry.name),
            )
          }
        }
      }),
      { numRuns: 40 },
    )
  })
}
