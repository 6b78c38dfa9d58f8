/**
 * The moment of the past that is looked at, if one is: which it is stands in the address, and the node is asked for its
 * rows. What pages read is of now, or of that moment; what is of now goes on underneath.
 */
import { batch, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js"
import type { NodeAt } from "../../contract/timeTravel.ts"
import { askNodeAt } from "./ask.ts"
import { createNodeStore, type NodeState, type NodeStore } from "./NodeStore.ts"
import type { Pages } from "./pages.ts"
import type { Toasts } from "./toasts.ts"
import { stateWords } from "./words.ts"

/** Who steps from event to event is not told of each. */
const STILL_MS = 120

type Source = Pick<NodeStore, "state" | "rows" | "torrents" | "shares" | "figures" | "reported">

/**
 * @param say what is refused, in words.
 * @param isLive whether the node is heard of: what could not be asked is asked then.
 */
export const createMoment = (
  pages: Pick<Pages, "at" | "backToNow">,
  now: NodeStore,
  isLive: () => boolean,
  { say }: Pick<Toasts, "say">,
) => {
  const then = createNodeStore()
  const at = createMemo(pages.at)
  const [told, setTold] = createSignal<NodeAt | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  const forget = (): void => {
    setTold(null)
    then.forget()
  }
  const ask = async (seq: number, signal: AbortSignal): Promise<void> => {
    const answer = await askNodeAt(seq, signal)
    if (signal.aborted) return
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok) return forget()
    batch(() => {
      then.showMoment(answer.value)
      setTold(answer.value)
    })
  }
  const [again, askAgain] = createSignal(0)
  createEffect(on(isLive, (live) => live && problem() !== null && askAgain((n) => n + 1), { defer: true }))
  createEffect(
    on([at, again], ([seq], before) => {
      setProblem(null)
      if (seq === null) return forget()
      const ends = new AbortController()
      const timer = setTimeout(() => void ask(seq, ends.signal), before?.[0] ? STILL_MS : 0)
      onCleanup(() => {
        ends.abort()
        clearTimeout(timer)
      })
    }),
  )
  const isPast = (): boolean => at() !== null
  const source = (): NodeStore => (isPast() ? then : now)
  /** The one place where it is decided of when the rows are that a page shows. */
  const shown: Source = {
    state: new Proxy({} as NodeState, { get: (_, name) => Reflect.get(source().state, name) }),
    rows: (table) => source().rows(table),
    torrents: () => source().torrents(),
    shares: () => source().shares(),
    figures: () => source().figures(),
    reported: () => source().reported(),
  }
  return {
    /** What pages show. */
    shown,
    /** What is known of that moment alone. */
    rowsThen: then,
    /** Seq of the event right after which the node is looked at; null is now. */
    at,
    isPast,
    /** What is shown by now, and of when; null until it is here. */
    told,
    problem,
    /** Why nothing can be changed, where that is so. */
    off: (): string | null => (isPast() ? stateWords.past : null),
    /** Says so where nothing can be changed. */
    refuses: (): boolean => {
      if (isPast()) say("refused", stateWords.past)
      return isPast()
    },
    backToNow: pages.backToNow,
  }
}
