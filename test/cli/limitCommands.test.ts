import { describe, expect, it, vi } from "vitest"
import { dateText } from "../../src/cli/dates.ts"
import { offerLines, offerOf } from "../../src/cli/seedingOptions.ts"
import { aLink, anInfohash } from "../support/managedRows.ts"
import { until } from "../support/loopbackNode.ts"
import { runCli, runningNode } from "../support/runCli.ts"

const id = "ab".repeat(16)

describe("bulbil limit", () => {
  it("sets what is named of the node, and says what holds", async () => {
    await using running = await runningNode()
    const { node, data } = running
    const run = (...words: string[]) => runCli("limit", ...words, "--data", data)
    expect((await run()).out).toBe("In force: no limit\nChosen: no limit\n")
    const set = await run("--down", "2M", "--up", "500k")
    expect(set.out).toBe("In force: down 2 MB/s, up 500 kB/s\nChosen: down 2 MB/s, up 500 kB/s\n")
    const timed = await run("--alternative", "--down", "100KiB", "--schedule", "mon-fri,08:00-17:30")
    expect(timed.out).toContain("In force: down 100 KiB/s, up no limit (the alternative rates, by the timetable)")
    expect(timed.out).toContain("Timetable: mon-fri,08:00-17:30")
    expect((await run("--use", "normal")).out).toContain("Timetable: mon-fri,08:00-17:30 (not in use)")
    expect(node.commands).toEqual([
      { type: "LimitNode", down: 2_000_000, up: 500_000 },
      {
        type: "LimitNode",
        alternativeDown: 102_400,
        timetable: { days: [1, 2, 3, 4, 5], from: 480, to: 1_050 },
        use: "schedule",
      },
      { type: "LimitNode", use: "normal" },
    ])
    expect((await run("--schedule", "none")).out).not.toContain("Timetable")
    expect(node.commands.at(-1)).toEqual({ type: "LimitNode", timetable: null })
    const none = JSON.parse((await run("--none", "--json")).out)
    expect(none).toMatchObject({ limits: { alternative: { down: 102_400 } }, inForce: { why: "none" } })
    expect(none.limits).not.toHaveProperty("down")
  })

  it("sets a torrent's rates, and of what is shared when it ends", async () => {
    await using running = await runningNode()
    const { node, data } = running
    node.changeTorrent(id, { mode: "seeding", title: "Marsh" })
    const run = (...words: string[]) => runCli("limit", id.slice(0, 6), ...words, "--data", data)
    expect((await run("--up", "64K", "--ratio", "1.5")).out).toBe(
      "down no limit, up 64 kB/s\nserved until 1.5 times its octets were sent\n",
    )
    node.changeShare(id, { mode: "active", torrent: id })
    expect((await run("--stop-after", "1", "--until", "2099-12-24 18:00")).out).toContain(
      "until it was fetched whole 1 time or 2099-12-24 18:00",
    )
    expect(node.commands).toEqual([
      { type: "LimitTorrent", torrent: id, up: 64_000, ratio: 1.5 },
      { type: "LimitShare", share: id, copies: 1, until: new Date("2099-12-24T18:00").getTime() },
    ])
  })

  it("is wrong usage where it makes no sense", async () => {
    await using running = await runningNode()
    for (const words of [
      ["--down", "1"],
      ["--down", "31K"],
      ["--down", "31KiB"],
      ["--down", "2T"],
      ["--down", "200Kbit"],
      ["--schedule", "someday"],
      ["--stop-after", "1"],
      [id, "--use", "normal"],
      [id, "--until", "2026-02-30"],
      [id, "--for", "soon"],
      [id, "--for", "3d", "--until", "2099-12-24"],
      [id, "--ratio", "-1"],
    ])
      expect((await runCli("limit", ...words, "--data", running.data, "--json")).exit, words.join(" ")).toBe(2)
    expect(running.node.commands).toEqual([])
    expect(JSON.parse((await runCli("limit", id, "--data", running.data, "--json")).out)).toMatchObject({
      code: "no-such-torrent",
    })
  })
})

describe("bulbil queue", () => {
  it("shows both lines in their order, and moves one", async () => {
    await using running = await runningNode()
    const { node, data } = running
    const waits = { mode: "queued" as const, pieces: 4 }
    node.changeTorrent("aa".repeat(16), { mode: "downloading", pieces: 4, place: 3, title: "One" })
    node.changeTorrent("bb".repeat(16), { ...waits, place: 9, title: "Last" })
    node.changeTorrent("cc".repeat(16), { ...waits, place: 5, title: "Next" })
    const shown = await runCli("queue", "--downloads", "1", "--data", data)
    expect(shown.out).toMatch(/Downloads, 1 at once:\n.*One\n.*Queued, 1st.*Next\n.*Queued, 2nd.*Last\n/)
    const moved = await runCli("queue", "bbbbbb", "top", "--data", data, "--json")
    expect(JSON.parse(moved.out)).toMatchObject({
      atOnce: { downloads: 1, seeds: null },
      downloads: [
        { id: "bb".repeat(16), state: "queued", position: 1 },
        { id: "aa".repeat(16), position: null },
        { id: "cc".repeat(16), position: 2 },
      ],
    })
    expect(node.commands).toEqual([
      { type: "LimitQueue", downloads: 1 },
      { type: "MoveInQueue", torrent: "bbbbbb", move: "top" },
    ])
    expect((await runCli("queue", "bbbbbb", "--data", data)).exit).toBe(2)
    expect((await runCli("queue", "bbbbbb", "away", "--data", data)).exit).toBe(2)
    expect((await runCli("status", "--data", data)).out).toContain("Queued, 1st")
  })
})

it("bulbil share takes how long it is offered", async () => {
  await using running = await runningNode()
  const { node, data } = running
  const from = new Date("2099-01-02T00:00").getTime()
  const share = async (...words: string[]) => {
    const ran = runCli("share", "/srv/a", ...words, "--data", data)
    let id: string | undefined
    await until(async () => (id = (await node.snapshot()).shares.find(({ mode }) => mode !== "active")?.id))
    node.changeShare(id!, { mode: "active", torrent: "abcdef", infohash: anInfohash("a"), files: 3, link: aLink })
    return (await ran).out
  }
  const timed = await share("--stop-after", "1", "--from", "2099-01-02", "--for", "2d")
  expect(timed).toContain("\nbegins 2099-01-02 00:00\nserved until it was fetched whole 1 time or 2099-01-04 00:00\n")
  expect(await share("--ratio", "2")).toContain("\nserved until 2 times its octets were sent\n")
  expect(node.commands).toMatchObject([
    { type: "SharePath", path: "/srv/a", title: "", copies: 1, from, until: from + 2 * 86_400_000 },
    { type: "SharePath", path: "/srv/a", title: "", ratio: 2 },
  ])
  expect((await runCli("share", "/srv/a", "--until", "soon", "--data", data)).exit).toBe(2)
  expect((await runCli("share", "/srv/a", "--until", "2099-01-02", "--for", "2d", "--data", data)).exit).toBe(2)
})

it.each([
  ["share", ["/srv/a"]],
  ["publish", [id]],
])("bulbil %s prints the end that the node was told, however long its hashing takes", async (command, words) => {
  await using running = await runningNode()
  const { node, data } = running
  const ready = { mode: "active", torrent: "abcdef", infohash: anInfohash("a"), files: 3, link: aLink } as const
  if (command === "publish") node.changeShare(id, ready)
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() })
  try {
    const ran = runCli(command, ...words, "--for", "2d", "--data", data)
    let share: string | undefined
    await until(async () => (share = (await node.snapshot()).shares.find(({ link }) => link === null)?.id))
    vi.setSystemTime(Date.now() + 3_600_000)
    node.changeShare(share!, ready)
    const { out } = await ran
    expect(out).toContain(`\nserved until ${dateText((node.commands[0] as { until: number }).until)}\n`)
  } finally {
    vi.useRealTimers()
  }
})

it("what is shared says for how long, and nothing where that has no end", () => {
  const from = new Date("2099-01-02T00:00").getTime()
  expect(offerLines(offerOf({ stopAfter: 2, from, for: 86_400_000 }, 0))).toEqual([
    "begins 2099-01-02 00:00",
    "served until it was fetched whole 2 times or 2099-01-03 00:00",
  ])
  expect(offerLines(offerOf({ stopAfter: 0, until: 0, from: 0 }, 0))).toEqual([])
})
