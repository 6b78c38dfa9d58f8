/** Which trackers list what is in the list: the node is asked while somebody looks by it, and again each minute. */
import { createMemo, createSignal, onCleanup } from "solid-js"
import { infohashKey, type ListingsPage } from "../../contract/listings.ts"
import { askListings } from "./ask.ts"
import type { Item } from "./items.ts"

const AGAIN_MS = 60_000
/** In the place of a tracker's address: this node's own, and that there is none. */
export const OWN = "own"
export const NOWHERE = "none"

interface Listing {
  readonly trackers: readonly string[]
  /** Of the nearest of them, by which trust it is known; nothing where nobody lists it. */
  readonly degree: readonly string[]
}
const unlisted: Listing = { trackers: [NOWHERE], degree: [] }

export interface Listed {
  readonly page: ListingsPage
  readonly by: ReadonlyMap<string, Listing>
}

export const listedOf = (page: ListingsPage): Listed => {
  const names = page.trackers.map(({ kind, address }) => (kind === "own" ? OWN : address))
  const by = Object.entries(page.lists).map(([key, places]): readonly [string, Listing] => [
    key,
    {
      trackers: places.map((place) => names[place]!),
      degree: [String(Math.min(...places.map((place) => page.trackers[place]!.degree)))],
    },
  ])
  return { page, by: new Map(by) }
}

export const listedBy = ({ infohash }: Item, { by }: Listed): Listing =>
  (infohash && by.get(infohashKey(infohash))) || unlisted

export const createListings = () => {
  const [page, setPage] = createSignal<ListingsPage | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  let askedAt = -Infinity
  return {
    /** Null until it is known. */
    listed: createMemo(() => (page() ? listedOf(page()!) : null)),
    problem,
    /** To be called where it is looked at; until that ends it stays as new as a minute. */
    want: (): void => {
      const look = async (): Promise<void> => {
        if (performance.now() - askedAt < AGAIN_MS) return
        askedAt = performance.now()
        const answer = await askListings()
        setProblem(answer.ok ? null : answer.message)
        if (answer.ok) setPage(answer.value)
        else askedAt = -Infinity
      }
      void look()
      const timer = setInterval(() => void look(), AGAIN_MS / 4)
      onCleanup(() => clearInterval(timer))
    },
  }
}
