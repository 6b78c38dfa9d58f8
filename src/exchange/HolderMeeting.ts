/**
 * How the holders of a private swarm find each other when its source is gone (JOIN2): a transfer onion answers `peers`
 * to who proves to hold the link's token, which itself never leaves the node, and asks other holders so. Owns how
 * often: each holder rarely, over a lane that is open where there is one.
 */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock, Random } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import { onionAddress, publicKeyOf } from "../core/onionAddress.ts"
import type { InfoHash, OnionAddress } from "../core/ids.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import type { Incoming, Session, Sessions } from "../transport/Sessions.ts"
import { holderProof, provesHolder } from "../wire/joinProof.ts"
import { MAX_RECORDS, type PeersExchange } from "../wire/PeersExchange.ts"
import { ask } from "../wire/routes/ask.ts"
import { swarmRoutes } from "../wire/routes/swarm.ts"
import type { Peer } from "./Peer.ts"
import type { Holder } from "./SwarmPeers.ts"

const IDLE_MS = 30_000
/** A holder is asked no sooner again; those asked longest ago come first, so many each time. */
const EACH_MS = 60_000
const ASKED_AT_ONCE = 2
/** Holders that are remembered as asked, and proofs of a session that are looked at. */
const MOST_ASKED = 256
const PROOFS = 8
const PROOFS_PER_SECOND = 1 / 30
const MOST_SESSIONS = 1_024

export interface MeetingContext {
  readonly clock: Clock
  readonly random: Random
  readonly sessions: Sessions
  /** How fast holders may be dialled. */
  readonly meets: TokenBucket
  readonly infoHash: InfoHash
  readonly metainfo: Uint8Array
  /** Of the link by which this node holds the swarm. */
  readonly token: string
  /** Public keys of this node's own onions in the swarm. */
  readonly onions: readonly Uint8Array[]
  /** Encoded records, this node's own first. */
  records(most: number): readonly Uint8Array[]
  /** This node's own encoded record; no octets until there is one. */
  own(): Uint8Array
  /** Who may be asked, with the keys of their onions. */
  holders(): Iterable<Holder>
  add(records: readonly Uint8Array[], source: "met" | "link", name: string): void
}

export class HolderMeeting {
  readonly #ctx: MeetingContext
  readonly #asked = new BoundedMap<string, number>(MOST_ASKED)
  readonly #proofs = new BoundedMap<number, TokenBucket>(MOST_SESSIONS)

  constructor(ctx: MeetingContext) {
    this.#ctx = ctx
  }

  /** @returns undefined for who does not prove to hold the token. */
  answer({ records, proof }: PeersExchange, incoming: Incoming): PeersExchange | undefined {
    const { token, metainfo, onions } = this.#ctx
    const [own = NO_RECORD] = records
    if (!proof || !this.#mayProve(incoming.session)) return undefined
    if (!onions.some((onion) => provesHolder(proof, token, onion, own, metainfo))) return undefined
    incoming.welcome?.()
    if (own.length > 0) this.#ctx.add([own], "met", "joined")
    return { v: 1, records: this.#ctx.records(MAX_RECORDS) }
  }

  /** Asks some of those who were not asked of late. @returns how many have answered. */
  async meet(signal: AbortSignal): Promise<number> {
    const now = this.#ctx.clock.now()
    const due = [...this.#ctx.holders()]
      .map((holder) => ({ ...holder, at: this.#asked.get(holder.peer.key) ?? Number.NEGATIVE_INFINITY }))
      .filter(({ at }) => now - at >= EACH_MS)
      .toSorted((a, b) => rankOf(a) - rankOf(b) || a.at - b.at)
    const answers = await Promise.all(due.slice(0, ASKED_AT_ONCE).map((holder) => this.#ask(holder, signal)))
    return answers.filter(Boolean).length
  }

  async #ask({ peer, onions }: Holder, signal: AbortSignal): Promise<boolean> {
    const { clock, meets, sessions, random } = this.#ctx
    const lane = peer.haveLane
    const address = onionAddress(onions[lane ? lane.index % onions.length : 0]!)
    if (!lane && !meets.take(clock.now())) return false
    this.#asked.set(peer.key, clock.now())
    try {
      if (lane) return await this.#exchange(lane.session, address, peer, signal)
      const session = await sessions.connect(address, { circuit: toHex(random.bytes(16)), signal })
      return await this.#exchange(session, address, peer, signal).finally(() => session.close())
    } catch {
      // Others are asked next time.
      return false
    }
  }

  async #exchange(session: Session, address: OnionAddress, peer: Peer, signal: AbortSignal): Promise<boolean> {
    const { infoHash, metainfo, token } = this.#ctx
    const own = this.#ctx.own()
    const proof = holderProof(token, publicKeyOf(address), own, metainfo)
    const body = { v: 1, records: own.length > 0 ? [own] : [], proof }
    const answer = await ask(session, swarmRoutes.peers, { to: { infoHash }, body, idleMs: IDLE_MS, signal })
    if (!answer.value || signal.aborted) return false
    this.#ctx.add(answer.value.records, "link", peer.key)
    return true
  }

  #mayProve(session: number): boolean {
    const now = this.#ctx.clock.now()
    const bucket = this.#proofs.get(session) ?? new TokenBucket(PROOFS, PROOFS_PER_SECOND, now)
    this.#proofs.set(session, bucket)
    return bucket.take(now)
  }
}

/** Those with a lane first, those at rest last: they may be up by now in place of the source. */
const rankOf = ({ peer, rests }: Holder): number => (peer.haveLane ? 0 : rests ? 2 : 1)

const NO_RECORD = new Uint8Array()
