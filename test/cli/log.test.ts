import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import type { Millis } from "../../src/core/ids.ts"
import { StreamId } from "../../src/core/ids.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { runCli } from "../support/runCli.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const infohash = "ab".repeat(32)
const torrent = StreamId("torrent", "00ff")
const history = [
  { type: "DownloadRequested", folder: "/srv", source: "link-00ff" },
  {
    type: "MetadataMirrored",
    infohash,
    title: "Red \u001b[31m",
    name: "n",
    path: "/srv/n",
    bytes: 32,
    pieces: 2,
    files: 1,
  },
  { type: "PiecesVerified", pieces: [1], bytes: 16 },
  { type: "TorrentPaused" },
  { type: "TorrentResumed" },
  { type: "PiecesVerified", pieces: [0], bytes: 16 },
  { type: "DownloadCompleted" },
]

let data: string
const lines = (text: string) => text.trimEnd().split("\n")
const run = (...words: string[]) => runCli("log", ...words, "--data", data)
const json = async (...words: string[]) => lines((await run(...words, "--json")).out).map((line) => JSON.parse(line))

beforeEach(async () => {
  data = await temporaryFolder()
  const log = await SqliteEventLog.open({ file: path.join(data, "events.sqlite"), registry })
  await log.append({
    stream: StreamId("node", "self"),
    expected: 0,
    events: [{ type: "NodeCreated", management: "m" }],
    at: 1_000 as Millis,
    cause: "a",
  })
  for (const [i, event] of history.entries())
    await log.append({ stream: torrent, expected: i, events: [event], at: (2_000 + i) as Millis, cause: `c${i}` })
  await log.close()
})

describe("bulbil log", () => {
  it("tail shows the last events, oldest first", async () => {
    expect((await json("tail", "-n", "2")).map(({ seq, type }) => [seq, type])).toEqual([
      [7, "torrent.PiecesVerified/1"],
      [8, "torrent.DownloadCompleted/1"],
    ])
    const { out } = await run("tail", "-n", "1")
    expect(out).toBe("8 1970-01-01T00:00:02.006Z torrent/00ff 7 torrent.DownloadCompleted/1 {}\n")
  })

  it("show shows one event, or a stream, and nothing that could move the cursor", async () => {
    expect(await json("show", "4")).toEqual([
      expect.objectContaining({
        seq: 4,
        stream: torrent,
        version: 3,
        payload: { pieces: [1], bytes: 16 },
        cause: "c2",
      }),
    ])
    expect(await json("show", "--stream", torrent)).toHaveLength(7)
    expect((await run("show", "--stream", torrent)).out).not.toContain("\u001b")
    expect(await run("show", "99")).toMatchObject({ exit: 1, err: "bulbil: there is no event 99, or it has expired\n" })
    expect(await run("show")).toMatchObject({ exit: 2 })
  })

  it("replay shows the state after each event", async () => {
    const steps = await json("replay", "--stream", torrent)
    expect(steps.map(({ mode }) => mode)).toEqual([
      "mirroring-metadata",
      "downloading",
      "downloading",
      "paused",
      "downloading",
      "downloading",
      "seeding",
    ])
    expect(steps.map(({ state }) => state.verified)).toEqual(["0/0", "0/2", "1/2", "1/2", "1/2", "2/2", "2/2"])
    expect((await run("replay", "--stream", torrent)).out).toContain("torrent.TorrentPaused/1 {}\n    → paused {")
  })

  it("replay shows the states at one moment", async () => {
    expect((await json("replay", "--to", "5")).map(({ stream, mode }) => [stream, mode])).toEqual([
      ["node/self", "stopped"],
      [torrent, "paused"],
    ])
    expect((await json("replay", "--to", "1")).map(({ stream }) => stream)).toEqual(["node/self"])
    expect(await run("replay", "--stream", torrent, "--to", "1")).toMatchObject({ exit: 1 })
  })

  it("verify says that the chain holds, and which event does not", async () => {
    expect(await json("verify")).toEqual([
      {
        ok: true,
        schema: "bulbil.log-verify/1",
        events: 8,
        redacted: 0,
        head: 8,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    const file = path.join(data, "events.sqlite")
    const octets = readFileSync(file)
    const at = octets.lastIndexOf('{"pieces":[1],"bytes":16}')
    octets[at + 11] = "0".charCodeAt(0)
    writeFileSync(file, octets)
    const flipped = await run("verify", "--json")
    expect(flipped).toMatchObject({ exit: 1, err: "bulbil: event 4: its content is not what was written\n" })
    expect(JSON.parse(flipped.out)).toMatchObject({ ok: false, seq: 4 })
  })

  it("export writes every event with its hashes", async () => {
    const out = path.join(data, "all.jsonl")
    expect(await run("export", "-o", out)).toMatchObject({ exit: 0, out: "" })
    const rows = lines(readFileSync(out, "utf8")).map((line) => JSON.parse(line))
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(rows[3]).toMatchObject({
      stream: torrent,
      payload: { pieces: [1], bytes: 16 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect((await run("export")).out).toBe(readFileSync(out, "utf8"))
  })

  it("says what to do where there is no log", async () => {
    data = await temporaryFolder()
    for (const words of [["tail"], ["verify"], ["replay"], ["export"]]) {
      const { exit, err } = await run(...words)
      expect(exit).toBe(3)
      expect(err).toContain(`there is no event log at ${path.join(data, "events.sqlite")}`)
    }
  })
})
