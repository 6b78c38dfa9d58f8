/**
 * One actor's life, and the event of it that is looked at. The strip follows what happens; what was is asked for when
 * one has stopped moving for a moment, and the last answer wins.
 */
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js"
import type { HistoryIndex, ModeVisit, StateAt } from "../../contract/timeTravel.ts"
import { askHistoryIndex, askModes, askStateAt } from "../state/ask.ts"
import { createHeard } from "./createHeard.ts"
import { type HistoryOf, nameOf } from "./historyOf.ts"
import { keptAt, runsOf, spanOf } from "./strip.ts"

const STILL_MS = 120
const REST_MS = 5_000
const empty: HistoryIndex = { last: 0, facts: [], fact: [], count: [], began: [], lasted: [] }

/** @param known whether the actor has a history: of one that has none, nothing is asked. */
export const createTravel = (of: () => HistoryOf, known: () => boolean) => {
  const [index, setIndex] = createSignal(empty)
  const [visits, setVisits] = createSignal<readonly ModeVisit[]>([])
  const [chosen, setChosen] = createSignal<number | null>(null)
  const [shown, setShown] = createSignal<StateAt | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  const whose = createMemo(() => nameOf(of()))
  const readIndex = async (): Promise<void> => {
    const [stream, name] = [of(), whose()]
    if (!known()) return
    const [told, modes] = await Promise.all([askHistoryIndex(...stream), askModes(...stream)])
    if (name !== whose()) return
    setProblem(told.ok ? null : told.message)
    if (told.ok) setIndex(told.value)
    if (wanted !== undefined) go(wanted)
    if (modes.ok) setVisits(modes.value.visits)
  }
  createEffect(
    on(
      whose,
      () => {
        setIndex(empty)
        setVisits([])
        setChosen(null)
      },
      { defer: true },
    ),
  )
  createHeard(
    () => (known() ? [of()] : []),
    REST_MS,
    () => void readIndex(),
  )
  /** To go to as soon as the strip is there. */
  let wanted: number | undefined
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = async (version: number): Promise<void> => {
    const own = (running = new AbortController())
    const answer = await askStateAt(...of(), version, own.signal)
    if (own.signal.aborted) return
    setProblem(answer.ok ? null : answer.message)
    if (answer.ok) setShown(answer.value)
  }
  const stop = (): void => {
    running?.abort()
    clearTimeout(timer)
  }
  createEffect(
    on(
      chosen,
      (version) => {
        stop()
        if (version === null) setShown(null)
        else timer = setTimeout(() => void ask(version), STILL_MS)
      },
      { defer: true },
    ),
  )
  onCleanup(stop)
  const runs = createMemo(() => runsOf(index()))
  const at = (): number => chosen() ?? index().last
  /** To the version, or to the nearest that has not expired. */
  const go = (version: number): void => {
    wanted = undefined
    const within = Math.min(Math.max(1, version), index().last)
    if (index().last > 0) setChosen(keptAt(runs(), within, within < at() ? -1 : 1))
  }
  return {
    of,
    runs,
    span: createMemo(() => spanOf(runs())),
    last: (): number => index().last,
    visits,
    /** The version that is looked at; without a choice that is the last one, which is how things stand. */
    at,
    isPast: (): boolean => chosen() !== null,
    shown,
    problem,
    go,
    goWhenKnown: (version: number): void => {
      if (index().last >= version) go(version)
      else wanted = version
    },
    backToNow: (): void => void setChosen(null),
  }
}
export type Travel = ReturnType<typeof createTravel>
