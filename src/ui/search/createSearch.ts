/**
 * A search as it is typed: one question at a time, of which only the newest counts, and more of its hits on demand.
 * What was looked for is kept while the interface is open, in its memory alone.
 */
import { createSignal, onCleanup } from "solid-js"
import type { SearchAsked, SearchHit, SearchPage } from "../../contract/search.ts"
import { askSearch, command } from "../state/ask.ts"
import { createRemote, withLists } from "./createRemote.ts"

export type Filters = Pick<SearchAsked, "least" | "days" | "degree" | "here" | "dead" | "tracker">

/** Asked when one has stopped typing. */
const PAUSE_MS = 300
let kept: { readonly text: string; readonly filters: Filters } = { text: "", filters: {} }

export const createSearch = () => {
  const [text, setText] = createSignal(kept.text)
  const [filters, setFilters] = createSignal<Filters>(kept.filters)
  const [page, setPage] = createSignal<SearchPage | null>(null)
  const [hits, setHits] = createSignal<readonly SearchHit[]>([])
  const [problem, setProblem] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal<"anew" | "more" | null>(null)
  const remote = createRemote((again) => setHits((before) => withLists(before, again)))
  /** What the page is the answer to. */
  let shown: SearchAsked = { text: "" }
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const leave = (): void => {
    clearTimeout(timer)
    running?.abort()
    running = undefined
    setAsking(null)
  }
  /** @returns the answer, unless another question was asked meanwhile. */
  const answered = async (asked: SearchAsked, how: "anew" | "more"): Promise<SearchPage | undefined> => {
    running?.abort()
    setProblem(null)
    const own = (running = new AbortController())
    setAsking(how)
    const answer = await askSearch(asked, own.signal)
    if (own !== running) return undefined
    running = undefined
    setAsking(null)
    if (answer.ok) return answer.value
    setProblem(answer.message)
    return undefined
  }
  const ask = async (): Promise<void> => {
    leave()
    setProblem(null)
    remote.reset()
    kept = { text: text(), filters: filters() }
    if (text().trim() === "") {
      setPage(null)
      setHits([])
      return
    }
    const question = { text: text(), ...filters() }
    const answer = await answered({ ...question, after: 0 }, "anew")
    if (!answer) return
    setHits(answer.hits)
    setPage(answer)
    shown = question
  }
  /** Of the hits that are shown, whatever has been typed since; those of other words are on their way, or will be. */
  const more = async (): Promise<void> => {
    const after = page()?.next
    if (after == null || asking() === "anew") return
    const answer = await answered({ ...shown, after }, "more")
    if (!answer) return
    // What was found already stays where it is.
    const there = new Set(hits().map(({ infohash }) => infohash))
    setHits((before) => [...before, ...answer.hits.filter(({ infohash }) => !there.has(infohash))])
    setPage(answer)
  }
  if (kept.text !== "") void ask()
  onCleanup(leave)
  const now = (): void => void ask()
  return {
    text,
    filters,
    page,
    hits,
    problem,
    asking,
    remote,
    /** The words are read by those who were named; only where somebody has pressed the button that says so. */
    askOthers: (): void => {
      const answered = page()
      if (answered) void remote.ask(shown, answered.askable)
    },
    type: (words: string): void => {
      setText(words)
      clearTimeout(timer)
      timer = setTimeout(now, PAUSE_MS)
    },
    filter: (change: Partial<Record<keyof Filters, Filters[keyof Filters]>>): void => {
      const next = Object.fromEntries(Object.entries({ ...filters(), ...change }).filter(([, value]) => value != null))
      setFilters(next as Filters)
      now()
    },
    now,
    run: (words: string, by: Filters): void => {
      setText(words)
      setFilters(by)
      now()
    },
    more: (): void => void more(),
    /** @returns why it was not done. */
    mute: async (tracker: string, silent: boolean): Promise<string | null> => {
      const reply = await command({ type: silent ? "MuteTracker" : "UnmuteTracker", tracker })
      if (reply.ok) now()
      return reply.ok ? null : reply.message
    },
  }
}
export type Search = ReturnType<typeof createSearch>
