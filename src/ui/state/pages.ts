/** Which page is shown, of now or of a moment that is past, as the address of the window says it: state/address.ts. */
import { type Component, createSignal, onCleanup } from "solid-js"
import type { IconName } from "../parts/Icon.tsx"
import { addressOf, type Asked, type Place, placeOf, sameAsked } from "./address.ts"
import type { Command, Shortcut } from "./shortcuts.ts"

/** What is shown at a place: a page without tabs, or a tab. It stays while only what it is given changes. */
export type Shown = Component<{ readonly given: string }>

export interface TabEntry {
  /** The first part of what its page is given. The tab gets the rest. */
  readonly id: string
  readonly text: string
  readonly key?: string
  /** Beside its way, where it is not 0. */
  readonly count?: () => number
  /** As that of a page. */
  readonly onlyNow?: string
  readonly component: Shown
}

/**
 * A page, as it is listed. All that the frame shows of it is here: what is read by `count` and the parts is read within
 * the frame, where the model is at hand.
 */
interface EntryOfAll {
  readonly id: string
  readonly text: string
  readonly icon: IconName
  /** It is not among the ways while this holds; its address leads to it still. */
  readonly hidden?: () => boolean
  /** One begins there while this holds, where the address names no page. */
  readonly begins?: () => boolean
  /** Leads there from anywhere. */
  readonly key?: string
  /** Beside its way, where it is not 0. */
  readonly count?: () => number
  /** Its shortcuts, as long as it is open. */
  readonly shortcuts?: () => readonly Shortcut[]
  /** What it can do by its name from anywhere, more than its shortcuts. */
  readonly commands?: () => readonly Command[]
  /** It has a place in the bar at the foot of a phone, where there is room for three. */
  readonly near?: true
  /** Its text there. */
  readonly short?: string
  /** Whether a panel of details stands beside it. */
  readonly hasDetails?: () => boolean
  /** Why it cannot be shown as it was, where what it shows is told of now alone. */
  readonly onlyNow?: string
  /** While it is open: in the bar above, and below the navigation. */
  readonly tools?: Component
  readonly side?: Component
  /** Always: in the line at the foot, and above all pages. */
  readonly foot?: Component
  readonly notice?: Component
}
export type PageEntry = EntryOfAll &
  (
    | { readonly component: Shown; readonly tabs?: undefined }
    | { readonly tabs: readonly [TabEntry, ...TabEntry[]]; readonly component?: undefined }
  )

/** Firefox takes no more than 200 changes of the address in ten seconds; a held arrow key would make more. */
const REST_MS = 150

const NOTHING: Asked = {}
const same = (a: Place, b: Place): boolean =>
  a.page === b.page &&
  (a.given ?? "") === (b.given ?? "") &&
  (a.at ?? null) === (b.at ?? null) &&
  sameAsked(a.asked ?? NOTHING, b.asked ?? NOTHING)
/** What the browser keeps beside an address that was gone to from within. */
const FROM_HERE = { fromHere: true }

/** The first tab is a page's own place. */
export const tabPlace = ({ id, tabs }: PageEntry, tab: TabEntry): Place =>
  tab === tabs?.[0] ? { page: id } : { page: id, given: tab.id }

export const componentsOf = (entries: readonly PageEntry[]): readonly Shown[] =>
  entries.flatMap((entry) => (entry.tabs ? entry.tabs.map(({ component }) => component) : [entry.component]))

/** Pages and tabs that a key leads to. */
export const waysByKey = (entries: readonly PageEntry[]) =>
  entries
    .flatMap((entry) => [
      { key: entry.key, text: entry.text, to: { page: entry.id } as Place },
      ...(entry.tabs ?? []).map((tab) => ({ key: tab.key, text: tab.text, to: tabPlace(entry, tab) })),
    ])
    .flatMap(({ key, ...way }) => (key === undefined ? [] : [{ key, ...way }]))

/** @param entries one begins at the first of those that are not for a time alone (`begins`). */
export const createPages = (entries: readonly PageEntry[]) => {
  const home = (entries.find(({ begins }) => begins === undefined) ?? entries[0]!).id
  const find = ({ page }: Place): PageEntry | undefined => entries.find(({ id }) => id === page)
  const read = (): Place => {
    const place = placeOf(location.hash)
    return place && find(place) ? place : { page: home }
  }
  const wasNamed = location.hash.length > 2
  const [place, put] = createSignal(read(), { equals: same })
  /** By page, as it was left: who goes there again finds it so. */
  const leftNow = new Map<string, Asked>()
  /** In the past one begins with what was asked for now; what is asked for there changes nothing of it. */
  const leftThen = new Map<string, Asked>()
  const leftIn = (at: Place["at"], page: string): Asked =>
    (at ? leftThen.get(page) : undefined) ?? leftNow.get(page) ?? NOTHING
  /** Where one was last before one looked at what was. */
  let lastNow: Place | undefined
  const leave = (next: Place): void => {
    const { page, asked = NOTHING, at } = next
    if (!at) {
      leftThen.clear()
      lastNow = next
    }
    ;(at ? leftThen : leftNow).set(page, asked)
  }
  leave(place())
  const set = (next: Place): void => {
    leave(next)
    put(next)
  }
  let isChosen = false
  let writing: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    if (writing === undefined) return
    clearTimeout(writing)
    writing = undefined
    history.replaceState(FROM_HERE, "", addressOf(place()))
  }
  const onBack = (): void => {
    clearTimeout(writing)
    writing = undefined
    set(read())
  }
  addEventListener("popstate", onBack)
  onCleanup(() => {
    clearTimeout(writing)
    removeEventListener("popstate", onBack)
  })
  const entry = (): PageEntry => find(place()) ?? entries[0]!
  const tab = (): TabEntry | undefined => {
    const { tabs } = entry()
    const [id] = (place().given ?? "").split("/")
    return tabs && (tabs.find((one) => one.id === id) ?? tabs[0])
  }
  const at = (): number | null => place().at ?? null
  const within = (to: Place): Place => {
    const { at: wanted = at(), ...rest } = to
    const { asked = leftIn(wanted, to.page), ...bare } = rest
    return { ...bare, ...(sameAsked(asked, NOTHING) ? {} : { asked }), ...(wanted ? { at: wanted } : {}) }
  }
  /**
   * @param to a page that is asked nothing shows what it lists as it did before.
   * @param how `replace` leaves no way back to the place before.
   */
  const go = (to: Place, how: "push" | "replace" = "push"): void => {
    const next = within(to)
    isChosen ||= how === "push"
    if (same(next, place())) return
    if (how === "replace") writing ??= setTimeout(write, REST_MS)
    else {
      write()
      history.pushState(FROM_HERE, "", addressOf(next))
    }
    set(next)
  }
  return {
    entries,
    place,
    /** The page that is shown, and of one with tabs the tab. */
    entry,
    tab,
    /** What is shown there, and what it is given. */
    shown: (): Shown => (entry().component ?? tab()?.component)!,
    given: (): string => {
      const given = place().given ?? ""
      return tab() ? given.split("/").slice(1).join("/") : given
    },
    /** Those that there are ways to. */
    ways: (): readonly PageEntry[] => entries.filter(({ hidden }) => !hidden?.()),
    /** Whether the address named a page when this one was opened. */
    wasNamed,
    /** Not so where somebody else's link, or another tab, has led here: then nothing is done that was not asked for. */
    isFromHere: (): boolean => (history.state as typeof FROM_HERE | null)?.fromHere === true,
    /** Somebody has gone somewhere since this one was opened, be it to where they were. */
    isChosen: (): boolean => isChosen,
    /** How a page shows what it lists, be it in sight or as it was left. */
    asked: (page: string): Asked => {
      const now = place()
      return now.page === page ? (now.asked ?? NOTHING) : leftIn(now.at, page)
    },
    /** The event after which the node is looked at; null is now. */
    at,
    go,
    /** As it was left; what one went to meanwhile stays open. */
    backToNow: (): void => {
      const { page, given } = place()
      go(
        lastNow?.page === page
          ? { asked: NOTHING, ...lastNow, at: null }
          : { page, ...(given ? { given } : {}), at: null },
      )
    },
  }
}
export type Pages = ReturnType<typeof createPages>
