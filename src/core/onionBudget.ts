/**
 * How many onions this node has published at once. Each costs tor some twenty circuits when it is published and six for
 * good, and how many one tor bears differs by machine, line and network: so the budget follows what can be seen, which
 * is how long it takes until an onion can be found. Pure: a budget and an observation give the next budget. All times
 * are those of a clock that goes on at one pace, in milliseconds.
 */
export interface OnionBudget {
  readonly onions: number
  /** Since when uploads are watched for the next onion more. */
  readonly hourAt: number
  /** Uploads that ended since, and whether one of them took long. */
  readonly uploads: number
  readonly slow: boolean
  /** When it was halved last. */
  readonly halvedAt: number
}

export const FIRST_ONIONS = 12
export const LEAST_ONIONS = 6
export const MOST_ONIONS = 64
const HOUR_MS = 3_600_000
const QUICK_MS = 60_000
/** An upload that takes longer counts as one that has failed. */
export const LONGEST_UPLOAD_MS = 180_000

export const firstBudget = (now: number): OnionBudget => ({
  onions: FIRST_ONIONS,
  hourAt: now,
  uploads: 0,
  slow: false,
  halvedAt: Number.NEGATIVE_INFINITY,
})

/** An onion that was given to the carrier at `begunAt` can be found now. */
export const uploaded = (before: OnionBudget, begunAt: number, now: number): OnionBudget => {
  const budget = grown(before, now)
  const ms = now - begunAt
  if (ms > LONGEST_UPLOAD_MS) return uploadFailed(budget, begunAt, now)
  return { ...budget, uploads: budget.uploads + 1, slow: budget.slow || ms >= QUICK_MS }
}

/** It cannot be found, and that has taken too long, or was tried too often. */
export const uploadFailed = (before: OnionBudget, begunAt: number, now: number): OnionBudget => {
  const budget = { ...grown(before, now), slow: true }
  // What was under way when it was halved says nothing of how the rest gets on.
  if (begunAt < budget.halvedAt) return budget
  return { ...budget, onions: Math.max(LEAST_ONIONS, Math.floor(budget.onions / 2)), halvedAt: now }
}

/** One onion more after an hour in which there were uploads, all of them quick; never more than one for one look. */
export const grown = (budget: OnionBudget, now: number): OnionBudget => {
  if (now - budget.hourAt < HOUR_MS) return budget
  const more = budget.uploads > 0 && !budget.slow ? 1 : 0
  return { ...budget, onions: Math.min(MOST_ONIONS, budget.onions + more), hourAt: now, uploads: 0, slow: false }
}
