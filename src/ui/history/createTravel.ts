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

interface Told {
  readonly whose: string
  readonly index: HistoryIndex
  readonly visits: readonly ModeVisit[]
}
const nothing: Told = {
  whose: "",
  index: { last: 0, facts: [], fact: [], count: [], began: [], lasted: [] },
  visits: [],
}

/**
 * @param known whether the actor has a history: of one that has none, nothing is asked.
 * @param then its version in the node as it was, where that is looked at: one begins there.
 */
export const createTravel = (of: () => HistoryOf, known: () => boolean, then: () => number | null) => {
  const [told, setTold] = createSignal<Told>(nothing)
  const [choice, setChoice] = createSignal<{ readonly whose: string; readonly version: number } | null>(null)
  const [shown, setShown] = createSignal<StateAt | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  const whose = createMemo(() => nameOf(of()))
  // What was told of another actor, or chosen there, is not about this one.
  const life = createMemo(() => (told().whose === whose() ? told() : nothing))
  const gone = createMemo(() => (choice()?.whose === whose() ? choice()!.version : null))
  const chosen = createMemo(() => gone() ?? then())
  const readIndex = async (): Promise<void> => {
    const [stream, name] = [of(), whose()]
    if (!known()) return
    const [index, modes] = await Promise.all([askHistoryIndex(...stream), askModes(...stream)])
    setProblem(index.ok ? null : index.message)
    if (index.ok) setTold({ whose: name, index: index.value, visits: modes.ok ? modes.value.visits : [] })
  }
  createHeard(
    () => (known() ? [of()] : []),
    REST_MS,
    () => void readIndex(),
  )
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
      [whose, chosen],
      ([name, version], before) => {
        stop()
        if (version === null || name !== before?.[0]) setShown(null)
        if (version !== null) timer = setTimeout(() => void ask(version), STILL_MS)
      },
      { defer: true },
    ),
  )
  onCleanup(stop)
  const runs = createMemo(() => runsOf(life().index))
  const at = (): number => chosen() ?? life().index.last
  /** To the version, or to the nearest that has not expired. */
  const go = (version: number): void => {
    const within = Math.min(Math.max(1, version), life().index.last)
    if (life().index.last > 0) setChoice({ whose: whose(), version: keptAt(runs(), within, within < at() ? -1 : 1) })
  }
  return {
    of,
    runs,
    span: createMemo(() => spanOf(runs())),
    last: (): number => life().index.last,
    visits: (): readonly ModeVisit[] => life().visits,
    /** The version that is looked at; without a choice that is the last one, which is how things stand. */
    at,
    isPast: (): boolean => chosen() !== null,
    /** One went there, and can go back. */
    isGone: (): boolean => gone() !== null,
    shown,
    problem,
    go,
    /** To an event that there is, of an actor whose strip may not be there yet. */
    goTo: (stream: HistoryOf, version: number): void => void setChoice({ whose: nameOf(stream), version }),
    backToNow: (): void => void setChoice(null),
  }
}
export type Travel = ReturnType<typeof createTravel>
