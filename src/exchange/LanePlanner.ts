/**
 * Once a second, while pieces are wanted: which peers get lanes, how many each, which lanes have stalled. Owns the
 * slots; the rules themselves are pure (core/peerSelection, core/lanePlan). Asks for lanes and gives them up, dials
 * nothing.
 */
import type { Clock } from "../core/Clock.ts"
import { planLanes } from "../core/lanePlan.ts"
import { type PeerPicture, selectPeers } from "../core/peerSelection.ts"
import type { Prng } from "../core/prng.ts"
import type { TokenBucket } from "../core/TokenBucket.ts"
import type { Download } from "./Download.ts"
import type { SwarmObserver } from "./Exchange.ts"
import type { ExchangeLimits } from "./ExchangeLimits.ts"
import type { Peer, Slot } from "./Peer.ts"

export interface PlannerContext {
  readonly clock: Clock
  readonly limits: ExchangeLimits
  readonly pace: TokenBucket
  readonly chance: Prng
  readonly download: Download
  readonly totalBytes: number
  /** All slots of the node. */
  readonly slots: Set<Slot>
  observer(): SwarmObserver
  /** Peers that may be dialled: their records live, they are not cut off. */
  candidates(): readonly { readonly peer: Peer; readonly have: number; readonly turn?: number }[]
  /** All peers that are known, whatever their records say. */
  peers(): Iterable<Peer>
}

/** A lane asked for that nobody began to dial, or whose stream's actor does not try again, is asked for anew. */
const ABANDONED_MS = 60_000

export class LanePlanner {
  readonly #ctx: PlannerContext
  #at = 0

  constructor(ctx: PlannerContext) {
    this.#ctx = ctx
  }

  /** @param starved nothing more can be begun for want of credit. */
  tick(starved: boolean): void {
    const { clock, download, limits } = this.#ctx
    const now = clock.now()
    const seconds = Math.min((now - this.#at) / 1000, 60)
    this.#at = now
    for (const peer of this.#ctx.peers()) if (peer.chosen) this.#age(peer, now, seconds)
    if (!download.wanting || download.halted || starved || download.resting) {
      for (const peer of this.#ctx.peers()) this.release(peer, "no longer wanted")
      return
    }
    const candidates = this.#ctx.candidates()
    const byNumber = new Map(candidates.map((c) => [c.peer.number, c.peer]))
    for (const peer of this.#ctx.peers())
      if (peer.chosen && !byNumber.has(peer.number)) this.release(peer, "has left the swarm")
    const { connect, drop } = selectPeers(
      candidates.map((c) => this.#picture(c.peer, c.have, c.turn, now)),
      now,
      this.#ctx.chance,
      limits.selection,
    )
    for (const number of drop) {
      const peer = byNumber.get(number)!
      peer.retryAt = now + 4 * limits.retryMs
      this.release(peer, "makes room")
    }
    const single = candidates.length === 1 && this.#ctx.totalBytes > limits.singleSourceBytes
    for (const number of connect) {
      if (this.#ctx.slots.size >= limits.maxLanes || !this.#ctx.pace.take(now)) break
      this.#want(byNumber.get(number)!, 0)
    }
    for (const { peer } of candidates) {
      if (peer.chosen)
        this.#fit(peer, peer.trial !== undefined ? 1 : single ? limits.lanesSingleSource : limits.lanesPerPeer)
    }
  }

  /** Ends the peer's lanes and forgets what was asked for. */
  release(peer: Peer, reason: string): void {
    for (const [index, slot] of peer.slots) this.#unwant(peer, index, slot, reason)
  }

  freed(peer: Peer, index: number): void {
    const slot = peer.slots.get(index)
    if (!slot) return
    peer.slots.delete(index)
    this.#ctx.slots.delete(slot)
  }

  /** The slot under `index`, made if there is room. */
  slot(peer: Peer, index: number): Slot | undefined {
    const known = peer.slots.get(index)
    if (known) return known
    if (this.#ctx.slots.size >= this.#ctx.limits.maxLanes) return undefined
    const now = this.#ctx.clock.now()
    const slot: Slot = { state: "wanted", stream: undefined, lane: undefined, since: now }
    if (!peer.chosen) peer.chosenAt = peer.usefulAt = now
    peer.slots.set(index, slot)
    this.#ctx.slots.add(slot)
    return slot
  }

  #age(peer: Peer, now: number, seconds: number): void {
    const { limits, download } = this.#ctx
    let rate = 0
    for (const [index, slot] of peer.slots) {
      if (slot.lane) {
        slot.lane.sample(seconds)
        rate += slot.lane.rate
        if (slot.lane.stalledMs > Math.max(limits.stallMs, 8 * slot.lane.rttMs)) {
          // Worse than a failed dial: it held up pieces.
          peer.failed(now, 4 * limits.retryMs)
          slot.lane.close("stalled")
        } else if (slot.lane.silent) slot.lane.demote()
        else slot.lane.pump()
      } else if (slot.state !== "dialing" && now - slot.since > ABANDONED_MS) this.freed(peer, index)
    }
    if (rate > 0) peer.rate = rate
    if (peer.has && download.useful(peer.has)) peer.usefulAt = now
  }

  #picture(peer: Peer, have: number, turn: number | undefined, now: number): PeerPicture {
    return {
      peer: peer.number,
      connections: peer.slots.size,
      chosenAt: peer.chosenAt,
      useful: peer.has ? peer.usefulAt === now : undefined,
      usefulAt: peer.usefulAt,
      rate: peer.rate,
      have,
      failures: peer.failures,
      retryAt: peer.retryAt,
      ...(peer.reached || turn === undefined ? {} : { turn }),
    }
  }

  #fit(peer: Peer, max: number): void {
    const lanes = [...peer.lanes()]
    peer.plan = planLanes(
      peer.plan,
      {
        now: this.#ctx.clock.now(),
        open: lanes.length,
        rate: lanes.reduce((sum, lane) => sum + lane.rate, 0),
        rttMs: lanes.reduce((sum, lane) => sum + lane.loadedRttMs, 0) / Math.max(1, lanes.length),
        nearBest: lanes.length > 0 && lanes.every((lane) => lane.requests > 0 && lane.rate >= 0.8 * lane.best),
        max,
      },
      this.#ctx.limits.lanes,
    )
    const target = Math.min(peer.plan.target, max)
    // The first lane hears what the peer has. More of them, with nothing to ask for, would be ended as silent and
    // dialled again.
    const useful = !peer.has || this.#ctx.download.useful(peer.has)
    for (let index = 0; index < target; index++)
      if (!peer.slots.has(index) && (index === 0 || useful)) this.#want(peer, index)
    for (const [index, slot] of peer.slots) if (index >= target) this.#unwant(peer, index, slot, "gains nothing")
  }

  #want(peer: Peer, index: number): void {
    if (this.slot(peer, index)) this.#ctx.observer().laneWanted(peer.number, index)
  }

  #unwant(peer: Peer, index: number, slot: Slot, reason: string): void {
    if (slot.stream) this.#ctx.observer().laneUnwanted(slot.stream)
    if (slot.lane) slot.lane.close(reason)
    // An open or dialled lane frees its slot when it has ended.
    if (!slot.lane && slot.state !== "dialing") this.freed(peer, index)
    else slot.unwanted = true
  }
}
