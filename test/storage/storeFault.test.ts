import { describe, expect, it } from "vitest"
import { StoreError } from "../../src/storage/PieceStore.ts"
import { storeFault } from "../../src/storage/storeFault.ts"
import { OpenFiles } from "../../src/storage/OpenFiles.ts"
import { WriteBarrier } from "../../src/storage/WriteBarrier.ts"
import type { FileHandle } from "node:fs/promises"

describe("what the operating system says", () => {
  it.each([
    ["ENOSPC", "full"],
    ["EDQUOT", "full"],
    ["ENOENT", "missing"],
    ["ENOTDIR", "missing"],
    ["EACCES", "denied"],
    ["EPERM", "denied"],
    ["EROFS", "denied"],
    ["ELOOP", "unsafe-name"],
    ["ENAMETOOLONG", "unsafe-name"],
    ["EFBIG", "too-large"],
    ["EIO", "io"],
    ["EMFILE", "io"],
  ])("%s is %s, with the file named", (errno, code) => {
    const fault = storeFault(Object.assign(new Error("x"), { code: errno }), "/some/file")
    expect(fault.code).toBe(code)
    expect(fault.message).toContain("/some/file")
  })
  it("leaves a StoreError as it is", () => {
    const fault = new StoreError("changed", "x")
    expect(storeFault(fault, "y")).toBe(fault)
  })
})

describe("WriteBarrier", () => {
  it("a flush that finds nothing waits for the one that took its writes along", async () => {
    const barrier = new WriteBarrier()
    const order: string[] = []
    let release = () => {}
    barrier.written("a")
    const first = barrier.flush(() => new Promise((resolve) => (release = resolve))).then(() => order.push("first"))
    const second = barrier.flush(async () => void order.push("synced again")).then(() => order.push("second"))
    await new Promise((resolve) => setImmediate(resolve))
    expect(order).toEqual([])
    release()
    await Promise.all([first, second])
    expect(order).toEqual(["first", "second"])
  })

  it("stays shut after a flush that failed", async () => {
    const barrier = new WriteBarrier()
    barrier.written("a")
    const full = () => Promise.reject(Object.assign(new Error("x"), { code: "ENOSPC" }))
    await expect(barrier.flush(full)).rejects.toMatchObject({ code: "full" })
    await expect(barrier.flush(async () => {})).rejects.toMatchObject({ code: "full" })
    expect(() => barrier.check()).toThrow(StoreError)
  })
})

describe("OpenFiles", () => {
  const opened = () => {
    const log: string[] = []
    const open = (key: string) => async () => {
      log.push(`open ${key}`)
      return { close: async () => void log.push(`close ${key}`) } as unknown as FileHandle
    }
    return { log, open }
  }

  it("closes the longest unused, and never one in use", async () => {
    const { log, open } = opened()
    const files = new OpenFiles(2)
    let release = () => {}
    const held = files.use("a", open("a"), () => new Promise<void>((resolve) => (release = resolve)))
    for (const key of ["b", "c", "b", "d"]) await files.use(key, open(key), async () => {})
    expect(log).toEqual(["open a", "open b", "open c", "close b", "open b", "close c", "open d", "close b"])
    release()
    await held
    expect(files.size).toBe(2)
  })

  it("opens once for users at the same moment; a dropped one is closed by its last user", async () => {
    const { log, open } = opened()
    const files = new OpenFiles(2)
    await Promise.all(
      [1, 2, 3].map(() =>
        files.use("a", open("a"), async () => {
          await files.drop("a")
          log.push("used")
        }),
      ),
    )
    expect(log).toEqual(["open a", "used", "used", "used", "close a"])
    expect(files.size).toBe(0)
  })

  it("tries anew what could not be opened", async () => {
    const { open } = opened()
    const files = new OpenFiles(2)
    await expect(
      files.use(
        "a",
        () => Promise.reject(new Error("no")),
        async () => {},
      ),
    ).rejects.toThrow("no")
    expect(await files.use("a", open("a"), async () => 5)).toBe(5)
  })
})
