/** What is said of catalogues that one looks into. */
import { countText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const catalogueWords = inLanguage("catalogue", {
  title: "Browse a catalogue",
  titleOf: (address: string): string => `Catalogue of ${address}`,
  intro: "What a tracker lists, read from it or from any mirror, and checked against the tracker’s own signature.",
  again: "Try again",
  reading: "Reading the catalogue over Tor …",
  left: "Not read: you did not wait for it.",
  address: "Address of a tracker, or of a mirror of one",
  example: "….onion",
  look: "Look",
  places: { self: "My own tracker", mirror: "Mirrored here", nowhere: "Read just now, checked, not kept" },
  forked:
    "**This tracker has told two different stories under one signature.** What you see is one of them. " +
    "Its key may be in two hands: trust it no further than you can check what you download.",
  from: "From",
  listed: "Torrents listed",
  chain: "Entries in its chain",
  signed: "Signed",
  copyOf: "Copy of the tracker",
  trackerItself: "Address of the tracker itself",
  entries: "Entries",
  search: "Search this catalogue",
  asking: "Asking …",
  found: (count: number, all: boolean, sought: string): string =>
    `${countText(count, "torrent")}${all ? "" : " so far"}${sought ? ` with “${sought}”` : ""}`,
  noMatch: "Nothing here matches.",
  empty: "It lists nothing.",
  more: "More",
  /** Behind their number. */
  files: (count: number): string => (count === 1 ? " file" : " files"),
  head: { title: "Title", size: "Size", files: "Files", added: "Added", action: "Actions" },
  utc: "In UTC",
})
