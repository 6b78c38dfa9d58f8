import { execFileSync } from "node:child_process"
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { checkNewFile, writeNewFile } from "../../src/storage/newFile.ts"
import { readGiven } from "../../src/storage/readGiven.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const reason = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  )

describe("a new file (FILE5)", () => {
  it("is there whole, and never replaces what is there unasked", async () => {
    const root = await temporaryFolder()
    const file = path.join(root, "f")
    await writeNewFile(file, ["one ", Buffer.from("two")])
    expect(await readFile(file, "utf8")).toBe("one two")
    expect(await reason(writeNewFile(file, ["other"]))).toBe("exists")
    expect(await readFile(file, "utf8")).toBe("one two")
    await writeNewFile(file, ["other"], { replace: true })
    expect(await readFile(file, "utf8")).toBe("other")
    expect(await readdir(root)).toEqual(["f"])
  })

  it("does not replace what came there while it was written", async () => {
    const root = await temporaryFolder()
    const file = path.join(root, "f")
    const slow = async function* () {
      yield "ours"
      await writeFile(file, "theirs")
    }
    expect(await reason(writeNewFile(file, slow()))).toBe("exists")
    expect(await readFile(file, "utf8")).toBe("theirs")
    expect(await readdir(root)).toEqual(["f"])
  })

  it("leaves nothing when what is to be written fails half-way", async () => {
    const root = await temporaryFolder()
    const broken = function* () {
      yield "half"
      throw new Error("gone")
    }
    expect(await reason(writeNewFile(path.join(root, "f"), broken()))).toBe("gone")
    expect(await readdir(root)).toEqual([])
  })

  it("is refused before the work where it cannot be", async () => {
    const root = await temporaryFolder()
    await writeFile(path.join(root, "file"), "")
    await mkdir(path.join(root, "folder"))
    await symlink("/proc", path.join(root, "kernel"))
    await symlink("nowhere", path.join(root, "dangling"))
    const asked = (name: string, replace = false) => reason(checkNewFile(path.join(root, name), { replace }))
    expect(await asked("no/f")).toBe("no-folder")
    expect(await asked("file/f")).toBe("no-folder")
    expect(await asked("kernel/f")).toBe("denied")
    expect(await reason(checkNewFile("/dev/null", { replace: true }))).toBe("denied")
    for (const name of ["folder", "dangling"])
      expect([await asked(name), await asked(name, true)]).toEqual(["exists", "exists"])
    expect(await asked("file", true)).toBeUndefined()
    expect(await asked("n".repeat(256))).toBe("failed")
    expect(await asked("n".repeat(255))).toBeUndefined()
  })
})

describe("a file that was given to read", () => {
  it("is read to its end and not beyond the cap, and nothing else is waited for", async () => {
    const root = await temporaryFolder()
    const at = (name: string) => path.join(root, name)
    await writeFile(at("f"), Buffer.alloc(70_000, 7))
    execFileSync("mkfifo", [at("pipe")])
    expect((await readGiven(at("f"), 70_000)).length).toBe(70_000)
    expect(await reason(readGiven(at("f"), 69_999))).toBe("too-large")
    expect(await reason(readGiven(at("pipe"), 10))).toBe("no-file")
    expect(await reason(readGiven("/dev/zero", 10))).toBe("no-file")
    expect(await reason(readGiven(root, 10))).toBe("no-file")
    expect(await reason(readGiven(at("nowhere"), 10))).toBe("missing")
    // Its size is said to be 0.
    expect((await readGiven("/proc/self/status", 100_000)).length).toBeGreaterThan(0)
    expect(await reason(readGiven("/proc/self/status", 10))).toBe("too-large")
  })
})
