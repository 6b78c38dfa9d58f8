/** What is said of a hit and of a search, the same in web and CLI. Pure. */
import { countText } from "../figures.ts"
import type { KnownBy, SearchHit, SearchPage } from "../search.ts"

/** Whose catalogue it stands in: `by carol, known through bob`. @param address short, for one without a name */
export const knownText = ({ kind, name, via }: KnownBy, address: string): string => {
  if (kind === "own") return "yours"
  const by = name ?? address
  if (kind === "mirrored") return `by ${by}, mirrored here`
  return via.length === 0 ? `by ${by}, whom you trust` : `by ${by}, known through ${via.join(" and ")}`
}

/** Whether anybody has it, as far as this node knows without asking. */
export const lifeText = ({ seen, said, quiet, dead }: Pick<SearchHit, "seen" | "said" | "quiet" | "dead">): string => {
  if (seen > 0) return `connected with ${countText(seen, "peer")}`
  if (said > 0) return `said to be had by ${said}`
  if (dead) return "nobody had it for a week; tried in vain"
  return quiet ? "nobody is known to have it" : "not tried"
}

export const foundText = ({ found, capped, sources, torrents }: SearchPage): string =>
  `${capped ? "more than " : ""}${countText(found, "torrent")} found ` +
  `among ${torrents} of ${countText(sources, "tracker")}`

/** Nothing was found: what one can do. */
export const nothingText = ({ sources, torrents, muted }: SearchPage): string => {
  if (torrents === 0 && sources <= 1)
    return (
      "There is nothing to search yet: only your own catalogue is here, and it is empty. " +
      "Mirror a tracker, or trust a node, and what it lists is found here."
    )
  const rest = muted.length > 0 ? ` ${countText(muted.length, "tracker is", "trackers are")} muted.` : ""
  return (
    `Nothing of this is in the ${countText(sources, "catalogue")} that ${sources === 1 ? "is" : "are"} searched. ` +
    `Try fewer or shorter words.${rest}`
  )
}
