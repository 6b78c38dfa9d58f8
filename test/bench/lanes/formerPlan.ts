/**
 * The rule of before, as the comparison needs it: two lanes to begin with; one more is tried when all have run near
 * their best for 30 s, kept for a clear gain, dropped for none or when the round trip suffers; at most 4, or 8 to the
 * single source of more than 1 GB.
 */
interface FormerRules {
  readonly start: number
  readonly nearBestMs: number
  readonly trialMs: number
  /** A lane that has not come up by then counts as no gain. */
  readonly openMs: number
  readonly keepGain: number
  readonly dropGain: number
  readonly rttRise: number
  /** After a trial that gained too little, none for so long. */
  readonly restMs: number
}

const RULES: FormerRules = {
  start: 2,
  nearBestMs: 30_000,
  trialMs: 60_000,
  openMs: 120_000,
  keepGain: 0.15,
  dropGain: 0.05,
  rttRise: 1.5,
  restMs: 300_000,
}

interface FormerTrial {
  readonly since: number
  /** When the tried lane was first seen open. */
  readonly openAt: number | undefined
  readonly rate: number
  readonly rttMs: number
}

export interface FormerPlan {
  readonly target: number
  readonly nearBestSince: number | undefined
  readonly trial: FormerTrial | undefined
  readonly restUntil: number
}

interface FormerSample {
  readonly now: number
  readonly open: number
  /** Of all lanes of the peer together, octets per second. */
  readonly rate: number
  readonly rttMs: number
  /** Every open lane runs near its best rate. */
  readonly nearBest: boolean
  /** Most lanes that this peer may have: 4, or 8 for the single source of more than 1 GB. */
  readonly max: number
}

export const formerStart = (max: number, rules: FormerRules = RULES): FormerPlan => ({
  target: Math.min(rules.start, max),
  nearBestSince: undefined,
  trial: undefined,
  restUntil: 0,
})

export const formerPlan = (plan: FormerPlan, sample: FormerSample, rules: FormerRules = RULES): FormerPlan => {
  const { now } = sample
  if (plan.target > sample.max) return { ...plan, target: sample.max, trial: undefined, nearBestSince: undefined }
  if (plan.trial) return judge(plan, plan.trial, sample, rules)
  const steady = sample.nearBest && sample.rate > 0 && sample.open >= plan.target
  if (!steady) return plan.nearBestSince === undefined ? plan : { ...plan, nearBestSince: undefined }
  if (plan.nearBestSince === undefined) return { ...plan, nearBestSince: now }
  if (plan.target >= sample.max || now < plan.restUntil || now - plan.nearBestSince < rules.nearBestMs) return plan
  return {
    target: plan.target + 1,
    nearBestSince: undefined,
    restUntil: plan.restUntil,
    trial: { since: now, openAt: undefined, rate: sample.rate, rttMs: sample.rttMs },
  }
}

const judge = (plan: FormerPlan, trial: FormerTrial, sample: FormerSample, rules: FormerRules): FormerPlan => {
  const { now } = sample
  const over = { target: plan.target, nearBestSince: undefined, trial: undefined, restUntil: now + rules.restMs }
  const dropped = { ...over, target: Math.max(rules.start, plan.target - 1) }
  if (sample.open < plan.target) return now - trial.since >= rules.openMs ? dropped : plan
  if (trial.openAt === undefined) return { ...plan, trial: { ...trial, openAt: now } }
  const ran = now - trial.openAt
  if (ran >= rules.trialMs / 6 && trial.rttMs > 0 && sample.rttMs >= trial.rttMs * rules.rttRise) return dropped
  if (ran < rules.trialMs) return plan
  const gain = sample.rate / trial.rate - 1
  if (gain >= rules.keepGain) return { ...over, restUntil: plan.restUntil }
  // In between it gets as much time again to prove itself.
  return gain < rules.dropGain || ran >= 2 * rules.trialMs ? dropped : plan
}
