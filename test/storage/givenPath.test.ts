import { existsSync } from "node:fs"
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { givenPath, homeFolder } from "../../src/storage/givenPath.ts"
import { makeFolder, makeFolderSync } from "../../src/storage/makeFolder.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

describe("a path that was given (FILE6)", () => {
  const cli = (text: string) => givenPath(text, "/now/here", "/home/ada")
  const api = (text: string) => givenPath(text, undefined, "/home/ada")

  it("means what a shell's user expects", () => {
    expect(["~", "~/", "~/x", "x", "./x", "../x", ".", "/a//b/../c/", "./~ada", "a~", " "].map(cli)).toEqual([
      "/home/ada",
      "/home/ada",
      "/home/ada/x",
      "/now/here/x",
      "/now/here/x",
      "/now/x",
      "/now/here",
      "/a/c",
      "/now/here/~ada",
      "/now/here/a~",
      { problem: expect.stringContaining("empty") },
    ])
    expect(["~/x", "/x"].map(api)).toEqual(["/home/ada/x", "/x"])
  })

  it("is refused with words when it can be none", () => {
    const long = `/${"n".repeat(255)}`
    for (const text of ["", "~ada", "~ada/x", "~+", "a\0b", "\ud800", `${long}n`, long.repeat(16), "/no\ufffdwhere"]) {
      for (const ask of [cli, api])
        expect(ask(text), JSON.stringify(text.slice(0, 20))).toEqual({ problem: expect.any(String) })
    }
    for (const text of ["x", "./x", "..", "-"])
      expect(api(text)).toEqual({ problem: expect.stringContaining("absolute path; begin it with / or ~/") })
    expect(givenPath("~/x", "/now", undefined)).not.toBe("/x")
  })

  it("takes a name that holds U+FFFD itself, where there is one", async () => {
    const root = await temporaryFolder()
    await writeFile(path.join(root, "a\ufffdb"), "")
    expect(givenPath("a\ufffdb", root)).toBe(path.join(root, "a\ufffdb"))
    expect(givenPath("a\ufffdc", root)).toEqual({ problem: expect.stringContaining("not UTF-8") })
  })

  it("is absolute and whole, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(fc.constantFrom("~", "/", ".", "..", "a", "\0", " ")).map((parts) => parts.join("")),
        ),
        fc.boolean(),
        (text, absolute) => {
          const given = absolute ? cli(text) : api(text)
          if (typeof given !== "string") return void expect(given.problem.length).toBeGreaterThan(10)
          expect(path.isAbsolute(given) && path.normalize(given) === given && !given.includes("\0")).toBe(true)
          expect(cli(given)).toBe(given)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it("finds a home folder that is one", () => {
    expect(homeFolder({ HOME: "/home/ada" })).toBe("/home/ada")
    for (const HOME of ["", "not/absolute"]) expect(homeFolder({ HOME })).not.toBe(HOME)
  })
})

describe("making a folder", () => {
  const both = async (folder: string) => [
    await makeFolder(folder).catch((error: { code: string }) => error.code),
    (() => {
      try {
        return makeFolderSync(folder)
      } catch (error) {
        return (error as { code: string }).code
      }
    })(),
  ]

  it("makes all that is missing, and says what the first was", async () => {
    const root = await temporaryFolder()
    expect(await makeFolder(path.join(root, "a/b/c"))).toBe(path.join(root, "a"))
    expect(makeFolderSync(path.join(root, "a/b/d/e"))).toBe(path.join(root, "a/b/d"))
    expect(await both(path.join(root, "a/b/d/e"))).toEqual([undefined, undefined])
    expect(await both("/")).toEqual([undefined, undefined])
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(path.join(root, "at/once/by/many"))))
    expect(await readdir(path.join(root, "at/once/by/many"))).toEqual([])
  })

  it("ends at once where nothing can be made, and makes nothing", async () => {
    const root = await temporaryFolder()
    await writeFile(path.join(root, "file"), "")
    await symlink("nowhere", path.join(root, "dangling"))
    await symlink("/proc/self", path.join(root, "kernel"))
    await symlink("loop", path.join(root, "loop"))
    for (const at of ["/proc/x/y", "/proc", "/sys/x", "/sys/kernel/x/y", "/dev/x", "/proc/self/root/tmp/x"])
      expect(await both(at), at).toEqual(["denied", "denied"])
    expect(await both(path.join(root, "kernel/x"))).toEqual(["denied", "denied"])
    expect(await both(path.join(root, "file"))).toEqual(["missing", "missing"])
    expect(await both(path.join(root, "file/x"))).toEqual(["missing", "missing"])
    expect(await both(path.join(root, "dangling"))).toEqual(["missing", "missing"])
    expect(await both(path.join(root, "dangling/x"))).toEqual(["missing", "missing"])
    expect(await both(path.join(root, "loop/x"))).toEqual(["unsafe-name", "unsafe-name"])
    expect(await both(path.join(root, "n".repeat(256), "x"))).toEqual(["unsafe-name", "unsafe-name"])
    expect((await readdir(root)).sort()).toEqual(["dangling", "file", "kernel", "loop"])
    expect(existsSync("/tmp/x")).toBe(false)
    await mkdir(path.join(root, "dev"))
    expect(await both(path.join(root, "dev/x"))).toEqual([path.join(root, "dev/x"), undefined])
  })
})
