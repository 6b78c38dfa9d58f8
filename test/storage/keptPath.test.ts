/**
 * FILE6 what lies below the data folder is kept relative to it by whatever names both are called, so that it can be
 * moved.
 */
import { mkdir, realpath, rename, rm, symlink } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { keptPath } from "../../src/storage/keptPath.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

/** Names that lead to the data folder `disk/N`, to its downloads, and elsewhere. */
const ROOTS = ["disk/N", "lnk/N", "N", "chain", "up/disk/N"]
const DOWNLOADS = [...ROOTS.map((root) => `${root}/downloads`), "dl", "disk/N/dl"]
const BELOW = ["", "sub", "sub/in", "sub/new", "new/newer", "out/far"]
const OUTSIDE = ["disk", "disk/NN", "disk/N2/downloads", "lnk", "away"]

it("a kept path means the same place, and goes along when the folder is moved and the link set anew", async () => {
  const home = await temporaryFolder()
  await mkdir(path.join(home, "disk/N/downloads/sub/in"), { recursive: true })
  for (const name of ["disk/NN", "disk/N2/downloads", "away/far"])
    await mkdir(path.join(home, name), { recursive: true })
  const links = {
    lnk: "disk",
    N: "disk/N",
    chain: "N",
    up: ".",
    dl: "lnk/N/downloads",
    "disk/N/dl": "downloads",
    "disk/N/downloads/out": "../../../away",
  }
  for (const [name, to] of Object.entries(links)) await symlink(to, path.join(home, name))
  const place = (at: string, rest: string) => path.join(home, at, rest)
  const cases = ROOTS.flatMap((root) => DOWNLOADS.flatMap((at) => BELOW.map((below) => ({ root, at, below }))))
  // A link itself, as the last name, is not followed: it is a place of its own.
  const named = cases.filter(({ at, below }) => below !== "" || at !== "dl")
  const keptAs = (root: string, at: string) => keptPath(path.join(home, root), at)
  const truth = (at: string): Promise<string> =>
    realpath(at).catch(async () => path.join(await truth(path.dirname(at)), path.basename(at)))
  const kept: string[] = []
  for (const { root, at, below: rest } of named) {
    const as = keptAs(root, place(at, rest))
    expect(path.isAbsolute(as), `${root} ${at} ${rest}`).toBe(false)
    expect(await truth(path.resolve(home, root, as))).toBe(await truth(place(at, rest)))
    kept.push(as)
  }
  for (const root of ROOTS) {
    expect(keptAs(root, path.join(home, root))).toBe(".")
    for (const at of OUTSIDE) expect(keptAs(root, place(at, "x"))).toBe(place(at, "x"))
    expect(keptAs(root, place("dl", ""))).toBe(place("dl", ""))
  }
  const before = await Promise.all(kept.map((as, i) => truth(path.resolve(home, named[i]!.root, as))))
  await mkdir(path.join(home, "other"))
  await rename(path.join(home, "disk/N"), path.join(home, "other/N"))
  await rm(path.join(home, "lnk"))
  await symlink("other", path.join(home, "lnk"))
  for (const [i, as] of kept.entries()) {
    const follows = before[i]!.replace(path.join(home, "disk/N"), path.join(home, "other/N"))
    expect(await truth(path.resolve(home, "lnk/N", as))).toBe(follows)
  }
})
