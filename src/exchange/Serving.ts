/**
 * What goes out of a swarm: which pieces this node has, who is told of them, who is served, and the onions and the
 * record under which it is found. A piece is here once the log has it, and until then to nobody.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import { NOTHING_SERVED, type ServedSum } from "../core/CopyCount.ts"
import { SKIP } from "../core/fileSelection.ts"
import type { PieceIndex } from "../core/ids.ts"
import type { SwarmUse } from "../core/onionNeed.ts"
import type { Prng } from "../core/prng.ts"
import type { RateMeter } from "../core/RateMeter.ts"
import type { StoreError } from "../storage/PieceStore.ts"
import { Announcements } from "./Announcements.ts"
import type { Given, SwarmAnswers, SwarmConfig } from "./Exchange.ts"
import type { NodeShared } from "./NodeShared.ts"
import { OnionNeeds } from "./OnionNeeds.ts"
import { Presence } from "./Presence.ts"
import { Tally } from "./Tally.ts"
import { type Served, Uploads, type UploadSession } from "./Uploads.ts"

export interface ServingContext {
  readonly config: Omit<SwarmConfig, "observer">
  readonly shared: NodeShared
  readonly chance: Prng
  /** Seq of this node's last word in the swarm, if it was in it before. */
  readonly after: number
  /** Lanes of this node's that are open in the swarm. */
  readonly lanes: () => number
  /** Whether pieces are wanted. */
  readonly wants: () => boolean
  /** In private swarms. */
  readonly peers?: Served["peers"]
  readonly onRecord: (record: Uint8Array) => void
  /** Somebody who was not here has had octets. */
  readonly onTook: () => void
  /** Which onions are up has changed, or what there is here. */
  readonly onChange: () => void
  readonly storeFailed: (error: StoreError) => void
  /** What has gone out, ever. */
  readonly onServed: (sum: ServedSum) => Promise<void>
  /** Of a share in place: it is claimed no more. */
  readonly pieceChanged: (piece: PieceIndex) => void
}

export class Serving {
  /** Verified and committed: what is announced and served. */
  readonly have: Bitfield
  /** What has gone out, ever. */
  readonly tally: Tally
  readonly #ctx: ServingContext
  readonly #announcements: Announcements
  readonly #uploads: Uploads
  readonly #presence: Presence
  readonly #needs: OnionNeeds
  /** Levels of pieces; those of level 0 are not wanted. */
  #levels: Uint8Array | undefined
  /** Wanted pieces that are not here. */
  #lacking: number
  #left = false

  constructor(ctx: ServingContext) {
    const { config, shared, chance, after, wants, onRecord, onChange } = ctx
    const { clock, limits, sessions } = shared
    const hasLeft = () => this.#left
    this.#ctx = ctx
    this.have = config.verified
    this.#levels = config.order?.levels
    this.#lacking = this.#count()
    this.#announcements = new Announcements(this.have, clock, limits.keepAliveMs)
    const hold = (count: number) => void this.#presence.hold(count).catch(() => undefined)
    this.#needs = new OnionNeeds(clock, () => this.#use(), hold)
    const { usedAt } = this.#needs
    const found = { after, usedAt, seeks: wants, lacks: () => this.#lacking > 0 }
    this.#presence = new Presence(config, { sessions, clock, chance, ...found, onRecord, onChange })
    const { metainfo } = config.store
    this.tally = new Tally(metainfo, config.served?.() ?? NOTHING_SERVED, clock, ctx.onServed)
    const served = {
      throttle: shared.throttles.of(config.torrent).up,
      sent: (piece: PieceIndex, octets: number) => this.tally.add(piece, octets),
      infoHash: config.infoHash,
      store: config.store,
      have: this.have,
      ...(ctx.peers ? { peers: ctx.peers } : {}),
      get closed() {
        return hasLeft()
      },
      called: () => this.used(),
      took: () => {
        this.#needs.took()
        ctx.onTook()
      },
      storeFailed: ctx.storeFailed,
      pieceChanged: (piece: PieceIndex, error: StoreError) => this.#changed(piece, error),
    }
    this.#uploads = new Uploads(served, this.#announcements, shared)
  }

  /** Of this node's record. */
  get key(): string {
    return this.#presence.key
  }

  /** This node's word in the swarm; no octets until there is one. */
  get record(): { readonly bytes: Uint8Array; readonly seq: number } {
    return { bytes: this.#presence.record, seq: this.#presence.seq }
  }

  /** Pieces that are wanted and not here. */
  get lacking(): number {
    return this.#lacking
  }

  /** Others are wanted now; what is here is served all the same. */
  want(levels: Uint8Array | undefined): void {
    this.#levels = levels
    this.#lacking = this.#count()
    if (!this.#left) this.#presence.say()
  }

  #count(): number {
    let lacking = 0
    for (let piece = 0; piece < this.have.length; piece++)
      if (this.#levels?.[piece] !== SKIP && !this.have.has(piece)) lacking++
    return lacking
  }

  /** Octets that went out. */
  get meter(): RateMeter {
    return this.#uploads.meter
  }

  /** Whether anybody waits to hear what is new here. */
  get heard(): boolean {
    return this.#announcements.heard
  }

  get given(): Given {
    const { octets, copies, lastAt } = this.tally
    const asked = [...this.#uploads.sessions.values()].some(({ requests }) => requests > 0)
    return { octets, copies, quietMs: asked ? 0 : this.#ctx.shared.clock.now() - lastAt }
  }

  /** Sessions of others, still there, that asked for something of late. */
  callers(): ReadonlyMap<number, UploadSession> {
    this.#uploads.sweep()
    return this.#uploads.sessions
  }

  /** @param resting no onion is published to begin with; else one, until somebody is connected. */
  async open(resting: boolean): Promise<void> {
    if (resting) this.#needs.rest()
    await this.#presence.open(this.#uploads.handle, this.have, resting ? 0 : 1)
    if (!resting) this.used()
  }

  /** Onions that can be dialled. */
  get up(): number {
    return this.#presence.up
  }

  /** Gives up all onions until it is woken; says so after `sayMs`. */
  rest(sayMs: number): void {
    this.#needs.rest()
    this.#presence.rest(sayMs)
  }

  /** One onion at least. @param wanted by somebody who is about to dial it. Rejects where the carrier refuses it. */
  async wake(wanted: boolean): Promise<void> {
    this.#needs.rouse(wanted)
    await this.#presence.hold(1)
  }

  /** When somebody had a session last, by the clock; infinite while somebody has, or is about to. */
  readonly usedAt = (): number => this.#needs.usedAt()

  /** Somebody is connected, or may be: it may be that more onions are needed. */
  used(): void {
    this.#needs.wake()
  }

  get answers(): SwarmAnswers {
    return this.#uploads
  }

  redate(): boolean {
    return this.#presence.redate()
  }

  /** The log has them. */
  add(pieces: readonly PieceIndex[]): void {
    for (const piece of pieces) if (this.have.add(piece) && this.#levels?.[piece] !== SKIP) this.#lacking--
    if (this.#left) return
    this.#announcements.add(pieces)
    this.#presence.say()
  }

  /** Of a share in place: these fit, or no longer; others hear of it at once. */
  claim(pieces: readonly PieceIndex[], fit: boolean): void {
    if (this.#left || !this.#ctx.config.inPlace) return
    const news = pieces.filter((piece) => (fit ? this.have.add(piece) : this.have.delete(piece)))
    if (news.length === 0) return
    this.#lacking = this.#count()
    if (fit) this.#announcements.add(news)
    else this.#announcements.restart(this.have)
    this.#ctx.onChange()
    this.#presence.say()
  }

  /** Of a share in place: what is verified is this, and nothing else. */
  claimAll(verified: Bitfield): void {
    const all = Array.from({ length: verified.length }, (_, piece) => piece as PieceIndex)
    for (const fit of [true, false])
      this.claim(
        all.filter((piece) => verified.has(piece) === fit),
        fit,
      )
  }

  /** Says its last word, and answers nobody any more. */
  leave(): void {
    this.#left = true
    this.#needs.rest()
    this.#presence.leave()
    this.#announcements.restart(this.have)
    this.#uploads.end()
  }

  async close(): Promise<void> {
    await this.tally.tell()
    await this.#presence.close()
  }

  #use(): SwarmUse {
    return {
      sessions: this.callers().size,
      lanes: this.#ctx.lanes(),
      rate: this.meter.rate(this.#ctx.shared.clock.now()),
      up: this.#presence.up,
      bytes: this.#ctx.config.store.metainfo.totalBytes,
    }
  }

  /** What was verified does not fit any more. Who downloads has to stop; a share in place goes on with the rest. */
  #changed(piece: PieceIndex, error: StoreError): void {
    if (!this.#ctx.config.inPlace) return this.#ctx.storeFailed(error)
    if (this.#left || !this.have.has(piece)) return
    this.claim([piece], false)
    this.#ctx.pieceChanged(piece)
  }
}
