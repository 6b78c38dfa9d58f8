/**
 * A download over circuits as a flow, without octets: circuits are log-normal, drift and break, dials take their time,
 * a line is shared fairly. A thousand times quicker than SimWorld, so that many draws of many sizes can be compared; it
 * knows nothing of pieces, pipelines, HTTP/2 or round trips.
 */
import { prng } from "../../../src/core/prng.ts"
import { RateMeter } from "../../../src/core/RateMeter.ts"
import { EXCHANGE_LIMITS } from "../../../src/exchange/ExchangeLimits.ts"
import { TokenBucket } from "../../../src/core/TokenBucket.ts"
import { CIRCUITS, dialTime, drifting, normal } from "./circuits.ts"
import type { Keeper, Rule } from "./rules.ts"

export interface Scene {
  readonly octets: number
  readonly sources: number
  /** Median of a dial, and octets per second of the downloader's line. */
  readonly dialMs: number
  readonly line: number
}

export interface Outcome {
  readonly seconds: number
  readonly dials: number
  readonly failures: number
  readonly most: number
}

/** Of each half second, beside the drift. */
const RESTLESS = 0.2
const DIAL_FAILS = 0.08
const LIFE_MS = 3_600_000
/** Until a new lane runs at the rate of its circuit. */
const RAMP_MS = 3_000
const STEP_MS = 500

interface Flow {
  readonly index: number
  /** Its dial is over. */
  readonly upAt: number
  readonly fails: boolean
  readonly meter: RateMeter
  best: number
  readonly move: (ms: number) => number
  open: boolean
}

interface Source {
  readonly keeper: Keeper
  readonly flows: Map<number, Flow>
  target: number
  mine: number
}

export const model = (rule: Rule, scene: Scene, seed: number): Outcome => {
  const chance = prng(seed)
  const pace = new TokenBucket(EXCHANGE_LIMITS.dialsAtOnce, EXCHANGE_LIMITS.dialsPerSecond, 0)
  const sources = Array.from({ length: scene.sources }, (): Source => ({
    keeper: rule.keeper(scene.octets, scene.sources),
    flows: new Map(),
    target: 2,
    mine: 0,
  }))
  let [got, dials, failures, most] = [0, 0, 0, 0]
  let now = 0
  const dial = (source: Source): boolean => {
    const free = !rule.paced && source.flows.size > 0
    if (!free && !pace.take(now)) return false
    let index = 0
    while (source.flows.has(index)) index++
    const took = dialTime(scene.dialMs, chance)
    const fails = chance() < DIAL_FAILS
    source.flows.set(index, {
      index,
      upAt: now + took,
      fails,
      meter: new RateMeter(now + took),
      best: 0,
      move: drifting(chance),
      open: false,
    })
    dials++
    return true
  }
  const plan = (source: Source) => {
    const all = sources.flatMap(({ flows }) => [...flows.values()].filter(({ open }) => open))
    const own = [...source.flows.values()].filter(({ open }) => open)
    const rates = own.map(({ index, meter }) => ({ lane: index, rate: meter.rate(now) }))
    for (const flow of own) flow.best = Math.max(flow.meter.rate(now), flow.best * 0.9885)
    const { target, end } = source.keeper.step(
      {
        now,
        lanes: rates,
        busy: own.length > 0,
        mine: source.mine,
        octets: got,
        left: scene.octets - got,
        rate: all.reduce((sum, { meter }) => sum + meter.rate(now), 0),
        open: all.length,
        wanted: sources.reduce((sum, { flows }) => sum + flows.size, 0),
        sources: sources.every(({ flows }) => flows.size > 0),
        max: 16,
        room:
          sources.reduce((sum, { flows }) => sum + flows.size, 0) < 48 &&
          !sources.some((other) => other !== source && other.keeper.trying),
      },
      own.length > 0 && own.every(({ best, meter }) => meter.rate(now) >= 0.8 * best),
    )
    source.target = target
    for (const index of end) source.flows.delete(index)
    for (const { index, open } of [...source.flows.values()].toReversed())
      if (source.flows.size > target && !open) source.flows.delete(index)
  }
  while (got < scene.octets) {
    now += STEP_MS
    if (now % 1_000 === 0) for (const source of sources) plan(source)
    for (const source of sources) if (source.flows.size === 0) dial(source)
    for (const source of sources) while (source.flows.size < source.target && dial(source));
    const running: { readonly source: Source; readonly flow: Flow; readonly wants: number }[] = []
    for (const source of sources) {
      for (const flow of source.flows.values()) {
        if (now < flow.upAt) continue
        if ((!flow.open && flow.fails) || (flow.open && chance() < STEP_MS / LIFE_MS)) {
          source.flows.delete(flow.index)
          failures++
          continue
        }
        flow.open = true
        const ramp = Math.min(1, (now - flow.upAt + STEP_MS) / RAMP_MS)
        const wants = CIRCUITS.median * Math.exp(flow.move(STEP_MS) + RESTLESS * normal(chance)) * ramp
        running.push({ source, flow, wants: (wants * STEP_MS) / 1000 })
      }
    }
    most = Math.max(most, running.length)
    // Each its fair part of the line; what one does not use is the others'.
    let line = (scene.line * STEP_MS) / 1000
    running.sort((a, b) => a.wants - b.wants)
    for (const [i, { source, flow, wants }] of running.entries()) {
      const octets = Math.min(wants, line / (running.length - i))
      line -= octets
      got += octets
      source.mine += octets
      flow.meter.add(octets, now)
    }
  }
  return { seconds: now / 1000, dials, failures, most }
}
