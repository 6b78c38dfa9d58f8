/**
 * The lines of the list: each torrent with the shares that offer it, and each share that is no torrent yet. Derived
 * from rows, live figures and guesses, in one pass; an item of which nothing changed stays the object that it was, so
 * that nobody looks at it again.
 */
import { percentOf } from "../../contract/figures.ts"
import { folded } from "../../contract/folded.ts"
import type { CreditWait } from "../../contract/relay.ts"
import type { Live, LiveFigures, ShareView, TorrentMode, TorrentRow } from "../../contract/rows.ts"
import { saidText } from "../../contract/words/node.ts"
import { waitText } from "../../contract/words/relay.ts"
import { figuresBy, progressOf, shareStanding, type Standing, standingBy } from "../../contract/standing.ts"
import { refusalText } from "./refusals.ts"
import { stateWords } from "./words.ts"

export interface Item {
  /** Stays the same from the first moment of a share on, when there is no torrent yet. */
  readonly id: string
  readonly title: string
  /** What a search of the list looks at: its names, tags and path, without case and accents. */
  readonly sought: string
  /** Empty while it is not known. */
  readonly infohash: string
  readonly standing: Standing
  readonly progress: number
  readonly bytes: number
  readonly addedAt: number
  readonly torrent: TorrentRow | null
  readonly shares: readonly ShareView[]
  readonly figures: LiveFigures | null
  /** What keeps it from going on, in words. */
  readonly note: string | null
}

export type ItemVisibility = ShareView["visibility"]

/** Of what is shared: public if it is so under any of its links. */
export const visibilityOf = ({ shares }: Item): ItemVisibility | null =>
  shares.length === 0 ? null : shares.some(({ visibility }) => visibility === "public") ? "public" : "private"

const NO_TAGS: readonly string[] = []
/** One's own, and what one says of it where it is shared. */
export const tagsOf = ({ torrent, shares }: Item): readonly string[] => tagsIn(torrent, shares)
const tagsIn = (torrent: TorrentRow | null, shares: readonly ShareView[]): readonly string[] => {
  const own = torrent?.tags ?? NO_TAGS
  const said = shares[0]?.tags ?? NO_TAGS
  return said.length === 0 ? own : own.length === 0 ? said : [...new Set([...own, ...said])]
}

/** Of equals the newest comes first. */
export const newestFirst = (a: Item, b: Item): number => b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1)

export interface ItemSources {
  readonly torrents: ReadonlyMap<string, TorrentRow>
  readonly shares: ReadonlyMap<string, ShareView>
  readonly figures: ReadonlyMap<string, LiveFigures>
  readonly hashing: Live["hashing"]
  readonly troubles: Live["troubles"]
  readonly waiting: Live["credit"]["waiting"]
  /** Whether Tor is ready. */
  readonly ready: boolean
  readonly guesses: Readonly<Record<string, TorrentMode | undefined>>
}

/** All that one item is made of. */
interface Clues {
  readonly row: TorrentRow | null
  readonly shares: readonly ShareView[]
  readonly guess: TorrentMode | undefined
  readonly ready: boolean
  readonly figures: LiveFigures | undefined
  readonly trouble: string | undefined
  readonly wait: CreditWait | undefined
  readonly hashing: Live["hashing"][string] | undefined
}

const noteOf = (row: TorrentRow, standing: Standing, { trouble, wait }: Clues): string | null => {
  if (standing === "error") return row.error ? refusalText(row.error) : null
  if (standing === "missing-files") return stateWords.missing(row.missing.slice(0, 3), row.missing.length > 3)
  if (standing === "waiting-for-credit") return wait ? waitText(wait) : null
  return standing === "stalled" || standing === "mirroring-metadata"
    ? trouble === undefined
      ? null
      : saidText(trouble)
    : null
}

/** A line each, so that no word is found across two of them. */
const soughtIn = (title: string, row: TorrentRow | null, shares: readonly ShareView[]): string => {
  const path = row?.path ?? shares[0]?.path ?? ""
  return folded([title, ...tagsIn(row, shares), path].join("\n"))
}

const torrentItem = (id: string, known: TorrentRow, clues: Clues): Item => {
  const row = clues.guess ? { ...known, mode: clues.guess } : known
  const standing = standingBy(row, clues)
  // What one shares is called what one says of it by now.
  const said = row.origin === "share" ? clues.shares.find(({ visibility }) => visibility === "private") : undefined
  const title = (said?.title ?? row.title) || row.name
  return {
    id,
    title,
    sought: soughtIn(title, row, clues.shares),
    infohash: row.infohash ?? clues.shares[0]?.infohash ?? "",
    standing,
    progress: progressOf(row),
    bytes: row.bytes,
    addedAt: row.addedAt,
    torrent: row,
    shares: clues.shares,
    figures: clues.figures ? figuresBy(row, clues.figures) : null,
    note: noteOf(row, standing, clues),
  }
}

const shareItem = (share: ShareView, { hashing }: Clues): Item => ({
  id: share.id,
  title: share.title,
  sought: soughtIn(share.title, null, [share]),
  infohash: share.infohash ?? "",
  standing: shareStanding(share),
  addedAt: share.createdAt,
  progress: hashing ? percentOf(hashing.hashedBytes, hashing.totalBytes) : 0,
  bytes: hashing?.totalBytes ?? share.bytes,
  torrent: null,
  shares: [share],
  figures: null,
  note: share.error ? refusalText(share.error) : null,
})

const sameShares = (a: readonly ShareView[], b: readonly ShareView[]): boolean =>
  a.length === b.length && a.every((share, i) => share === b[i])
const same = (a: Clues, b: Clues): boolean =>
  a.row === b.row &&
  a.figures === b.figures &&
  a.ready === b.ready &&
  a.guess === b.guess &&
  a.trouble === b.trouble &&
  a.wait === b.wait &&
  a.hashing === b.hashing &&
  sameShares(a.shares, b.shares)

interface SharesOf {
  /** The first that was ever made of it names the item, also when it has ended. */
  first: ShareView
  readonly offered: ShareView[]
}

const byTorrent = (
  shares: Iterable<ShareView>,
  isOffered: (share: ShareView) => boolean,
): ReadonlyMap<string, SharesOf> => {
  const all = new Map<string, SharesOf>()
  for (const share of shares) {
    if (share.torrent === null) continue
    const existing = all.get(share.torrent)
    if (!existing) all.set(share.torrent, { first: share, offered: isOffered(share) ? [share] : [] })
    else {
      if (share.createdAt < existing.first.createdAt) existing.first = share
      if (isOffered(share)) existing.offered.push(share)
    }
  }
  return all
}

const NO_SHARES: readonly ShareView[] = []

/** @returns what makes the items of the sources, remembering those that it made last. */
export const createItemsOf = (): ((sources: ItemSources) => readonly Item[]) => {
  let made = new Map<string, { readonly clues: Clues; readonly item: Item }>()
  return ({ torrents, shares, figures, hashing, troubles, waiting, ready, guesses }) => {
    const isOffered = ({ id, mode }: ShareView): boolean =>
      mode !== "stopped" && mode !== "taking-back" && guesses[id] !== "removed"
    const sharesOf = byTorrent(shares.values(), isOffered)
    const next: typeof made = new Map()
    const add = (id: string, clues: Clues, make: (clues: Clues) => Item): void => {
      const before = made.get(id)
      next.set(id, before && same(before.clues, clues) ? before : { clues, item: make(clues) })
    }
    for (const row of torrents.values()) {
      const guess = guesses[row.id]
      if ((guess ?? row.mode) === "removed") continue
      const own = sharesOf.get(row.id)
      const id = row.origin === "share" ? (own?.first.id ?? row.id) : row.id
      const wait = row.mode === "waiting-for-credit" ? waiting[row.id] : undefined
      add(
        id,
        {
          row,
          shares: own?.offered ?? NO_SHARES,
          guess,
          ready,
          figures: figures.get(row.id),
          trouble: troubles[row.id],
          wait,
          hashing: undefined,
        },
        (clues) => torrentItem(id, row, clues),
      )
    }
    for (const share of shares.values()) {
      if (share.torrent !== null || !isOffered(share)) continue
      add(
        share.id,
        {
          row: null,
          shares: [share],
          guess: undefined,
          ready,
          figures: undefined,
          trouble: undefined,
          wait: undefined,
          hashing: hashing[share.id],
        },
        (clues) => shareItem(share, clues),
      )
    }
    made = next
    return [...next.values()].map(({ item }) => item)
  }
}

export const sumsOf = (items: readonly Item[]): { readonly down: number; readonly up: number } => {
  let [down, up] = [0, 0]
  for (const { figures } of items) {
    down += figures?.downRate ?? 0
    up += figures?.upRate ?? 0
  }
  return { down, up }
}
