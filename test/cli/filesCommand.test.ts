import { describe, expect, it, onTestFinished, vi } from "vitest"
import { whileItLasts } from "../../src/cli/whileItLasts.ts"
import { InfoHash } from "../../src/core/ids.ts"
import { packPaths } from "../../src/contract/filePaths.ts"
import type { FilesPage, InspectPage } from "../../src/contract/files.ts"
import { aLink } from "../support/managedRows.ts"
import { type RunningNode, runCli, runningNode } from "../support/runCli.ts"

const page: FilesPage = {
  id: "abcdef01",
  infohash: InfoHash("ab".repeat(32)),
  title: "Bulbs\u001b",
  name: "bulbs",
  bytes: 30_000,
  verifiedBytes: 15_000,
  wanted: { files: 2, bytes: 20_000, verifiedBytes: 15_000 },
  sequential: false,
  origin: "download",
  levels: "1n1s1h",
  paths: packPaths([["disc 1", "one.flac"], ["disc 1", "tw\u202eo.flac"], ["z.txt"]]),
  sizes: [10_000, 10_000, 10_000],
  whole: [1, 2],
  begun: [2, 5_000],
}
const inspection: InspectPage = {
  infohash: page.infohash,
  title: "Bulbs",
  name: "bulbs",
  private: true,
  bytes: 30_000,
  torrent: null,
  doubtful: { names: [".bashrc"], count: 3 },
  cost: 180_000,
  affordable: 12_000,
  folder: "/srv",
  freeBytes: 20_000,
  freeAfterBytes: -10_000,
  paths: page.paths,
  sizes: page.sizes,
}
const withFiles = async (): Promise<RunningNode> => {
  const running = await runningNode()
  running.node.filePages.set(page.id, page)
  running.node.changeTorrent(page.id, { title: "Bulbs", mode: "downloading" })
  return running
}

describe("bulbil files", () => {
  it("shows the tree, the progress of each file, and what is wanted of it", async () => {
    await using running = await withFiles()
    const { out, exit } = await runCli("files", "abcdef", "--data", running.data)
    expect(exit).toBe(0)
    expect(out).toBe(
      [
        "Bulbs\ufffd: 3 files, 30 kB, 2 wanted with 20 kB, 75 % verified",
        "  disc 1/",
        "    one.flac   10 kB  100 %",
        "    tw\ufffdo.flac  10 kB  0 %    skip",
        "  z.txt        10 kB  50 %   high",
        "",
      ].join("\n"),
    )
    const json = JSON.parse((await runCli("files", "abcdef", "--data", running.data, "--json")).out)
    expect(json).toMatchObject({ ok: true, id: page.id, wanted: { bytes: 20_000 } })
    expect(json.files).toEqual([
      { path: "disc 1/one.flac", bytes: 10_000, verifiedBytes: 10_000, level: "normal" },
      { path: "disc 1/tw\u202eo.flac", bytes: 10_000, verifiedBytes: 0, level: "skip" },
      { path: "z.txt", bytes: 10_000, verifiedBytes: 5_000, level: "high" },
    ])
  })

  it("says that what was fetched of a file stays when it is skipped", async () => {
    await using running = await withFiles()
    running.node.filePages.set(page.id, { ...page, levels: "1s2n" })
    const { out } = await runCli("files", "abcdef", "--data", running.data)
    expect(out).toContain("What was fetched of files that are skipped now stays where it is.\n")
  })

  it("chooses by globs: these only, these not, these before others", async () => {
    await using running = await withFiles()
    const sent = async (...words: string[]) => {
      running.node.commands.length = 0
      const { exit } = await runCli("files", "abcdef", ...words, "--data", running.data)
      return exit === 0 ? running.node.commands : exit
    }
    expect(await sent("--only", "*.flac", "z.txt", "--skip", "disc 2")).toEqual([
      {
        type: "SelectFiles",
        torrent: "abcdef",
        choice: [
          { glob: "**", level: "skip" },
          { glob: "*.flac", level: "normal" },
          { glob: "z.txt", level: "normal" },
          { glob: "disc 2", level: "skip" },
        ],
      },
    ])
    expect(await sent("--priority", "high", "a", "b", "--priority", "low", "c", "--sequential")).toEqual([
      {
        type: "SelectFiles",
        torrent: "abcdef",
        choice: [
          { glob: "a", level: "high" },
          { glob: "b", level: "high" },
          { glob: "c", level: "low" },
        ],
        sequential: true,
      },
    ])
    expect(await sent("--rarest-first")).toEqual([{ type: "SelectFiles", torrent: "abcdef", sequential: false }])
    expect(await sent()).toEqual([])
    expect(await sent("--priority", "*.flac")).toBe(2)
    for (const words of [["high"], ["high", "low", "a"], ["high", "a", "low"], ["high", "high", "a"]])
      expect(await sent("--priority", ...words), words.join(" ")).toBe(2)
    expect(await sent("--sequential", "--rarest-first")).toBe(2)
    expect(running.node.commands).toEqual([])
  })
})

describe("bulbil inspect", () => {
  it("take no option for a glob that was forgotten", async () => {
    await using running = await runningNode()
    for (const option of ["--only", "--skip", "--priority"])
      for (const words of [
        ["files", "abcdef01", option, "--data", running.data],
        ["download", aLink, "--data", running.data, option, "--wait"],
      ])
        expect(await runCli(...words)).toMatchObject({ exit: 2, err: expect.stringContaining("globs are wanted here") })
    expect(running.node.commands).toEqual([])
  })

  it("tells what a link leads to, what it costs, and what would stay free", async () => {
    await using running = await withFiles()
    running.node.inspection = inspection
    const { out, exit } = await runCli("inspect", aLink, "--to", "/srv", "--data", running.data)
    expect(exit).toBe(0)
    expect(running.node.inspected).toMatchObject([{ link: aLink, folder: "/srv" }])
    expect(running.node.commands).toEqual([])
    expect(out.split("\n").slice(0, 6)).toEqual([
      `Bulbs: 3 files, 30 kB, infohash ${page.infohash}`,
      "A machine may run or read by itself: .bashrc, and 2 more.",
      "All of it costs 180 kB of credit; your balance is enough for 12 kB of the 30 kB.",
      "10 kB too little is free in /srv.",
      "  disc 1/",
      "    one.flac   10 kB",
    ])
    const json = JSON.parse((await runCli("inspect", aLink, "--data", running.data, "--json")).out)
    expect(json).toMatchObject({ ok: true, bytes: 30_000, cost: 180_000, freeAfterBytes: -10_000 })
    expect(json.files[2]).toEqual({ path: "z.txt", bytes: 10_000 })
  })

  it("fails with the node's words, and sends no link that is none", async () => {
    await using running = await withFiles()
    const failed = await runCli("inspect", aLink, "--data", running.data, "--json")
    expect(failed).toMatchObject({ exit: 1 })
    const { code, message } = JSON.parse(failed.out)
    expect(code).toBe("unreachable")
    expect(message).toContain("--timeout 10m waits longer")
    expect(await runCli("inspect", "magnet:?x", "--data", running.data)).toMatchObject({ exit: 2 })
    expect(running.node.inspected).toHaveLength(1)
  })

  it("says how long it may last, and is told it", async () => {
    await using running = await withFiles()
    running.node.inspection = inspection
    for (const [time, seconds] of [
      ["30s", 30],
      ["45", 45],
      ["10m", 600],
      ["1h", 3_600],
    ] as const) {
      await runCli("inspect", aLink, "--timeout", time, "--data", running.data)
      expect(running.node.inspected.at(-1)).toMatchObject({ link: aLink, seconds })
    }
    for (const time of ["0", "soon", "2h", "-1"])
      expect(await runCli("inspect", aLink, "--timeout", time, "--data", running.data), time).toMatchObject({ exit: 2 })
    expect(running.node.inspected).toHaveLength(4)
  })

  it("shows each second for how long it has waited, until there is an answer or none", async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const shown: string[] = []
    const progress = { show: (text: string) => void shown.push(text), ail: () => undefined, end: () => undefined }
    for (const end of [Promise.resolve, Promise.reject]) {
      const gate = new Promise((resolve) => setTimeout(resolve, 2_500)).then(() => end.call(Promise, "end"))
      const waited = whileItLasts(progress, (seconds) => `${seconds} s`, gate).catch((error: unknown) => error)
      await vi.advanceTimersByTimeAsync(2_500)
      expect(await waited).toBe("end")
      await vi.advanceTimersByTimeAsync(5_000)
      expect(shown.splice(0)).toEqual(["0 s", "1 s", "2 s"])
    }
  })
})

describe("bulbil download", () => {
  it("asks the node for nothing where what was typed is wrong", async () => {
    await using running = await runningNode()
    for (const words of [[aLink], [aLink, aLink.replace("/private/", "/public/")]])
      expect(await runCli("download", ...words, "--priority", "high", "--data", running.data)).toMatchObject({
        exit: 2,
        err: expect.stringContaining("after --priority come"),
      })
    for (const words of [
      ["--paused", "--wait"],
      ["--wait", "--paused"],
    ])
      expect(await runCli("download", aLink, ...words, "--data", running.data)).toMatchObject({
        exit: 2,
        err: expect.stringContaining("cannot be used with option"),
      })
    expect(running.node.commands).toEqual([])
  })

  it("takes the choice of files, their order, and that it shall wait", async () => {
    await using running = await runningNode()
    const ran = runCli(
      ...["download", aLink, "--only", "*.flac", "--skip", "02*", "--sequential", "--paused"],
      ...["--data", running.data, "--json"],
    )
    while (running.node.commands.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    expect(running.node.commands).toEqual([
      {
        type: "DownloadLink",
        link: aLink,
        choice: [
          { glob: "**", level: "skip" },
          { glob: "*.flac", level: "normal" },
          { glob: "02*", level: "skip" },
        ],
        sequential: true,
        paused: true,
      },
    ])
    const { torrents } = await running.node.snapshot()
    running.node.changeTorrent(torrents[0]!.id, {
      mode: "paused",
      infohash: page.infohash,
      bytes: 4_000,
      wanted: { files: 1, bytes: 3_000, verifiedBytes: 0 },
    })
    expect(await ran).toMatchObject({ exit: 0 })
    expect(JSON.parse((await ran).out).results).toMatchObject([
      { state: "paused", bytes: 4_000, wanted: { bytes: 3_000 } },
    ])
  })
})
