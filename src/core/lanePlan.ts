/**
 * How many lanes one peer gets, and when one is exchanged. Pure: a state and a sample give the next state and the lanes
 * to end. A lane is one circuit and one session; each dial costs the Tor network a rendezvous, so dials are earned:
 * a token for so many verified octets of the peer. Size decides by tokens, speed by the rest.
 */
import { type LaneRules, LANE_RULES } from "./laneRules.ts"

/** A lane that was dialled on trial: one more, or one in place of the slowest. */
export interface LaneTrial {
  readonly kind: "more" | "better"
  readonly since: number
  /** What came a second before it was open: of all, and of this peer. */
  readonly rate: number
  readonly mine: number
  readonly openAt: number | undefined
}

export interface LanePlan {
  /** Lanes wanted, the one on trial included. */
  readonly target: number
  readonly tokens: number
  /** Octets that have been counted for tokens. */
  readonly counted: number
  readonly trial: LaneTrial | undefined
  /** Since so long the same lane is too slow. */
  readonly slow: { readonly lane: number; readonly since: number } | undefined
  readonly waitMs: number
  readonly waitUntil: number
  /** What had come at the last moments, since the number of open lanes was last another. */
  readonly seen: readonly Seen[]
  readonly open: number
  readonly changedAt: number
}

interface Seen {
  readonly at: number
  readonly octets: number
  readonly mine: number
}

export interface OpenLane {
  readonly lane: number
  /** Octets per second. */
  readonly rate: number
}

export interface LaneSample {
  readonly now: number
  /** Open lanes of this peer, but those that are ending. */
  readonly lanes: readonly OpenLane[]
  /** Each of them has something asked of it. */
  readonly busy: boolean
  /** Verified octets, of this peer and of all peers of the download, ever. */
  readonly mine: number
  readonly octets: number
  /** Octets of the download still to come, octets per second that come, and its open lanes. */
  readonly left: number
  readonly rate: number
  readonly open: number
  /** Lanes of the download that are planned or there. */
  readonly wanted: number
  /** Most lanes that this peer may have. */
  readonly max: number
  /** Nobody else waits to be dialled, and all who are known have everything: more lanes take from nobody's spread. */
  readonly sources: boolean
  /** No more comes because its operator allows no more: then no lane is good or bad by what it brings. */
  readonly limited?: boolean
  /** There is room for a lane more, and no other peer has one on trial. */
  readonly room: boolean
}

export interface Planned {
  readonly plan: LanePlan
  /** Lanes to end, the slowest first. */
  readonly end: readonly number[]
}

export const initialPlan = (rules: LaneRules = LANE_RULES): LanePlan => ({
  target: rules.start,
  tokens: rules.tokens,
  counted: 0,
  trial: undefined,
  slow: undefined,
  waitMs: 0,
  waitUntil: 0,
  seen: [],
  open: 0,
  changedAt: 0,
})

/** The peer was let go: it begins with few lanes again, and with the tokens that it has. */
export const restedPlan = (plan: LanePlan, rules: LaneRules = LANE_RULES): LanePlan => ({
  ...initialPlan(rules),
  tokens: plan.tokens,
  counted: plan.counted,
})

export const planLanes = (before: LanePlan, sample: LaneSample, rules: LaneRules = LANE_RULES): Planned => {
  const max = Math.min(sample.max, rules.most)
  const plan = earned(before, sample, rules)
  const target = Math.max(Math.min(plan.target, max), Math.min(rules.start, max))
  if (target !== plan.target) return ended({ ...plan, target, trial: undefined, slow: undefined }, sample)
  if (sample.limited) return { plan: { ...plan, trial: undefined, slow: undefined, seen: [] }, end: [] }
  const next = plan.trial ? judged(plan, plan.trial, sample, rules) : begun(plan, sample, max, rules)
  return { ...next, plan: looked(next.plan, sample, rules) }
}

/** Tokens for what came since it was last counted. */
const earned = (plan: LanePlan, { mine }: LaneSample, { tokenOctets, kept }: LaneRules): LanePlan => {
  const tokens = Math.floor((mine - plan.counted) / tokenOctets)
  if (!(tokens > 0)) return plan
  const counted = plan.counted + tokens * tokenOctets
  return { ...plan, tokens: Math.max(plan.tokens, Math.min(kept, plan.tokens + tokens)), counted }
}

/** What has come is remembered for a while, anew whenever a lane has come or gone. */
const looked = (plan: LanePlan, sample: LaneSample, { windowMs, settleMs }: LaneRules): LanePlan => {
  const { now, octets, mine, open } = sample
  if (plan.open !== open) return { ...plan, open, changedAt: now, seen: [] }
  if (now - plan.changedAt < settleMs) return plan
  return { ...plan, seen: [...plan.seen.filter(({ at }) => now - at <= windowMs), { at: now, octets, mine }] }
}

/** What came a second till the last moment, of all and of the peer; undefined while too little was seen. */
const means = ({ seen }: LanePlan): Pick<LaneTrial, "rate" | "mine"> | undefined => {
  const [first, last] = [seen[0], seen.at(-1)]
  if (!first || !last || first === last) return undefined
  const seconds = (last.at - first.at) / 1000
  return { rate: (last.octets - first.octets) / seconds, mine: (last.mine - first.mine) / seconds }
}

const leftMs = ({ left, rate }: LaneSample): number => (rate > 0 ? (left / rate) * 1000 : Number.POSITIVE_INFINITY)

/** Whether a lane more, or a better one, is to be tried now. */
const begun = (plan: LanePlan, sample: LaneSample, max: number, rules: LaneRules): Planned => {
  const { now, lanes, busy, room, open } = sample
  const slow = slowest(plan, sample, rules)
  const steady = { ...plan, slow }
  const stay = { plan: steady, end: [] }
  if (spendsFirstTokens(plan, sample, rules)) {
    const more = Math.min(plan.tokens, max - plan.target)
    return { plan: { ...steady, target: plan.target + more, tokens: plan.tokens - more }, end: [] }
  }
  if (!room || plan.tokens < 1 || !busy || lanes.length < plan.target || plan.target >= max) return stay
  const base = means(plan)
  if (!base) return stay
  const trial = (kind: LaneTrial["kind"]): Planned => ({
    plan: {
      ...steady,
      slow: undefined,
      target: plan.target + 1,
      tokens: plan.tokens - 1,
      trial: { kind, since: now, ...base, openAt: undefined },
    },
    end: [],
  })
  const left = leftMs(sample)
  if (slow && now - slow.since >= rules.slowMs && left > rules.swapLeftMs) return trial("better")
  if (now < plan.waitUntil || !(sample.rate > 0)) return stay
  return left / (open + 1) >= rules.savesMs ? trial("more") : stay
}

/**
 * Whether the first tokens are spent before anything has come, when they gain most: of a source, and much is wanted of
 * it. What they brought is not judged; the trials after them take away again what gains nothing.
 */
const spendsFirstTokens = (plan: LanePlan, { sources, room, mine, left, wanted, max }: LaneSample, rules: LaneRules) =>
  sources &&
  room &&
  mine === 0 &&
  plan.tokens > 0 &&
  plan.target < Math.min(max, rules.most) &&
  left / (Math.max(wanted, rules.start) * rules.guess) >= rules.longMs / 1000

/** The lane that is too slow beside the others, and since when. */
const slowest = (plan: LanePlan, { now, lanes, busy }: LaneSample, rules: LaneRules): LanePlan["slow"] => {
  if (lanes.length < 2 || !busy) return undefined
  const sorted = lanes.toSorted((a, b) => a.rate - b.rate)
  const [last] = sorted
  if (!last || last.rate >= rules.slow * sorted[sorted.length >> 1]!.rate) return undefined
  return plan.slow?.lane === last.lane ? plan.slow : { lane: last.lane, since: now }
}

const judged = (plan: LanePlan, trial: LaneTrial, sample: LaneSample, rules: LaneRules): Planned => {
  const { now, lanes } = sample
  const had = plan.target - 1
  const there = Math.max(had, lanes.length)
  const stay = { plan, end: [] }
  if (trial.openAt === undefined) {
    if (lanes.length >= plan.target) return { plan: { ...plan, trial: { ...trial, openAt: now } }, end: [] }
    if (now - trial.since >= rules.openMs) return { plan: failed(plan, now, there, rules), end: [] }
    // What there was without them, as late as can be.
    return lanes.length > had ? stay : { plan: { ...plan, trial: { ...trial, ...means(plan) } }, end: [] }
  }
  // One was lost meanwhile: nothing can be said, and nothing needs to be ended.
  if (lanes.length < plan.target) return { plan: over(plan, now, there, rules), end: [] }
  const ran = now - trial.openAt
  if (ran < rules.judgeMs) return stay
  // All is there before a lane less, or one more, would matter.
  if (leftMs(sample) <= rules.nearMs) return stay
  if (trial.kind === "better") return ended(over(plan, now, had, rules), sample)
  const comes = means(plan)
  if (!comes) return stay
  const due = rules.keep * (trial.mine / had)
  if (comes.rate - trial.rate >= due)
    return { plan: rested(plan, now, plan.target, Math.max(rules.waitMs, plan.waitMs / 2)), end: [] }
  if (ran < rules.verdictMs) return stay
  const fewer = Math.max(rules.start, Math.round(rules.shrink * had))
  return ended(failed(plan, now, fewer, rules), sample)
}

const rested = (plan: LanePlan, now: number, target: number, waitMs: number): LanePlan => ({
  ...plan,
  target,
  trial: undefined,
  waitMs,
  waitUntil: now + waitMs,
})

/** A trial that says nothing of whether one more would gain. */
const over = (plan: LanePlan, now: number, target: number, { waitMs }: LaneRules): LanePlan => ({
  ...plan,
  target,
  trial: undefined,
  waitUntil: Math.max(plan.waitUntil, now + waitMs),
})

const failed = (plan: LanePlan, now: number, target: number, { restMs, longestMs }: LaneRules): LanePlan =>
  rested(plan, now, target, Math.min(longestMs, Math.max(restMs, 2 * plan.waitMs)))

/** The slowest end, as many as are over the target. */
const ended = (plan: LanePlan, { lanes }: LaneSample): Planned => ({
  plan,
  end: lanes
    .toSorted((a, b) => a.rate - b.rate)
    .slice(0, Math.max(0, lanes.length - plan.target))
    .map(({ lane }) => lane),
})
