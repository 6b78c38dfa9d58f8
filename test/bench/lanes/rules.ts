/** The rules that are compared, each as one peer's keeper: what it sees once a second, how many lanes it wants. */
import { initialPlan, type LaneSample, planLanes } from "../../../src/core/lanePlan.ts"
import { type LaneRules, LANE_RULES } from "../../../src/core/laneRules.ts"
import { formerPlan, formerStart } from "./formerPlan.ts"

export interface Keeper {
  /** @returns lanes wanted and lanes to end. */
  step(sample: LaneSample, nearBest: boolean): { readonly target: number; readonly end: readonly number[] }
  readonly trying: boolean
}

export interface Rule {
  readonly name: string
  /** Whether dials of further lanes keep to the node's pace. */
  readonly paced: boolean
  keeper(octets: number, sources: number): Keeper
}

export const earned = (name: string, rules: LaneRules): Rule => ({
  name,
  paced: true,
  keeper: () => {
    let plan = initialPlan(rules)
    return {
      step: (sample) => {
        const planned = planLanes(plan, sample, rules)
        plan = planned.plan
        return { target: plan.target, end: planned.end }
      },
      get trying() {
        return plan.trial !== undefined
      },
    }
  },
})

/** Always so many lanes, and no token. */
export const fixedRules = (lanes: number): LaneRules => ({
  ...LANE_RULES,
  start: lanes,
  most: lanes,
  tokens: 0,
  tokenOctets: Number.MAX_SAFE_INTEGER,
})
export const fixed = (lanes: number): Rule => earned(`fixed${lanes}`, fixedRules(lanes))

export const FORMER: Rule = {
  name: "former",
  paced: false,
  keeper: (octets, sources) => {
    const max = sources === 1 && octets > 1_000_000_000 ? 8 : 4
    let plan = formerStart(max)
    return {
      step: ({ now, lanes }, nearBest) => {
        const rate = lanes.reduce((sum, lane) => sum + lane.rate, 0)
        plan = formerPlan(plan, { now, open: lanes.length, rate, rttMs: 0, nearBest, max })
        const over = lanes.length - plan.target
        return { target: plan.target, end: over > 0 ? lanes.slice(-over).map(({ lane }) => lane) : [] }
      },
      trying: false,
    }
  },
}
