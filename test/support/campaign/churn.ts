/**
 * Others come to a node and go again: they download from it and share with it, whole or in part, leave well, vanish or
 * are killed; mirrors, shares and downloads are made and taken back; browsers open the feeds and strangers open
 * streams, and leave. After each cycle nothing is left to do, and the node's figures are taken when it is still.
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs"
import net from "node:net"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { ManagementCommand } from "../../../src/contract/commands.ts"
import type { Snapshot } from "../../../src/contract/rows.ts"
import { Client } from "../../../src/cli/client.ts"
import { type Prng, prng } from "../../../src/core/prng.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../loopbackNode.ts"
import { readFeed } from "../readFeed.ts"
import { CampaignNode } from "./CampaignNode.ts"
import { type Figures, MeasuredNode } from "./MeasuredNode.ts"
import { mirrors } from "../../../src/projections/mirrors.ts"
import { torrents } from "../../../src/projections/torrents.ts"

export interface ChurnOptions {
  readonly home: string
  readonly sockets: string
  readonly seed: number
  /** Whether to go on after so many cycles. */
  readonly more: (cycles: number) => boolean
  /** Of a node that holds something for each stream. */
  readonly leak?: boolean
  readonly onCycle?: (cycle: number, figures: Figures) => void
}

/** So many cycles of a row have one that is killed as a process of its own. */
const KILLED_OF = 5
const STRANGERS = 8
const GREETING = "PRI * HTTP/2.0\r\n\r\nSM"
const WORDS = ["", "GET / HTTP/1.1\r\n\r\n", GREETING, `${GREETING}\r\n\r\n\0\0\0\x04\0\0\0\0\0`]
const BROWSERS = 4
/** How long a node may take to let go of what it held for others: it looks after some of it once in a while. */
const STILL_WITHIN_MS = 8_000
/** Of a node that never will. */
const LEAKY_WITHIN_MS = 500

class Churn {
  readonly options: ChurnOptions
  readonly data: string
  readonly measured: MeasuredNode
  readonly client: Client
  readonly #chance: Prng
  #files = 0

  constructor(options: ChurnOptions, data: string, measured: MeasuredNode) {
    this.options = options
    this.data = data
    this.measured = measured
    this.client = new Client(data)
    this.#chance = prng(options.seed)
  }

  async cycle(cycle: number): Promise<void> {
    const { home } = this.options
    const share = await this.client.command(this.#file("mine"))
    const link = (await this.state(({ shares }) => shares.find(({ id, link }) => id === share && link))).link!
    const listed = this.#chance() < 0.4 ? await this.client.command({ type: "PublishShare", share }) : undefined
    const folder = path.join(home, `visitor${cycle}`)
    const leaving = Promise.all([...this.#browsers(), ...this.#strangers()])
    if (cycle % KILLED_OF === KILLED_OF - 1) await this.#killedVisitor(folder, link)
    else await this.#visitor(folder, link, listed !== undefined)
    await leaving
    if (listed !== undefined) await this.client.command({ type: "UnpublishShare", share })
    await this.client.command({ type: "StopSharing", share })
    const { torrents, mirrors } = await this.client.state()
    const downloads = torrents.filter(({ origin }) => origin === "download")
    for (const { id } of downloads) await this.client.command({ type: "RemoveTorrent", torrent: id, withData: true })
    for (const { id } of mirrors) await this.client.command({ type: "RemoveMirror", mirror: id })
    const over = ({ shares }: Snapshot) => shares.every(({ mode }) => mode === "stopped")
    await this.state((state) => state.torrents.length === 0 && state.mirrors.length === 0 && over(state))
    rmSync(folder, { recursive: true, force: true })
    const left = readdirSync(home).filter((name) => /^(mine|theirs|got)/.test(name))
    for (const name of left) rmSync(path.join(home, name), { recursive: true, force: true })
  }

  /** Waits until the node's state is as wanted; the test's own time-out is the limit. */
  async state<T>(wanted: (state: Snapshot) => T | undefined | false | "" | null): Promise<T> {
    for (;;) {
      const found = wanted(await this.client.state())
      if (found) return found
      await sleep(20)
    }
  }

  #file(name: string): ManagementCommand {
    const file = path.join(this.options.home, `${name}${this.#files++}`)
    writeFileSync(file, Buffer.alloc(200_000 + Math.floor(this.#chance() * 1_500_000), file))
    return { type: "SharePath", path: file, title: name }
  }

  #target(): string {
    return path.join(this.options.home, `got${this.#files++}`)
  }

  /** A whole node of the test's own process. */
  async #visitor(folder: string, link: string, listed: boolean): Promise<void> {
    const visitor = await openLoopbackNode(folder, this.options.sockets)
    const done = async (command: ManagementCommand): Promise<string> => {
      const reply = await visitor.ask(command)
      if (!reply.ok) throw new Error(`${command.type}: ${reply.message}`)
      return reply.id
    }
    try {
      const whole = this.#chance() < 0.6
      const got = await done({ type: "DownloadLink", link, folder: this.#target() })
      const theirs = await visitor.link(await done(this.#file("theirs")))
      const taken = await this.client.command({ type: "DownloadLink", link: theirs, folder: this.#target() })
      const { tracker } = this.measured
      const mirror = listed ? await done({ type: "AddMirror", address: tracker, update: "auto" }) : undefined
      if (this.#chance() < 0.4) {
        await until(() => visitor.parts.board.published("tracker"))
        const update = this.#chance() < 0.5 ? "auto" : "manual"
        await this.client.command({ type: "AddMirror", address: visitor.parts.board.published("tracker")!, update })
      }
      const has = (node: LoopbackNode, id: string) => node.parts.projector.all(torrents).find((row) => row.id === id)
      if (whole) {
        await until(() => has(visitor, got)?.mode === "seeding")
        await this.state(({ torrents }) => torrents.some(({ id, mode }) => id === taken && mode === "seeding"))
        const current = () =>
          visitor.parts.projector.all(mirrors).some(({ id, mode }) => id === mirror && mode === "current")
        if (mirror !== undefined) await until(current)
      } else await until(() => (has(visitor, got)?.verifiedPieces ?? 0) > 0)
      // Without a word: its streams break, its onions are gone.
      if (this.#chance() < 0.5) await visitor.parts.ports.transport.close()
    } finally {
      await visitor.close()
    }
    if (visitor.defects.length > 0) throw new Error(visitor.defects.join("; "))
  }

  async #killedVisitor(folder: string, link: string): Promise<void> {
    const visitor = new CampaignNode(folder, this.options.sockets)
    try {
      if (!(await visitor.up)) throw new Error(`a visitor did not start: ${visitor.said}`)
      const client = new Client(folder)
      await client.command({ type: "DownloadLink", link, folder: this.#target() })
      while (!(await client.state()).torrents.some(({ verifiedPieces }) => verifiedPieces > 0)) await sleep(10)
    } finally {
      await visitor.end("SIGKILL")
    }
  }

  /** Feeds that are opened, read a little, and left. */
  *#browsers(): Generator<Promise<void>> {
    for (let i = 0; i < BROWSERS; i++) {
      const feed = readFeed(path.join(this.data, "run", "api.sock"), i % 2 === 0 ? "/api/feed" : "/api/logs/feed", {})
      yield feed.until((events) => events.length > 0).then(() => feed.close())
    }
  }

  /** At the tracker's onion: some say nothing, some nonsense, some half of a greeting. */
  *#strangers(): Generator<Promise<void>> {
    for (let i = 0; i < STRANGERS; i++) {
      const socket = net.connect({ path: path.join(this.options.sockets, this.measured.tracker.slice(0, 40)) })
      socket.on("error", () => undefined).on("data", () => undefined)
      socket.write(WORDS[i % WORDS.length]!)
      yield sleep(this.#chance() * 200).then(() => void socket.destroy())
    }
  }
}

const still = (a: Figures, b: Figures): boolean => a.sockets <= b.sockets && a.files <= b.files && a.actors <= b.actors

/** @returns the figures after each cycle, those before the first one first. */
export const churn = async (options: ChurnOptions): Promise<readonly Figures[]> => {
  const data = path.join(options.home, "measured")
  const measured = await MeasuredNode.start(data, options.sockets, options.leak ?? false)
  try {
    const run = new Churn(options, data, measured)
    const taken: Figures[] = [await measured.figures()]
    for (let cycle = 0; options.more(cycle); cycle++) {
      await run.cycle(cycle)
      let figures = await measured.figures()
      const end = performance.now() + (options.leak ? LEAKY_WITHIN_MS : STILL_WITHIN_MS)
      while (!still(figures, taken[0]!) && performance.now() < end) {
        await sleep(250)
        figures = await measured.figures()
      }
      taken.push(figures)
      options.onCycle?.(cycle, figures)
    }
    return taken
  } finally {
    await measured.end()
  }
}
