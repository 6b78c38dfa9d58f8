/**
 * Whole nodes over real onions, run as their operators run them: killed, started again, and one of them watched by
 * strace.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { Client } from "../../src/cli/client.ts"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { streamTotals } from "../../src/cli/demo/streamTotals.ts"
import { follow } from "../../src/cli/follow.ts"
import type { Seq } from "../../src/core/ids.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { internetCalls, traced } from "../leaks/strace.ts"
import { childOf, type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import type {} from "../support/privateTorNetwork.ts"

let home: string
let alice: NodeProcess
let bob: NodeProcess
let carol: NodeProcess
let link: string
const started: NodeProcess[] = []
const at = (...names: string[]) => path.join(home, ...names)

const start = async (name: string, wrapper: readonly string[] = []): Promise<NodeProcess> => {
  const node = await startNodeProcess(at(name), ["--testnet", inject("torNetwork")], wrapper)
  started.push(node)
  return node
}

/** Pieces in the order they were verified, and how many were lost. */
const pieceHistory = async (
  data: string,
): Promise<{ readonly verified: readonly number[]; readonly bytes: number; readonly lost: number }> => {
  const log = await SqliteEventLog.open({ file: path.join(data, "events.sqlite"), registry, readonly: true })
  const [verified, bytes, lost]: [number[], number[], unknown[]] = [[], [], []]
  try {
    for (let after = 0 as Seq; ;) {
      const page = await log.page(after, 1_000)
      for (const { event } of page) {
        if (event.type === "PiecesVerified") {
          verified.push(...(event.pieces as number[]))
          bytes.push(event.bytes as number)
        }
        if (event.type === "PiecesLost") lost.push(event)
      }
      if (page.length < 1_000) break
      after = page.at(-1)!.seq
    }
  } finally {
    await log.close()
  }
  return { verified, bytes: bytes.reduce((sum, each) => sum + each, 0), lost: lost.length }
}

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-nodes-"))
  await mkdir(at("bulbs"))
  // So much that a second lane is up long before all is there.
  await makeContent(at("bulbs"), 48_000_000)
  ;[alice, bob, carol] = await Promise.all([start("alice", traced(at("alice.trace"))), start("bob"), start("carol")])
})

afterAll(async () => {
  await Promise.all(started.map((node) => node.end()))
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

test("a node killed in the middle goes on where it was, and fetches no verified piece again", async () => {
  ;({ link } = await alice.command<{ link: string }>("share", at("bulbs"), "--title", "Bulbs"))
  await bob.command("download", link, "--to", at("bob-got"))
  await follow(new Client(bob.data), ({ torrents }) => (torrents[0]!.verifiedPieces > 0 ? torrents[0] : undefined))
  await bob.end("SIGKILL")
  const before = await pieceHistory(bob.data)
  bob = await start("bob")
  const row = await follow(new Client(bob.data), ({ torrents: [row] }) => (row?.mode === "seeding" ? row : undefined))
  const after = await pieceHistory(bob.data)
  expect(before.verified.length).toBeGreaterThan(0)
  expect(before.verified.length).toBeLessThan(row.pieces)
  expect(after.verified.slice(0, before.verified.length)).toEqual(before.verified)
  expect([...after.verified].sort((a, b) => a - b)).toEqual(Array.from({ length: row.pieces }, (_, piece) => piece))
  expect(after.lost).toBe(0)
  expect(await fingerprint(at("bob-got", "bulbs"))).toBe(await fingerprint(at("bulbs")))
})

test("after a tor was killed the same link works, and two streams at least carry a fair part", async () => {
  const tor = childOf(alice.pid, "tor")!
  process.kill(tor, "SIGKILL")
  const {
    results: [got],
  } = await carol.command<{ results: [{ bytes: number }] }>("download", link, "--to", at("carol-got"), "--wait")
  expect(childOf(alice.pid, "tor")).not.toBe(tor)
  expect(await fingerprint(at("carol-got", "bulbs"))).toBe(await fingerprint(at("bulbs")))
  await carol.end()
  const { bytesPerStream } = await streamTotals(carol.data, [])
  // The first lane, to the share's onion, is no stream actor's: it brought what they did not.
  const first = got.bytes - bytesPerStream.reduce((sum, bytes) => sum + bytes, 0)
  expect([first, ...bytesPerStream].filter((bytes) => bytes > got.bytes / 10).length).toBeGreaterThanOrEqual(2)
})

test("a node that shared over onions opened no internet socket itself; its tor did", async () => {
  await alice.end()
  const calls = await internetCalls(at("alice.trace"))
  expect(calls.own).toEqual([])
  expect(calls.tor.length).toBeGreaterThan(0)
  expect(calls.unixSockets).toBeGreaterThan(2)
})
