/** How often and how long an actor has been in each of its modes, up to now. Pure. */
import type { ModeVisit } from "../../contract/timeTravel.ts"

export interface Visited {
  readonly mode: string
  /** Oldest first. */
  readonly visits: readonly ModeVisit[]
  /** In ms; where the clock was set back meanwhile, a visit counts for nothing. */
  readonly lasted: number
}

/** @param now in ms: until then the last visit lasts. */
export const visitedModes = (visits: readonly ModeVisit[], now: number): readonly Visited[] => {
  const modes = new Map<string, { visits: ModeVisit[]; lasted: number }>()
  for (const [i, visit] of visits.entries()) {
    const known = modes.get(visit.mode) ?? { visits: [], lasted: 0 }
    known.visits.push(visit)
    known.lasted += Math.max(0, (visits[i + 1]?.at ?? now) - visit.at)
    modes.set(visit.mode, known)
  }
  return [...modes].map(([mode, told]) => ({ mode, ...told }))
}
