/** How torrents, mirrors and origins stand: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { standingWords } from "../../../contract/standing.ts"

export const standing: typeof standingWords = {
  of: {
    "waiting-for-tor": "Wartet auf Tor",
    "mirroring-metadata": "Holt Metadaten",
    stalled: "Stockt",
    downloading: "Lädt herunter",
    "waiting-for-credit": "Guthaben fehlt",
    checking: "Wird geprüft",
    seeding: "Verteilt",
    resting: "Ruht",
    queued: "Eingereiht",
    paused: "Angehalten",
    "missing-files": "Dateien fehlen",
    error: "Fehler",
    moving: "Wird verschoben",
    removing: "Wird entfernt",
    removed: "Entfernt",
    hashing: "Prüfsummen",
    "share-failed": "Fehlgeschlagen",
  },
  resting: "Ruht, bis es jemand haben will",
  ordinal: (n) => `${numberText(n)}.`,
  seeds: (seeds, resting) =>
    `${countText(seeds, "Seed", "Seeds")}${resting > 0 ? `, davon ${resting === 1 ? "ruht 1" : `ruhen ${numberText(resting)}`}` : ""}`,
  mirror: {
    mirroring: "Wird kopiert",
    current: "Aktuell",
    partial: "Teilweise",
    "by-hand": "Von Hand",
    updating: "Wird aktualisiert",
    frozen: "Eingefroren",
    full: "Voll",
    failed: "Fehlgeschlagen",
    removed: "Entfernt",
  },
  origin: {
    reachable: "Erreichbar",
    unreachable: "Nicht erreichbar",
    silent: "Still",
    dead: "Tot",
    untried: "Nicht versucht",
  },
}
