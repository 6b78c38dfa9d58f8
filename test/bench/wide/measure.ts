/**
 * One measurement on the wide network: by a download of ours, or by so many curls at once. Before each, the downloading
 * tor forgets descriptors and circuits, so that all begin as somebody does who has just pasted a link.
 */
import { execFile } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import { follow } from "../../../src/cli/follow.ts"
import type { WideNetwork } from "../../wide/wideNetwork.ts"
import { rounded } from "../support.ts"
import { curl, type Range } from "../tor/staticServer.ts"
import { Circuits, rendezvous } from "./Circuits.ts"
import type { WideNode } from "./WideNode.ts"

export interface Measured {
  /** From the command to the last octet. */
  readonly seconds: number
  /** Of ours: to the first piece that is verified and written. Of curl: to the first octet. */
  readonly first: number
  /** Rendezvous circuits begun, and those that came to something. */
  readonly dials: number
  readonly circuits: number
  /** Octets a second: what the guards of either side carry, the lesser of both. */
  readonly ceiling: number
  readonly guards: { readonly client: readonly string[]; readonly sources: readonly string[] }
  /** Seconds of processor time of nodes and tors. */
  readonly cpu: {
    readonly node: number
    readonly tor: number
    readonly sourceNodes: number
    readonly sourceTors: number
  }
  /** Of the machine's processors, which share was busy with what does not give way to others (nice). */
  readonly busy: number
}

export interface Scene {
  readonly network: WideNetwork
  readonly leech: WideNode
  readonly sources: readonly WideNode[]
  /** On the sources' side; its octets are what must come. */
  readonly file: string
  /** Empty, and empty again afterwards. */
  readonly out: string
}

/** Tor forgets at most once in ten seconds; and it builds a few circuits beforehand, which take a moment. */
const FORGETTING_MS = 11_000
const POLL_MS = 50
const FAREWELL_MS = 60_000
const run = promisify(execFile)

const ticks = (): readonly [busy: number, all: number] => {
  const fields = readFileSync("/proc/stat", "utf8").split("\n")[0]!.trim().split(/\s+/).slice(1, 9).map(Number)
  const all = fields.reduce((sum, each) => sum + each, 0)
  const [, nice, , idle, waiting] = fields as [number, number, number, number, number]
  return [all - nice - idle - waiting, all]
}

/** What was measured before leaves nothing behind: no circuit, no session, no descriptor. */
const forget = async ({ control }: WideNode): Promise<void> => {
  await control.sendCommand("SIGNAL NEWNYM")
  for (const circuit of await rendezvous(control, "CLIENT"))
    await control.sendCommand(`CLOSECIRCUIT ${circuit}`).catch(() => undefined)
  await sleep(FORGETTING_MS)
}

const sumCpu = (nodes: readonly WideNode[]) =>
  nodes.map(({ cpu }) => cpu()).reduce((a, b) => ({ node: a.node + b.node, tor: a.tor + b.tor }), { node: 0, tor: 0 })

const measured = async (
  { network, leech, sources }: Scene,
  work: () => Promise<{ readonly first: number }>,
): Promise<Measured> => {
  await forget(leech)
  const outgoing = await Circuits.watch(leech.control, "CLIENT")
  const incoming = await Promise.all(sources.map(({ control }) => Circuits.watch(control, "SERVICE")))
  const [begunCpu, begunSources, begunTicks] = [leech.cpu(), sumCpu(sources), ticks()]
  const begun = performance.now()
  try {
    const { first } = await work()
    const seconds = (performance.now() - begun) / 1_000
    const [cpu, sourcesCpu, ended] = [leech.cpu(), sumCpu(sources), ticks()]
    const guards = {
      client: outgoing.guards,
      sources: [...new Set(incoming.flatMap((circuits) => circuits.guards))],
    }
    const carried = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + network.hosts.find((host) => host.name === name)!.rate, 0)
    return {
      seconds,
      first,
      dials: outgoing.begun.size,
      circuits: outgoing.joined.size,
      ceiling: Math.min(carried(guards.client), carried(guards.sources)),
      guards,
      cpu: {
        node: rounded(cpu.node - begunCpu.node, 1),
        tor: rounded(cpu.tor - begunCpu.tor, 1),
        sourceNodes: rounded(sourcesCpu.node - begunSources.node, 1),
        sourceTors: rounded(sourcesCpu.tor - begunSources.tor, 1),
      },
      busy: rounded((ended[0] - begunTicks[0]) / (ended[1] - begunTicks[1]), 2),
    }
  } finally {
    for (const circuits of [outgoing, ...incoming]) circuits.stop()
  }
}

/** A file has blocks from when its first piece is written, which is when that piece is verified. */
const firstPiece = async (file: string, signal: AbortSignal): Promise<number> => {
  const begun = performance.now()
  while (!signal.aborted && (statSync(file, { throwIfNoEntry: false })?.blocks ?? 0) === 0) await sleep(POLL_MS)
  return (performance.now() - begun) / 1_000
}

/** @throws when what came is not the file. */
export const measureOurs = async (scene: Scene, link: string): Promise<Measured> => {
  const { leech, file, out } = scene
  const got = path.join(out, path.basename(file))
  let [id, infohash] = ["", ""]
  const result = await measured(scene, async () => {
    const over = new AbortController()
    const first = firstPiece(got, over.signal)
    try {
      id = await leech.client.command({ type: "DownloadLink", link, folder: out })
      await follow(leech.client, ({ torrents }) => {
        const row = torrents.find((torrent) => torrent.id === id)
        if (row?.mode === "error") throw new Error(`the download failed: ${row.error?.message}`)
        infohash = row?.infohash ?? infohash
        return row?.mode === "seeding" ? row : undefined
      })
      return { first: await first }
    } finally {
      over.abort()
    }
  })
  await run("cmp", [file, got])
  await leech.process.command("remove", id, "--with-data")
  await farewell(scene, infohash)
  return result
}

/** Until the first source has heard that the leech is gone: else the next round would dial onions that are no more. */
const farewell = async ({ sources: [first, ...others] }: Scene, infohash: string): Promise<void> => {
  for (const end = performance.now() + FAREWELL_MS; performance.now() < end; await sleep(500)) {
    const { torrents, live } = await first!.client.state()
    const row = torrents.find((torrent) => torrent.infohash === infohash)
    if (row && (live.torrents[row.id]?.peers ?? 0) <= others.length) return
  }
}

/** @param urls of the file, one of each source. @param count of circuits, which take turns with the sources. */
export const measureCurl = async (scene: Scene, urls: readonly string[], count: number): Promise<Measured> => {
  const { leech, file, out } = scene
  const size = statSync(file).size
  const folder = path.join(out, "curl")
  mkdirSync(folder)
  const ranges = Array.from({ length: count }, (_, i): Range => [
    Math.floor((size * i) / count),
    Math.floor((size * (i + 1)) / count) - 1,
  ])
  try {
    return await measured(scene, async () => {
      const firsts = await Promise.all(
        ranges.map((range, i) => curl(leech.data, urls[i % urls.length]!, path.join(folder, String(i)), range)),
      )
      return { first: Math.min(...firsts) }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
