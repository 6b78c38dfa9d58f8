/** FILE10: hashing takes the files that were chosen, as they were then, and no others; on disk and in memory. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { StoreError } from "../../src/storage/PieceStore.ts"
import { scanFolder } from "../../src/storage/scanFolder.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const storage = new FileStorage()
afterAll(() => storage.close())

const scene = async () => {
  const root = await temporaryFolder()
  const [folder, state] = [path.join(root, "t"), path.join(root, "state")]
  const put = async (name: string, content = "hello"): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  for (const name of ["a", "sub/b", "sub/c"]) await put(name)
  const choose = async (...names: readonly string[]): Promise<void> => {
    const { files } = await scanFolder(folder)
    await storage.choose(
      state,
      files.filter((file) => names.includes(file.path.join("/"))),
    )
  }
  const made = (): Promise<readonly string[] | string> =>
    storage.make(folder, { private: true, state, chosenIn: state }).then(
      ({ metainfo }) => metainfo.files.map((file) => file.path.join("/")),
      (error: unknown) => (error instanceof StoreError ? error.code : String(error)),
    )
  return { folder, state, put, choose, made }
}

describe("FILE10 hashing", () => {
  it("takes what was chosen, and nothing that came since, as often as it begins", async () => {
    const { choose, made, put } = await scene()
    await choose("a", "sub/c")
    await put("new")
    expect(await made()).toEqual(["a", "sub/c"])
    expect(await made()).toEqual(["a", "sub/c"])
    await choose("sub/b")
    expect(await made()).toEqual(["sub/b"])
    await choose()
    expect(await made()).toBe("empty")
  })

  it.each([
    ["written to", async (at: string) => writeFile(at, "other")],
    ["gone", async (at: string) => rm(at)],
    [
      "replaced by one of the same size and words",
      async (at: string) => {
        await writeFile(`${at}.new`, await readFile(at))
        await rename(`${at}.new`, at)
      },
    ],
  ])("fails where a file that was chosen is %s", async (_, change) => {
    const { choose, made, folder } = await scene()
    await choose("a", "sub/c")
    await change(path.join(folder, "sub", "b"))
    expect(await made()).toEqual(["a", "sub/c"])
    await change(path.join(folder, "a"))
    expect(await made()).toBe("changed")
  })

  it("fails where nobody knows what was chosen", async () => {
    const { made, choose, state } = await scene()
    expect(await made()).toBe("missing")
    await choose("a")
    await writeFile(path.join(state, "chosen"), "[[")
    expect(await made()).toBe("missing")
    // What the disk says is told as that.
    await rm(path.join(state, "chosen"))
    await mkdir(path.join(state, "chosen"))
    expect(await made()).toBe("io")
  })

  it("takes all of what was chosen of a single file", async () => {
    const { folder, state } = await scene()
    const file = path.join(folder, "a")
    await storage.choose(state, (await scanFolder(file)).files)
    const { metainfo } = await storage.make(file, { private: true, state, chosenIn: state })
    expect([metainfo.name, metainfo.files.length]).toEqual(["a", 1])
  })

  it("does the same in memory", async () => {
    const memory = new MemoryStorage()
    for (const name of ["a", "sub/b", "new"]) memory.disk.put(`/t/${name}`, Buffer.from("hello"))
    const options = { private: true, state: "/state", chosenIn: "/state" }
    await expect(memory.make("/t", options)).rejects.toMatchObject({ code: "missing" })
    const mark = { size: 5n, mtimeNs: 0n, ctimeNs: 0n, ino: 0n }
    await memory.choose("/state", [
      { path: ["a"], mark },
      { path: ["sub", "b"], mark },
    ])
    const { metainfo } = await memory.make("/t", options)
    expect(metainfo.files.map((file) => file.path.join("/"))).toEqual(["a", "sub/b"])
  })
})
