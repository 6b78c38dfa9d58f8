/**
 * Once a second, while pieces are wanted: which peers get lanes, how many each, which lanes have stalled. Owns the
 * slots and the pace; the rules themselves are pure (core/peerSelection, core/lanePlan). Asks for lanes and gives them
 * up, dials nothing.
 */
import type { Clock } from "../core/Clock.ts"
import { planLanes, restedPlan } from "../core/lanePlan.ts"
import { type PeerPicture, selectPeers } from "../core/peerSelection.ts"
import type { Prng } from "../core/prng.ts"
import type { Throttle } from "./Throttle.ts"
import type { TokenBucket } from "../core/TokenBucket.ts"
import type { Download } from "./Download.ts"
import type { SwarmObserver } from "./Exchange.ts"
import type { ExchangeLimits } from "./ExchangeLimits.ts"
import type { Lane } from "./Lane.ts"
import type { Peer, Slot } from "./Peer.ts"

export interface PlannerContext {
  readonly clock: Clock
  readonly limits: ExchangeLimits
  readonly pace: TokenBucket
  readonly chance: Prng
  readonly download: Download
  readonly throttle: Throttle
  /** Verified octets of the download, ever. */
  received(): number
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
/** What was asked of a lane that is to end may come for so long. */
const LAST_ANSWERS_MS = 10_000

export class LanePlanner {
  readonly #ctx: PlannerContext
  #at = 0
  /** New peers and further lanes take turns at the pace, so that neither waits for ever. */
  #turn: "peers" | "lanes" = "peers"

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
    const meet = () => {
      for (const number of connect) if (!this.#dial(byNumber.get(number)!, 0, "lanes")) break
    }
    if (this.#turn === "peers") meet()
    this.#fit(
      candidates.flatMap(({ peer }) => (peer.chosen ? [peer] : [])),
      candidates.every(({ peer, have }) => have === 100 && (peer.chosen || peer.retryAt > now)),
    )
    if (this.#turn === "lanes") meet()
  }

  /** Ends the peer's lanes and forgets what was asked for. */
  release(peer: Peer, reason: string): void {
    if (!peer.chosen) return
    peer.plan = restedPlan(peer.plan, this.#ctx.limits.lanes)
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
    let stalled = false
    for (const [index, slot] of peer.slots) {
      if (slot.lane) {
        slot.lane.sample(seconds)
        rate += slot.lane.rate
        const ending = slot.lane.retiredAt ?? now
        if (now - ending >= LAST_ANSWERS_MS) this.#unwant(peer, index, slot, "takes on nothing more")
        else if (slot.lane.stalledMs > Math.max(limits.stallMs, 8 * slot.lane.rttMs)) {
          stalled = true
          slot.lane.close("stalled")
        } else if (slot.lane.silent) slot.lane.demote()
        else slot.lane.pump()
      } else if (slot.state !== "dialing" && now - slot.since > ABANDONED_MS) this.freed(peer, index)
    }
    // Worse than a failed dial: it held up pieces.
    if (stalled) peer.lost(now, 4 * limits.retryMs)
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
      // What a limit makes of a rate says nothing of the peer.
      rate: this.#limited(peer) ? undefined : peer.rate,
      have,
      failures: peer.failures,
      retryAt: peer.retryAt,
      ...(peer.reached || turn === undefined ? {} : { turn }),
    }
  }

  /** Whether the operator's limit holds the download up; or would, as lanes are guessed to be, before anything came. */
  #limited({ verified }: Peer): boolean {
    const { throttle, limits } = this.#ctx
    const { start, guess, windowMs, settleMs } = limits.lanes
    return throttle.held(windowMs + settleMs) || (verified === 0 && throttle.rate <= start * guess)
  }

  #fit(peers: readonly Peer[], sources: boolean): void {
    const { clock, download, limits, slots, received } = this.#ctx
    const now = clock.now()
    const { octets: left, rate } = download.remainder(Number.POSITIVE_INFINITY)!
    const open = peers.reduce((sum, peer) => sum + openLanes(peer).length, 0)
    for (const peer of peers) {
      const lanes = openLanes(peer)
      const wanted = peers.reduce((sum, { plan, slots }) => sum + Math.max(plan.target, slots.size), 0)
      const tried = peers.some((other) => other !== peer && other.plan.trial !== undefined)
      const { plan, end } = planLanes(
        peer.plan,
        {
          now,
          lanes: lanes.map(([lane, { rate }]) => ({ lane, rate })),
          busy: lanes.every(([, { requests }]) => requests > 0),
          mine: peer.verified,
          octets: received(),
          left,
          rate,
          open,
          wanted,
          sources,
          limited: this.#limited(peer),
          max: peer.trial === undefined ? limits.lanes.most : 1,
          room: slots.size < limits.maxLanes && peer.slots.size < limits.lanes.most && !tried,
        },
        limits.lanes,
      )
      peer.plan = plan
      for (const index of end) this.#retire(peer, index)
      this.#fill(peer, now)
    }
  }

  /** Its lane is dialled already, and was paid for then. */
  expect(peer: Peer, index: number): void {
    this.#want(peer, index)
  }

  /** As many lanes as its plan says: those that are not there are wanted, those not up yet are given up first. */
  #fill(peer: Peer, now: number): void {
    const { target } = peer.plan
    const kept = [...peer.slots].filter(([, slot]) => !slot.unwanted)
    const waiting = kept.filter(([, slot]) => slot.state !== "open").toReversed()
    for (const [index, slot] of waiting.slice(0, Math.max(0, kept.length - target)))
      this.#unwant(peer, index, slot, "gains nothing")
    // The first lane hears what the peer has. More of them, with nothing to ask for, would be ended as silent and
    // dialled again.
    const useful = !peer.has || this.#ctx.download.useful(peer.has)
    if (now < peer.nextLaneAt || (peer.chosen && !useful)) return
    for (let missing = target - kept.length, index = 0; missing > 0; index++) {
      if (peer.slots.has(index)) continue
      if (!this.#dial(peer, index, "peers")) return
      missing--
    }
  }

  /** A dial if the node may make one now. @returns whether it may. */
  #dial(peer: Peer, index: number, turn: "peers" | "lanes"): boolean {
    const { clock, limits, pace, slots } = this.#ctx
    if (slots.size >= limits.maxLanes || !pace.take(clock.now())) return false
    this.#turn = turn
    this.#want(peer, index)
    return true
  }

  #want(peer: Peer, index: number): void {
    if (this.slot(peer, index)) this.#ctx.observer().laneWanted(peer.number, index)
  }

  /** It ends when what was asked of it has come, or soon. */
  #retire(peer: Peer, index: number): void {
    const slot = peer.slots.get(index)
    if (!slot?.lane) return
    slot.unwanted = true
    slot.lane.retire("gains nothing")
  }

  #unwant(peer: Peer, index: number, slot: Slot, reason: string): void {
    if (slot.stream) this.#ctx.observer().laneUnwanted(slot.stream)
    if (slot.lane) slot.lane.close(reason)
    // An open or dialled lane frees its slot when it has ended.
    if (!slot.lane && slot.state !== "dialing") this.freed(peer, index)
    else slot.unwanted = true
  }
}

const openLanes = (peer: Peer): readonly (readonly [number, Lane])[] =>
  [...peer.slots].flatMap(([index, { lane, unwanted }]) => (lane && !lane.over && !unwanted ? [[index, lane]] : []))
