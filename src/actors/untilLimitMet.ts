/**
 * Waits until one of an actor's limits is met. A date counts when it still stands a look later if it was set meanwhile.
 * What counts octets ends nobody's fetching: it waits until nobody asks for anything, though not for ever.
 */
import type { Clock } from "../core/Clock.ts"
import { DateMark } from "../core/DateMark.ts"
import { type MetLimit, metLimit, type SeedingLimits } from "../core/limits.ts"
import type { EffectContext } from "./kernel/ActorDefinition.ts"
import { waitWhile } from "./waitWhile.ts"

const LOOK_MS = 10_000
/** A date is looked at so often: it may be set. */
const DATE_LOOK_MS = 60_000
const QUIET_MS = 60_000
const PATIENCE_MS = 3_600_000

export interface Limited<State> {
  readonly limits: (state: State) => SeedingLimits
  /** As many octets as there are to be sent. */
  readonly bytes: (state: State) => number
  /** What has gone out that counts. */
  readonly given: (state: State) => { readonly octets: number; readonly copies: number; readonly quietMs: number }
}

type Context<State> = Pick<EffectContext<State, never>, "state" | "onState" | "signal">

/** Resolves with the limit; with nothing when the effect is ended. */
export const untilLimitMet = async <State>(
  clock: Clock,
  context: Context<State>,
  { limits, bytes, given }: Limited<State>,
): Promise<MetLimit | undefined> => {
  const { state, signal } = context
  let metSince: number | undefined
  let mark = new DateMark(clock)
  while (!signal.aborted) {
    const now = limits(state())
    const { quietMs, ...gone } = given(state())
    const met = metLimit(now, gone, bytes(state()), clock.date())
    if (met === undefined || met === "until") metSince = undefined
    else metSince ??= clock.now()
    if (met === "until" && !mark.wrong) return met
    if (metSince !== undefined && (quietMs >= QUIET_MS || clock.now() - metSince >= PATIENCE_MS)) return met
    mark = new DateMark(clock)
    // A date that was set a moment ago is believed when it stands at the next look.
    const ms = met === "until" ? DATE_LOOK_MS : pause(now, clock.date())
    await waitWhile(context, (later) => limits(later) === now, ms === undefined ? undefined : { clock, ms })
  }
  return undefined
}

/** Until the next look; none where nothing is limited. */
const pause = ({ copies, ratio, until }: SeedingLimits, date: number): number | undefined => {
  const looks = [
    ...(copies === undefined && ratio === undefined ? [] : [LOOK_MS]),
    ...(until === undefined ? [] : [Math.min(Math.max(until - date, 1_000), DATE_LOOK_MS)]),
  ]
  return looks.length === 0 ? undefined : Math.min(...looks)
}

/** Resolves when the date has come, and still stands if it was set meanwhile; or when the effect is ended. */
export const untilDate = async <State>(
  clock: Clock,
  context: Context<State>,
  from: (state: State) => number | undefined,
): Promise<void> => {
  const { state, signal } = context
  let mark = new DateMark(clock)
  while (!signal.aborted) {
    const date = from(state())
    const doubted = mark.wrong
    if (date === undefined || (clock.date() >= date && !doubted)) return
    mark = new DateMark(clock)
    const ms = doubted ? DATE_LOOK_MS : Math.min(Math.max(date - clock.date(), 1_000), DATE_LOOK_MS)
    await waitWhile(context, (later) => from(later) === date, { clock, ms })
  }
}
