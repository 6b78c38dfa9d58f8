/**
 * What happened while this page was open and one perhaps looked elsewhere: the last fifty, and how many were not looked
 * at yet. Told from how items and mirrors stood before; what was so when the page was opened is no news.
 */
import { createEffect, createMemo, createSignal, on } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { standingText } from "../../contract/standing.ts"
import { saidText } from "../../contract/words/node.ts"
import { mirrorName } from "./mirrors.ts"
import type { Item } from "./items.ts"
import type { Place } from "./address.ts"
import { stateWords } from "./words.ts"

const MOST = 50

export interface News {
  readonly id: number
  readonly at: number
  readonly kind: "good" | "bad"
  readonly text: string
  readonly to: Place
}
type Told = Omit<News, "id" | "at">

const bad: ReadonlySet<string> = new Set(["error", "missing-files", "share-failed", "waiting-for-credit"])

/** Of one item, from how it stood and stands; null where nobody need be told. Pure. */
export const newsOf = (before: Item, now: Item, page: string): Told | null => {
  if (before.standing === now.standing) return null
  const to = { page, given: now.id }
  const title = stateWords.newsOf(now.title)
  if (bad.has(now.standing))
    return {
      kind: "bad",
      text: now.note ? `${title}: ${now.note}` : stateWords.stands(title, standingText(now.standing)),
      to,
    }
  if (now.standing !== "seeding" && now.standing !== "resting") return null
  if (before.standing === "downloading" || before.standing === "stalled")
    return { kind: "good", text: stateWords.complete(title), to }
  if (before.standing === "hashing") return { kind: "good", text: stateWords.linkReady(title), to }
  return null
}

interface NewsSources {
  readonly known: () => boolean
  readonly items: () => readonly Item[]
  readonly mirrors: () => readonly MirrorView[]
  readonly health: () => readonly string[]
  /** Where items and mirrors are seen. */
  readonly itemsPage: string
  readonly mirrorsPlace: Place
}

/** Calls `changed` for each thing that is another than it was; not for what came or went. */
const watch = <Thing extends { readonly id: string }>(
  known: () => boolean,
  all: () => readonly Thing[],
  changed: (before: Thing, now: Thing) => void,
): void => {
  let last = new Map<string, Thing>()
  createEffect(
    on(all, (things) => {
      const next = new Map<string, Thing>()
      for (const now of things) {
        next.set(now.id, now)
        const before = last.get(now.id)
        if (before && before !== now && known()) changed(before, now)
      }
      last = next
    }),
  )
}

export const createNews = ({ known, items, mirrors, health, itemsPage, mirrorsPlace }: NewsSources) => {
  const [all, setAll] = createSignal<readonly News[]>([])
  const [seen, setSeen] = createSignal(0)
  let last = 0
  const tell = (told: Told): void =>
    void setAll((now) => [{ ...told, id: ++last, at: Date.now() }, ...now].slice(0, MOST))
  watch(known, items, (before, now) => {
    const told = newsOf(before, now, itemsPage)
    if (told) tell(told)
  })
  watch(known, mirrors, (before, now) => {
    const { mode } = now
    if (before.mode !== mode && (mode === "frozen" || mode === "failed" || mode === "full"))
      tell({ kind: "bad", text: stateWords.mirrorIs(mirrorName(now), mode), to: mirrorsPlace })
  })
  createEffect(
    on(health, (now, before = []) => {
      for (const ill of now.filter((one) => !before.includes(one)))
        if (known()) tell({ kind: "bad", text: saidText(ill), to: { page: itemsPage } })
    }),
  )
  return {
    all,
    unread: createMemo(() => all().filter(({ id }) => id > seen()).length),
    read: (): void => void setSeen(last),
  }
}
