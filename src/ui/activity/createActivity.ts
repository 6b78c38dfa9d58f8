/**
 * What has happened, newest first, from a moment on backwards, a page at a time; the newest come in as they happen. Of
 * the node as it was: what had happened by then.
 */
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js"
import type { ActivityEntry, ActivityIndex } from "../../contract/timeTravel.ts"
import { askActivity, askActivityIndex } from "../state/ask.ts"
import { useModel } from "../state/model.ts"

const REST_MS = 5_000
const nothing: ActivityIndex = { head: 0 as never, hours: [], first: [], kinds: [], counts: [] }

export const createActivity = () => {
  const { moment, state } = useModel()
  const [index, setIndex] = createSignal(nothing)
  const [chosen, setChosen] = createSignal<number | null>(null)
  const from = createMemo(() => chosen() ?? (moment.at() === null ? null : moment.at()! + 1))
  const [kinds, setKinds] = createSignal<readonly string[]>([])
  const [entries, setEntries] = createSignal<readonly ActivityEntry[]>([])
  const [rest, setRest] = createSignal<number | null>(null)
  const [asking, setAsking] = createSignal(false)
  const [problem, setProblem] = createSignal<string | null>(null)
  let running: AbortController | undefined
  const merge = (fresh: readonly ActivityEntry[]): void =>
    void setEntries((old) =>
      [...new Map([...old, ...fresh].map((entry) => [entry.seq, entry])).values()].sort((a, b) => b.seq - a.seq),
    )
  /** @param add to what is shown; else in its place. */
  const read = async (before: number | null, add: "add" | "instead"): Promise<void> => {
    running?.abort()
    const own = (running = new AbortController())
    setAsking(true)
    const answer = await askActivity(before, kinds(), own.signal)
    if (own.signal.aborted) return
    setAsking(false)
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok) return
    if (add === "add") merge(answer.value.entries)
    else setEntries(() => answer.value.entries)
    setRest(answer.value.before)
  }
  const readIndex = async (): Promise<void> => {
    const answer = await askActivityIndex()
    if (answer.ok) setIndex(answer.value)
  }
  /** What is new since, above what is there; as far back as it was read, it stays read. */
  const readNewest = async (): Promise<void> => {
    if (from() !== null || asking()) return
    // An answer for other kinds, or for another place, is not about what is shown by now.
    const own = running
    const answer = await askActivity(null, kinds(), own?.signal ?? new AbortController().signal)
    if (own !== running || own?.signal.aborted || from() !== null || !answer.ok) return
    const known = new Set(entries().map(({ seq }) => seq))
    // Where there is a gap between them, what was read before is let go.
    if (answer.value.entries.some(({ seq }) => known.has(seq))) merge(answer.value.entries)
    else {
      setEntries(() => answer.value.entries)
      setRest(answer.value.before)
    }
  }
  createEffect(on([from, kinds], () => void read(from(), "instead")))
  void readIndex()
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      () => state.cursor,
      () =>
        (timer ??= setTimeout(() => {
          timer = undefined
          void readIndex()
          void readNewest()
        }, REST_MS)),
      { defer: true },
    ),
  )
  onCleanup(() => {
    running?.abort()
    clearTimeout(timer)
  })
  return {
    index,
    entries,
    problem,
    asking,
    /** Null where it begins with the newest. */
    from,
    /** Null where one did not go elsewhere. */
    chosen,
    goTo: (before: number | null): void => void setChosen(before),
    kinds,
    toggle: (kind: string): void =>
      void setKinds((all) => (all.includes(kind) ? all.filter((one) => one !== kind) : [...all, kind])),
    hasOlder: (): boolean => rest() !== null,
    older: (): void => void read(rest(), "add"),
  }
}
export type Activity = ReturnType<typeof createActivity>
