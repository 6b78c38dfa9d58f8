/**
 * The preferences as this page has them. The node keeps them, so that they are the same in every browser. What is
 * changed is sent when it has come to rest, or when the page is hidden or left; what is added to a list of many, at
 * once. While the node does not take something, the browser asks before the page closes.
 *
 * Of choices of one thing in two browsers, the newest counts. No clock says which that is: a choice counts where it was
 * made upon what the node still has, and gives way to one that the node was told of meanwhile.
 */
import { batch, createSignal, onCleanup } from "solid-js"
import { preferencesTag } from "../../contract/settings/preferencesTag.ts"
import { merged, same } from "./merged.ts"
import type { Preferences } from "./preferences.ts"
import { type AtNode, NO_TAG, readPreferences, remember, remembered, writePreferences } from "./preferenceStores.ts"

/** What one adds to, in whichever browser. */
type ListField = "views" | "searches"
type List<Name extends ListField> = NonNullable<Preferences[Name]>
type Amendment = (now: Preferences) => Preferences

/** Each that is sent is a fact of the node's, and kept for ever: what is changed in one go is one. */
const REST_MS = 10_000
/** So many that were sent without an answer are known as one's own. */
const MOST_SENT = 4
/** So long without an answer, what was changed may be lost. */
const LATE_MS = 1_500

export const createPreferences = () => {
  const before = remembered()
  const [chosen, setChosen] = createSignal(before.all)
  /** Changes of lists, until the node has them: made again on what it has by then. */
  const [amending, setAmending] = createSignal<readonly Amendment[]>([])
  const all = (): Preferences => amending().reduce((now, amend) => amend(now), chosen())
  const [isRead, setRead] = createSignal(false)
  /** What the node had when it was last heard. */
  let known: AtNode = { all: before.upon, tag: NO_TAG }
  /** What was chosen when the node was told, and the tag of all it was told, until it answers: it may have that. */
  let sent = before.sent
  const isUntold = (): boolean => !same(all(), known.all)
  const keep = (next: Preferences): void => {
    setChosen(next)
    remember({ all: next, upon: known.all, sent })
  }
  /** @param asked what was chosen when the node was asked: what was chosen since is newer than its answer. */
  const hear = (asked: Preferences, theirs: AtNode): void => {
    const others = sent.reduce((now: unknown, own) => merged(own.all, asked, now), theirs.all)
    const then = merged(known.all, asked, others)
    known = theirs
    keep(merged(asked, then, chosen()) as Preferences)
  }
  const look = async (): Promise<boolean> => {
    const asked = isRead() ? chosen() : before.all
    const theirs = await readPreferences()
    if (!theirs) return false
    hear(asked, theirs)
    setRead(true)
    return true
  }
  /** Taken also where the node has got by then what was sent before, in whichever order they come. */
  const send = (leaving?: boolean): ReturnType<typeof writePreferences> => {
    const now = all()
    const upon = [known, ...sent].map(({ tag }) => tag)
    sent = [...sent, { all: chosen(), tag: preferencesTag(now) }].slice(-MOST_SENT)
    keep(chosen())
    return writePreferences(now, upon, leaving)
  }
  /** @returns whether the node has it all. */
  const tell = async (): Promise<boolean> => {
    if (!(await look())) return false
    const [asked, amended] = [chosen(), amending().length]
    // What is as it was, after all, is nothing to be kept for ever.
    const answer = isUntold() ? send() : known
    const last = sent.at(-1)
    const theirs = await answer
    if (theirs === "others") return tell()
    if (!theirs) return false
    sent = sent.slice(sent.indexOf(last!) + 1)
    batch(() => {
      hear(asked, theirs)
      setAmending((list) => list.slice(amended))
    })
    return true
  }
  /** The node did not take what it was last told, or has not yet answered. */
  let isLate = false
  const tellOnce = async (): Promise<void> => {
    const late = setTimeout(() => (isLate = true), LATE_MS)
    const isTaken = await tell()
    clearTimeout(late)
    isLate = !isTaken
  }
  /** One after the other: what a second one reads holds what the first has sent. */
  let turn: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  const sync = (): void => {
    clearTimeout(timer)
    turn = turn.then(tellOnce)
  }
  const onHide = (): void => void (document.hidden && isUntold() && sync())
  /** Of what the node has not told yet, nothing is sent in its place: it stays untold, for the next time. */
  const onLeave = (): void => void (isRead() && isUntold() && send(true))
  const onBeforeLeave = (event: Event): void => void (isUntold() && isLate && event.preventDefault())
  const set = (change: Preferences): void => {
    keep({ ...chosen(), ...change })
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
    /** To be called when another browser may have changed them. */
    look: (): void => void (turn = turn.then(look)),
    set,
    /**
     * Changes one of the lists, here and in what the node has by now: another browser's additions stay.
     * @param change may be made more than once
     * @returns whether the node has it by now; else it is told as soon as it can be reached.
     */
    amend: async <Name extends ListField>(name: Name, change: (list: List<Name>) => List<Name>): Promise<boolean> => {
      const amendment: Amendment = (now) => ({ ...now, [name]: change(now[name] ?? []) })
      setAmending((list) => [...list, amendment])
      sync()
      await turn
      return !amending().includes(amendment)
    },
    /** @returns whether the node has it by now. */
    setNow: async (change: Preferences): Promise<boolean> => {
      set(change)
      sync()
      await turn
      return (Object.keys(change) as (keyof Preferences)[]).every((field) => same(chosen()[field], known.all[field]))
    },
  }
}
export type KeptPreferences = ReturnType<typeof createPreferences>
