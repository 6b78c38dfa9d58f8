/**
 * What commands print with --json is what src/cli/answers.ts says, for each of them, and docs/cli-json.md too.
 * To write that anew: vitest run test/cli/json.test.ts --update.
 */
import { writeFile } from "node:fs/promises"
import path from "node:path"
import { Either, ParseResult, Schema } from "effect"
import { describe, expect, it, onTestFinished } from "vitest"
import { answers, lines } from "../../src/cli/answers.ts"
import { schemaName } from "../../src/cli/CliCommand.ts"
import { packPaths } from "../../src/contract/filePaths.ts"
import { Millis, StreamId } from "../../src/core/ids.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { cliJsonDocs } from "../support/cliJsonDocs.ts"
import { everyCommand } from "../support/everyCliCommand.ts"
import { aCatalogue, aLink, anEntry, anInfohash, aStream, onionOf } from "../support/managedRows.ts"
import type { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { beginCli, runCli, type RunningNode, runningNode } from "../support/runCli.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { fixture } from "../support/torrentFixtures.ts"

type Fields = Schema.Struct.Fields
const id = "abcdef".padEnd(32, "0")
const sha256 = "9f".repeat(32)

/** They speak to systemd, and would change the machine. */
const services = ["service remove", "service status"]
/** Prints an object a line, or needs what a test has not. */
const others = ["log tail", "log show", "log replay", "log export", "logs", "testnet up", ...services]

const offered = {
  seq: 1,
  version: "1.0.0",
  infohash: "ab".repeat(32),
  sha256,
  size: 1_000,
  critical: false,
  minTor: "0.4.9.11",
  notes: "News",
  signers: ["ann"],
  from: id,
  torrent: null,
  ready: true,
  wanted: true,
  compared: null,
}

/** A node of everything one, so that each command finds something. */
const filled = async (): Promise<RunningNode> => {
  const running = await runningNode()
  const { node } = running
  node.changeTracker({ address: onionOf("own") })
  const torrent = { mode: "downloading", infohash: anInfohash("a"), bytes: 4_000, pieces: 2, title: "Bulbs" } as const
  node.changeTorrent(id, { ...torrent, error: { code: "io", message: "a bad disk" } })
  node.torrentFiles.set(id, fixture(0))
  node.setLive(id, { downRate: 1, etaSeconds: 4, streams: [aStream(id, 0)] })
  node.changeShare(id, { mode: "active", torrent: id, infohash: anInfohash("a"), link: aLink, title: "Bulbs" })
  node.changeMirror(id, {
    mode: "current",
    address: onionOf("copy"),
    tracker: onionOf("third"),
    pasted: onionOf("third"),
  })
  node.changeShare(id, { keyed: true, recipients: [{ id: "abcdef".padEnd(32, "0"), name: "Anna", link: aLink }] })
  node.changeTrusted(id, { mode: "current", address: onionOf("friend"), name: "carol" })
  node.trustPage = {
    ...node.trustPage,
    far: [
      {
        address: onionOf("away"),
        degree: 2,
        via: [onionOf("friend")],
        score: 0.5,
        state: "current",
        entries: 3,
        here: 0,
        octets: 0,
        seenAt: null,
        foundAt: null,
      },
    ],
  }
  node.catalogues.set(onionOf("far"), aCatalogue(onionOf("far"), [anEntry(1), anEntry(2)]))
  node.catalogues.set(onionOf("third"), aCatalogue(onionOf("third"), [anEntry(1)]))
  node.places.set("self", [{ address: onionOf("copy"), entries: 3, until: Millis(1_795_000_000_000) }])
  node.changeRelay({ mode: "running", port: 9001, rate: 100_000, burst: 200_000 })
  node.relayLive = { ...node.relayLive, state: "running", reachable: "yes", flags: ["Running"] }
  node.changeCredit(
    { earned: 5_000_000_000 },
    { type: "CreditEarned", relayed: 5_000_000_000, credit: 5_000_000_000, day: "2026-11-25" },
  )
  node.creditPage = {
    ...node.creditPage,
    days: [{ day: "2026-11-25", earned: 5, imported: 0, spent: 0, handedOver: 0, downloaded: 0 }],
  }
  node.changeRelease({ mode: "ready", offered })
  const about = { infohash: anInfohash("a"), title: "Bulbs", name: "bulbs", bytes: 4_000 }
  const tree = { ...about, paths: packPaths([["a", "b"]]), sizes: [4_000] }
  node.filePages.set(id, {
    ...tree,
    id,
    verifiedBytes: 1_000,
    wanted: { files: 1, bytes: 4_000, verifiedBytes: 1_000 },
    sequential: true,
    origin: "download",
    levels: "1h",
    whole: [0, 1],
    begun: [0, 1_000],
  })
  node.inspection = {
    ...tree,
    private: true,
    torrent: null,
    doubtful: { names: [".bashrc"], count: 1 },
    cost: 24_000,
    affordable: null,
    folder: "/srv",
    freeBytes: 5_000,
    freeAfterBytes: 1_000,
  }
  return running
}

/** What goes on by itself in a node, so that nobody waits for ever. */
const goOn = (node: MemoryManagedNode): void => {
  const rows = node.rowsSince(-1)
  for (const { id: torrent, mode } of rows.torrents)
    if (mode === "mirroring-metadata" || mode === "downloading")
      node.changeTorrent(torrent, { mode: "seeding", infohash: anInfohash("b"), bytes: 4_000, verifiedBytes: 4_000 })
  for (const { id: share, mode } of rows.shares)
    if (mode === "hashing")
      node.changeShare(share, { mode: "active", torrent: id, infohash: anInfohash("b"), link: aLink })
  for (const { id: mirror, mode, address } of rows.mirrors)
    if (mode === "mirroring" || mode === "updating" || (mode === "by-hand" && address === null))
      node.changeMirror(mirror, { mode: "current", address: onionOf("copy"), tracker: onionOf("third") })
  for (const { id: friend, mode } of rows.trusted)
    if (mode === "greeting") node.changeTrusted(friend, { mode: "current", entries: 3 })
  const relay = rows.relays[0]?.mode
  node.relayLive = { ...node.relayLive, state: relay === "running" ? "running" : "off" }
}

const given: Readonly<Record<string, readonly string[]>> = {
  download: ["download", aLink, "--wait"],
  "release compare": ["release", "compare", sha256],
  "relay export": ["relay", "export", "/tmp/sums", "--for", "ab".repeat(16)],
  "relay import": ["relay", "import", "/tmp/sums", "--trust"],
  remove: ["remove", "abcdef", "--yes"],
  "service install": ["service", "install", "--print"],
}

const answerOf = async (name: string, words: readonly string[], running: RunningNode) => {
  const timer = setInterval(() => {
    goOn(running.node)
    running.clock.advance(1_000)
    if (running.node.commands.some(({ type }) => type === "StopNode")) void running.stop()
  }, 5)
  onTestFinished(() => clearInterval(timer))
  const ran = await runCli(...words, "--json")
  clearInterval(timer)
  expect([name, ran.exit, ran.err.includes("bulbil:")]).toEqual([name, name === "testnet status" ? 3 : 0, false])
  const said = ran.out.trimEnd().split("\n")
  if (name !== "watch") expect(said, name).toHaveLength(1)
  return JSON.parse(said.at(-1)!) as Record<string, unknown>
}

/** Of the whole no field more, of what is in it those that are told. */
const fits = (name: string, fields: Fields, value: Record<string, unknown>): void => {
  expect(
    Object.keys(value).filter((field) => !(field in fields)),
    name,
  ).toEqual([])
  const read = Schema.decodeUnknownEither(Schema.Struct(fields) as unknown as Schema.Schema<object>)(value)
  if (Either.isLeft(read)) throw new Error(`${name}: ${ParseResult.TreeFormatter.formatErrorSync(read.left)}`)
}

const every = everyCommand().filter(({ words }) => !others.includes(words.join(" ")))

describe("--json", () => {
  it("has a schema for each command, and each schema a command", () => {
    expect(Object.keys(answers).sort()).toEqual(
      [...every.map(({ words }) => words.join(" ")), "testnet up", ...services].sort(),
    )
  })

  it.each(every.map(({ words }) => words.join(" ")))("%s answers as its schema says", async (name) => {
    await using running = await filled()
    const { words, command, needs } = every.find((each) => each.words.join(" ") === name)!
    const file = path.join(running.data, "x.torrent")
    await writeFile(file, fixture(0))
    if (name.startsWith("log "))
      await (await SqliteEventLog.open({ file: path.join(running.data, "events.sqlite"), registry })).close()
    const own: Readonly<Record<string, readonly string[]>> = {
      ...given,
      "torrent show": ["torrent", "show", file],
      "torrent create": ["torrent", "create", file, "-o", path.join(running.data, "made.torrent")],
      "torrent export": ["torrent", "export", "abcdef", "-o", path.join(running.data, "out.torrent")],
      unpublish: ["unpublish", "abcdef"],
      "config get": ["config", "get", "privacy.stream-days"],
    }
    if (name === "unpublish") running.node.changeShare(id, { visibility: "public" })
    const data = command.options.some(({ long }) => long === "--data") ? ["--data", running.data] : []
    const yes = command.options.some(({ long }) => long === "--yes") && name !== "remove" ? ["--yes"] : []
    const said = await answerOf(name, [...(own[name] ?? [...words, ...needs]), ...data, ...yes], running)
    const { ok, schema, ...answer } = said
    expect({ ok, schema }).toEqual({ ok: true, schema: schemaName(name) })
    fits(name, (answers as Readonly<Record<string, Fields>>)[name]!, answer)
  })

  it("says of several targets what each came to, also where some failed", async () => {
    await using running = await filled()
    const ran = await runCli("recheck", "abcdef", "123456", "--data", running.data, "--json")
    const { ok, code, message, ...answer } = JSON.parse(ran.out)
    expect([ok, code, message]).toEqual([false, "some-failed", "1 of 2 failed"])
    fits("recheck", answers.recheck, answer)
  })

  it("prints lines as it says", async () => {
    await using running = await filled()
    running.node.addLog("tor", "Bootstrapped")
    const logged = (await runCli("logs", "--data", running.data, "--json")).out.trim()
    fits("logs", lines.logs, JSON.parse(logged))
    const watched = beginCli("watch", "--data", running.data, "--json")
    await watched.until("downloading")
    goOn(running.node)
    const [first] = (await watched.ended).out.split("\n")
    fits("watch", lines.watch, JSON.parse(first!))
  })

  it("prints of the log what it says", async () => {
    const data = await temporaryFolder()
    const log = await SqliteEventLog.open({ file: path.join(data, "events.sqlite"), registry })
    const event = { type: "NodeCreated", management: "m" } as const
    await log.append({ stream: StreamId("node", "self"), expected: 0, events: [event], at: Millis(1), cause: "a" })
    await log.close()
    for (const words of [["tail"], ["show", "1"], ["replay"], ["replay", "--to", "1"], ["export"]]) {
      const { out } = await runCli("log", ...words, "--data", data, "--json")
      const name = `log ${words[0]}` as "log tail"
      for (const line of out.trimEnd().split("\n")) fits(words.join(" "), lines[name], JSON.parse(line))
    }
  })

  it("is what docs/cli-json.md says", async () => {
    const docs = path.resolve(import.meta.dirname, "../../docs/cli-json.md")
    await expect(cliJsonDocs((fields) => Schema.Struct(fields).ast)).toMatchFileSnapshot(docs)
  })
})
