/**
 * A node of a simulated swarm: the real exchange over real HTTP/2, and a small stand-in for the actors: it commits at
 * once, dials each lane that is wanted, and meets the others at a rendezvous as a share's onion would have them meet.
 */
import { Bitfield } from "../../src/core/Bitfield.ts"
import { NOTHING_SERVED, type ServedSum } from "../../src/core/CopyCount.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import type { PieceOrder } from "../../src/core/PiecePicker.ts"
import type { Credit } from "../../src/credit/Credit.ts"
import { EXCHANGE_LIMITS, type ExchangeLimits } from "../../src/exchange/ExchangeLimits.ts"
import type { SwarmObserver } from "../../src/exchange/Exchange.ts"
import { SwarmExchange } from "../../src/exchange/SwarmExchange.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import type { PieceStore } from "../../src/storage/PieceStore.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { type SimLine, SimMachine } from "../../src/transport/sim/SimMachine.ts"
import type { SimWorld } from "../../src/transport/sim/SimWorld.ts"

export const TORRENT = "torrent"
const PATH = "/data"
const MEET_MS = 5_000
const TRIES = 4

/** Where nodes leave their records and find those of others. */
export class Rendezvous {
  readonly records = new Map<string, readonly Uint8Array[]>()

  meet(name: string, own: readonly Uint8Array[]): readonly Uint8Array[] {
    this.records.set(name, own)
    return [...this.records]
      .filter(([other]) => other !== name)
      .flatMap(([, records]) => records.slice(0, 1))
      .slice(0, 50)
  }
}

export interface SimNodeOptions {
  readonly line?: SimLine
  readonly limits?: Partial<ExchangeLimits>
  readonly onions?: number
  /** Of the link by which it holds a private swarm. */
  readonly token?: string
  /** Begins at rest, if it begins as a seed. */
  readonly resting?: boolean
  /** How far its clock is ahead of the world's. */
  readonly clockMs?: number
  readonly credit?: Credit
  /** Another torrent of the same node, which then has all its machine and exchange. */
  readonly beside?: SimNode
  /** What of it is wanted. */
  readonly order?: PieceOrder
  readonly onPieces?: (pieces: readonly number[]) => void
  /** Called as the log would call its listeners: before the swarm hears that the pieces are committed. */
  readonly onCommit?: (pieces: number) => void
  /** Between the store and the swarm, for nodes that lie. */
  readonly tamper?: (store: PieceStore) => PieceStore
}

export class SimNode {
  readonly torrent: string
  readonly machine: SimMachine
  readonly exchange: SwarmExchange
  readonly sessions: Http2Sessions
  readonly storage = new MemoryStorage()
  readonly misbehaved: { readonly peer: number; readonly piece: number }[] = []
  /** Pieces of a share in place that were found to be changed. */
  readonly changed: number[] = []
  readonly committed: Bitfield
  /** Octets that each lane brought, by stream. */
  readonly lanes = new Map<string, number>()
  /** Whether credit was said to be enough, each time it was said. */
  readonly creditTold: boolean[] = []
  /** What was last said to have gone out. */
  served: ServedSum = NOTHING_SERVED
  completeAt: number | undefined
  readonly #world: SimWorld
  readonly #rendezvous: Rendezvous
  readonly #metainfo: Metainfo
  readonly #options: SimNodeOptions
  readonly #seeds: readonly Uint8Array[]
  readonly #wanted = new Map<string, AbortController>()
  #streams = 0

  constructor(world: SimWorld, name: string, metainfo: Metainfo, rendezvous: Rendezvous, options: SimNodeOptions = {}) {
    this.#world = world
    this.#rendezvous = rendezvous
    this.#metainfo = metainfo
    this.#options = options
    this.torrent = options.beside ? `${TORRENT}-${name}` : TORRENT
    this.machine = options.beside?.machine ?? new SimMachine(world, name, options.line, options.clockMs)
    this.committed = new Bitfield(metainfo.pieceCount)
    const { clock, random, transport } = this.machine
    this.#seeds = Array.from({ length: options.onions ?? 2 }, () => random.bytes(32))
    this.sessions = options.beside?.sessions ?? new Http2Sessions(transport, clock)
    this.exchange =
      options.beside?.exchange ??
      new SwarmExchange({
        sessions: this.sessions,
        clock,
        random,
        limits: { ...EXCHANGE_LIMITS, ...options.limits },
        ...(options.credit ? { credit: options.credit } : {}),
      })
  }

  /** @param content of the whole torrent, for one that begins as a seed. */
  async start(content?: Uint8Array): Promise<void> {
    if (content) {
      this.storage.disk.put(PATH, content)
      for (let piece = 0; piece < this.#metainfo.pieceCount; piece++) this.committed.add(piece)
      this.completeAt = this.#world.elapsed
    }
    const store = await this.storage.open(this.#metainfo, PATH, "state", !content)
    await this.exchange.open({
      torrent: this.torrent,
      infoHash: this.#metainfo.infoHash,
      store: this.#options.tamper?.(store) ?? store,
      verified: this.committed.copy(),
      seeds: this.#seeds,
      observer: this.#observer,
      ...(this.#options.token === undefined ? {} : { token: this.#options.token }),
      served: () => this.served,
      ...(this.#options.order ? { order: this.#options.order } : {}),
      inPlace: content !== undefined,
      resting: this.#options.resting ?? false,
    })
    this.#meet()
  }

  get content(): Uint8Array | undefined {
    return this.storage.disk.get(PATH)
  }

  get complete(): boolean {
    return this.completeAt !== undefined
  }

  get live() {
    return this.exchange.live(this.torrent)!
  }

  readonly #meet = (): void => {
    if (!this.machine.alive) return
    const reachable = !this.#world.blocked(this.machine.name, "rendezvous")
    if (reachable)
      this.exchange.addRecords(
        this.torrent,
        this.#rendezvous.meet(this.machine.name, this.exchange.records(this.torrent)),
      )
    this.machine.clock.setTimeout(this.#meet, MEET_MS)
  }

  readonly #observer: SwarmObserver = {
    piecesWritten: async (pieces) => {
      for (const piece of pieces) if (!this.committed.add(piece)) throw new Error(`piece ${piece} was reported twice`)
      this.#options.onCommit?.(pieces.length)
      this.#options.onPieces?.(pieces)
      if (this.committed.complete) this.completeAt ??= this.#world.elapsed
    },
    peerMisbehaved: (peer, piece) => this.misbehaved.push({ peer, piece }),
    laneWanted: (peer, lane) => void this.#dial(peer, lane, `${this.machine.name}-${this.torrent}-${++this.#streams}`),
    laneUnwanted: (stream) => {
      this.#wanted.get(stream)?.abort()
      this.exchange.closeLane(stream)
    },
    creditChanged: (enough) => void this.creditTold.push(enough),
    served: async (sum) => void (this.served = sum),
    pieceChanged: (piece) => void this.changed.push(piece),
    storeFailed: (error) => {
      throw error
    },
  }

  async #dial(peer: number, lane: number, stream: string): Promise<void> {
    const wanted = new AbortController()
    this.#wanted.set(stream, wanted)
    for (let attempt = 0; attempt < TRIES && !wanted.signal.aborted; attempt++) {
      try {
        await this.exchange.connect(this.torrent, peer, lane, stream, wanted.signal)
        this.lanes.set(stream, (await this.exchange.laneEnded(stream)).bytesIn)
        break
      } catch (error) {
        if ((error as { remedy?: string }).remedy !== "back-off") break
        await new Promise<void>((resolve) => this.machine.clock.setTimeout(resolve, 4_000 * 2 ** attempt))
      }
    }
    this.#wanted.delete(stream)
  }
}
