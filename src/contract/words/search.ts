/** What is said of a hit and of a search, the same in web and CLI. Pure. */
import { countText, numberText } from "../figures.ts"
import type { KnownBy, SearchHit, SearchPage } from "../search.ts"
import { inLanguage } from "./inLanguage.ts"

export const searchWords = inLanguage("hits", {
  yours: "yours",
  mirrored: (by: string) => `by ${by}, mirrored here`,
  trusted: (by: string) => `by ${by}, whom you trust`,
  through: (by: string, via: readonly string[]) => `by ${by}, known through ${via.join(" and ")}`,
  seen: (peers: number) => `connected with ${countText(peers, "peer")}`,
  said: (peers: number) => `said to be had by ${numberText(peers)}`,
  dead: "nobody had it for a week; tried in vain",
  quiet: "nobody is known to have it",
  untried: "not tried",
  found: (found: number, capped: boolean, torrents: number, trackers: number) =>
    `${capped ? "more than " : ""}${countText(found, "torrent")} found among ${numberText(torrents)} of ` +
    countText(trackers, "tracker"),
  empty:
    "There is nothing to search yet: only your own catalogue is here, and it is empty. " +
    "Mirror a tracker, or trust a node, and what it lists is found here.",
  nothing: (catalogues: number, muted: number) =>
    `Nothing of this is in the ${countText(catalogues, "catalogue")} that ${catalogues === 1 ? "is" : "are"} searched. ` +
    `Try fewer or shorter words.${muted > 0 ? ` ${countText(muted, "tracker is", "trackers are")} muted.` : ""}`,
})

/** Whose catalogue it stands in: `by carol, known through bob`. @param address short, for one without a name */
export const knownText = ({ kind, name, via }: KnownBy, address: string): string => {
  if (kind === "own") return searchWords.yours
  const by = name ?? address
  if (kind === "mirrored") return searchWords.mirrored(by)
  return via.length === 0 ? searchWords.trusted(by) : searchWords.through(by, via)
}

/** Whether anybody has it, as far as this node knows without asking. */
export const lifeText = ({ seen, said, quiet, dead }: Pick<SearchHit, "seen" | "said" | "quiet" | "dead">): string => {
  if (seen > 0) return searchWords.seen(seen)
  if (said > 0) return searchWords.said(said)
  if (dead) return searchWords.dead
  return quiet ? searchWords.quiet : searchWords.untried
}

export const foundText = ({ found, capped, sources, torrents }: SearchPage): string =>
  searchWords.found(found, capped, torrents, sources)

/** Nothing was found: what one can do. */
export const nothingText = ({ sources, torrents, muted }: SearchPage): string =>
  torrents === 0 && sources <= 1 ? searchWords.empty : searchWords.nothing(sources, muted.length)
