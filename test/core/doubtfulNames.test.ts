import { describe, expect, it } from "vitest"
import { doubtfulNames } from "../../src/core/doubtfulNames.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"

const torrent = (name: string, ...paths: readonly string[]): Metainfo =>
  ({
    name,
    singleFile: paths.length === 0,
    files: (paths.length === 0 ? [name] : paths).map((path) => ({ path: path.split("/") })),
  }) as unknown as Metainfo

describe("names that a machine runs by itself", () => {
  it.each([
    ".bashrc",
    ".bash_profile",
    ".profile",
    ".zshenv",
    ".DS_Store",
    "autorun.inf",
    "AUTORUN.INF",
    "Desktop.ini",
    "run.desktop",
    "Run.DESKTOP",
    "photo.lnk",
    "photo.lnk.",
    "x.url",
    "job.service",
    "job.timer",
    "io.plist",
    "authorized_keys",
    "crontab",
    "a.reg",
    "x.scf",
    "．bashrc",
  ])("FILE1 %s needs a yes, as a file, in a folder, and as a folder", (name) => {
    expect(doubtfulNames(torrent(name))).toEqual({ names: [name], count: 1 })
    expect(doubtfulNames(torrent("t", "a", `sub/${name}`))).toEqual({ names: [`t/sub/${name}`], count: 1 })
    expect(doubtfulNames(torrent("t", `${name}/x`, "b"))).toEqual({ names: [`t/${name}/x`], count: 1 })
    expect(doubtfulNames(torrent(name, "x", "y"))?.count).toBe(2)
  })

  it.each([
    "clip.mp4",
    "a.b.c",
    "README",
    "Thumbs.db",
    "service",
    "lnk",
    "Makefile",
    "package.json",
    "x.urls",
    "name.",
    "…",
    "fold.er",
  ])("%s does not", (name) => {
    expect(doubtfulNames(torrent(name))).toBeUndefined()
    expect(doubtfulNames(torrent("t", name, `sub/${name}`))).toBeUndefined()
  })

  it("lists the first twenty, and counts all", () => {
    const found = doubtfulNames(torrent("t", ...Array.from({ length: 70 }, (_, i) => `.x${i}`)))
    expect(found?.names).toHaveLength(20)
    expect(found?.count).toBe(70)
  })
})
