/**
 * How the operator wants the page to be: one document, of which each part of the page has a field. The node keeps it
 * (the setting page.preferences), so that it is the same in every browser; the browser remembers it for the moment
 * before the node has answered, and what could not be sent yet. What is changed is sent when it has come to rest, or
 * when the page is hidden or left; what is added to a list of many, at once. While the node does not take something,
 * the browser asks before the page closes.
 */
import { createSignal, onCleanup } from "solid-js"
import { paths } from "../../contract/feed.ts"
import type { Preferences } from "./preferences.ts"
import { readJson } from "./readJson.ts"

/** What one adds to, in whichever browser. */
type ListField = "views" | "searches"
type List<Name extends ListField> = NonNullable<Preferences[Name]>
type Amendment = (now: Preferences) => Preferences
/** Words of the operator's, and where their data are: they stay with the node, and no browser remembers them. */
const NOT_REMEMBERED: readonly Field[] = ["views", "searches", "folders"]
type Field = keyof Preferences

const KEY = "bulbil.preferences"
/** Each that is sent is a fact of the node's, and kept for ever: what is changed in one go is one. */
const REST_MS = 10_000
/** So long without an answer, what was changed may be lost. */
const LATE_MS = 1_500
/** A node that does not answer holds up no later choice. */
const ANSWER_MS = 30_000

interface Remembered {
  readonly all: Preferences
  readonly unsent: readonly Field[]
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const remembered = (): Remembered => {
  try {
    const { all, unsent } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Remembered>
    return { all: isObject(all) ? all : {}, unsent: Array.isArray(unsent) ? unsent : [] }
  } catch {
    return { all: {}, unsent: [] }
  }
}

const remember = ({ all, unsent }: Remembered): void => {
  const isRemembered = (field: string): boolean => !NOT_REMEMBERED.includes(field as Field)
  const some = Object.fromEntries(Object.entries(all).filter(([field]) => isRemembered(field)))
  try {
    localStorage.setItem(KEY, JSON.stringify({ all: some, unsent: unsent.filter(isRemembered) }))
  } catch {
    return
  }
}

const read = async (): Promise<Preferences | null> => {
  try {
    const answer = await fetch(paths.preferences, { signal: AbortSignal.timeout(ANSWER_MS) })
    const said = answer.ok ? readJson(await answer.text()) : null
    return isObject(said) ? said : null
  } catch {
    return null
  }
}

/** @param leaving the page is about to be gone: sent all the same, and not waited for. */
const write = async (all: Preferences, leaving = false): Promise<boolean> => {
  try {
    const headers = { "content-type": "application/json" }
    const answer = await fetch(paths.preferences, {
      method: "PUT",
      headers,
      body: JSON.stringify(all),
      keepalive: leaving,
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    return answer.ok
  } catch {
    return false
  }
}

export const createPreferences = () => {
  const before = remembered()
  const [all, setAll] = createSignal<Preferences>(before.all)
  const [isRead, setRead] = createSignal(false)
  let unsent = new Set<Field>(before.unsent)
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (next: Preferences): void => {
    setAll(next)
    remember({ all: next, unsent: [...unsent] })
  }
  /** Changes of lists, until the node has them: made again on what it has by then. */
  let amending: readonly Amendment[] = []
  const isUntold = (): boolean => unsent.size + amending.length > 0
  /** What the node had when it was last asked or told. */
  let known: Preferences | undefined
  const mergedWith = (theirs: Preferences): Preferences =>
    amending.reduce((now, amend) => amend(now), {
      ...theirs,
      ...Object.fromEntries([...unsent].map((field) => [field, all()[field]])),
    })
  /**
   * Takes what the node has, but what was changed here and not sent; sends that. Another browser's choices stay.
   * @returns whether the node has it all.
   */
  const tell = async (): Promise<boolean> => {
    const theirs = await read()
    if (!theirs) return false
    known = theirs
    const amended = amending
    const sent = mergedWith(theirs)
    keep(sent)
    setRead(true)
    // What is as it was, after all, is nothing to be kept for ever.
    const isTaken = !isUntold() || JSON.stringify(sent) === JSON.stringify(theirs) || (await write(sent))
    if (!isTaken) return false
    known = sent
    amending = amending.slice(amended.length)
    unsent = new Set([...unsent].filter((field) => all()[field] !== sent[field]))
    remember({ all: all(), unsent: [...unsent] })
    return true
  }
  /** The node did not take what it was last told, or has not yet answered. */
  let isLate = false
  const syncOnce = async (): Promise<void> => {
    const late = setTimeout(() => (isLate = true), LATE_MS)
    const isTaken = await tell()
    clearTimeout(late)
    isLate = !isTaken
  }
  /** One after the other: what a second one reads holds what the first has sent. */
  let turn = Promise.resolve()
  const sync = (): void => {
    clearTimeout(timer)
    turn = turn.then(syncOnce)
  }
  const onHide = (): void => void (document.hidden && unsent.size > 0 && sync())
  /** Of what the node has not told yet, nothing is sent in its place: it stays untold, for the next time. */
  const onLeave = (): void => void (known && isUntold() && write(mergedWith(known), true))
  const onBeforeLeave = (event: Event): void => void (isUntold() && isLate && event.preventDefault())
  const set = (change: Preferences): void => {
    for (const field of Object.keys(change)) unsent.add(field as Field)
    keep({ ...all(), ...change })
    clearTimeout(timer)
    timer = setTimeout(sync, REST_MS)
  }
  const leaving = new AbortController()
  const { signal } = leaving
  document.addEventListener("visibilitychange", onHide, { signal })
  addEventListener("beforeunload", onBeforeLeave, { signal })
  addEventListener("pagehide", onLeave, { signal })
  onCleanup(() => {
    clearTimeout(timer)
    leaving.abort()
  })
  return {
    all,
    /** Whether the node has told them. */
    read: isRead,
    /** To be called when the node can be reached. */
    sync,
    set,
    /**
     * Changes one of the lists, here and in what the node has by now: another browser's additions stay.
     * @param change may be made more than once
     * @returns whether the node has it by now; else it is told as soon as it can be reached.
     */
    amend: async <Name extends ListField>(name: Name, change: (list: List<Name>) => List<Name>): Promise<boolean> => {
      const amendment: Amendment = (now) => ({ ...now, [name]: change(now[name] ?? []) })
      keep(amendment(all()))
      amending = [...amending, amendment]
      sync()
      await turn
      return !amending.includes(amendment)
    },
    /** @returns whether the node has it by now. */
    setNow: async (change: Preferences): Promise<boolean> => {
      set(change)
      sync()
      await turn
      return Object.keys(change).every((field) => !unsent.has(field as Field))
    },
  }
}
export type KeptPreferences = ReturnType<typeof createPreferences>
