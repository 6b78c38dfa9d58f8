/**
 * JOIN2 over real onions: a private swarm whose source is killed goes on among those who hold it. The third was in
 * touch with the source, and has the second's record from there; nobody ever heard of the third but from itself.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import type {} from "../support/privateTorNetwork.ts"

const BYTES = 48_000_000

interface Shown {
  readonly infohash: string | null
  readonly path: string
  readonly bytes: number
  readonly verifiedBytes: number
  readonly mode: string
  readonly firstPieceMs: number | null
  readonly live: { readonly peers: number } | null
}

let home: string
const started: NodeProcess[] = []
const at = (...names: string[]) => path.join(home, ...names)

const start = async (name: string): Promise<NodeProcess> => {
  const node = await startNodeProcess(at(name), ["--testnet", inject("torNetwork")])
  started.push(node)
  return node
}

/** Undefined until what was begun has entered the list. */
const shown = async (node: NodeProcess): Promise<Shown | undefined> =>
  (await node.command<{ readonly torrents: readonly Shown[] }>("status")).torrents[0]

const until = async (node: NodeProcess, done: (torrent: Shown) => boolean): Promise<Shown> => {
  for (;;) {
    const torrent = await shown(node)
    if (torrent && done(torrent)) return torrent
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-private-"))
  await mkdir(at("bulbs"))
  await makeContent(at("bulbs"), BYTES)
})

afterAll(async () => {
  await Promise.all(started.map((node) => node.end()))
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

test("JOIN2 a private swarm outlives its source", async () => {
  const [source, second, third] = await Promise.all(["source", "second", "third"].map(start))
  const { link } = await source!.command<{ readonly link: string }>("share", at("bulbs"))
  await second!.command("download", link, "--wait")
  const first = await until(second!, () => true)
  expect(first.mode).toBe("seeding")
  console.log(`second: first piece after ${first.firstPieceMs} ms`)

  // So slow that it is not whole before the source has gone, however fast the machine is.
  await third!.command("limit", "--down", "2M")
  const coming = third!.command("download", link)
  const begun = await until(third!, ({ verifiedBytes }) => verifiedBytes > 0)
  await source!.end("SIGKILL")
  expect(begun.verifiedBytes).toBeLessThan(begun.bytes)
  console.log(
    `third: first piece after ${begun.firstPieceMs} ms; the source was killed at ${begun.verifiedBytes} octets`,
  )
  await third!.command("limit", "--none")
  await coming
  const whole = await until(third!, ({ mode }) => mode === "seeding")
  expect(whole.verifiedBytes).toBe(whole.bytes)
  expect(await fingerprint(whole.path)).toEqual(await fingerprint(at("bulbs")))

  // The source never told the second of the third, whose onions were not up yet: the third itself did.
  const met = await until(second!, ({ live }) => (live?.peers ?? 0) >= 2)
  expect(met.live!.peers).toBeGreaterThanOrEqual(2)
})
