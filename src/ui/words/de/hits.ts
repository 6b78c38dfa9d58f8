/** Hits of a search: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { searchWords } from "../../../contract/words/search.ts"

export const hits: typeof searchWords = {
  yours: "deiner",
  mirrored: (by) => `von ${by}, hier gespiegelt`,
  trusted: (by) => `von ${by}, dem du vertraust`,
  through: (by, via) => `von ${by}, bekannt über ${via.join(" und ")}`,
  seen: (peers) => `verbunden mit ${countText(peers, "Peer", "Peers")}`,
  said: (peers) => `angeblich bei ${numberText(peers)} zu haben`,
  dead: "eine Woche lang hatte es niemand; vergeblich versucht",
  quiet: "niemand bekannt, der es hat",
  untried: "nicht versucht",
  found: (found, capped, torrents, trackers) =>
    `${capped ? "mehr als " : ""}${countText(found, "Torrent", "Torrents")} gefunden unter ${numberText(torrents)} bei ` +
    countText(trackers, "Tracker", "Trackern"),
  empty:
    "Es gibt noch nichts zu durchsuchen: Nur dein eigener Katalog ist hier, und er ist leer. Spiegle einen " +
    "Tracker oder vertraue einem Knoten: Was er auflistet, wird dann hier gefunden.",
  nothing: (catalogues, muted) => {
    const where =
      catalogues === 1
        ? "dem Katalog, der durchsucht wird"
        : `den ${numberText(catalogues)} Katalogen, die durchsucht werden`
    const silent = muted > 0 ? ` ${countText(muted, "Tracker ist", "Tracker sind")} stummgeschaltet.` : ""
    return `Davon ist nichts in ${where}. Versuche es mit weniger oder kürzeren Wörtern.${silent}`
  },
}
