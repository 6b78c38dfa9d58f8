/** How torrents, mirrors and origins stand: in German. */
import { countText } from "../../../contract/figures.ts"
import type { standingWords } from "../../../contract/standing.ts"

export const standing: typeof standingWords = {
  of: {
    "waiting-for-tor": "Wartet auf Tor",
    "mirroring-metadata": "Holt Metadaten",
    stalled: "Stockt",
    downloading: "Lädt herunter",
    "waiting-for-credit": "Wartet auf Guthaben",
    checking: "Wird geprüft",
    seeding: "Verteilt",
    resting: "Ruht",
    queued: "In der Warteschlange",
    paused: "Angehalten",
    "missing-files": "Dateien fehlen",
    error: "Fehler",
    moving: "Wird verschoben",
    removing: "Wird entfernt",
    removed: "Entfernt",
    hashing: "Prüfsummen",
    "share-failed": "Freigabe misslungen",
  },
  resting: "Ruht: wacht auf, wenn es jemand will",
  ordinal: (n) => `${n}.`,
  seeds: (seeds, resting) => `${countText(seeds, "Seed", "Seeds")}${resting > 0 ? `, ${resting} in Ruhe` : ""}`,
  mirror: {
    mirroring: "Wird kopiert",
    current: "Aktuell",
    partial: "Zum Teil",
    "by-hand": "Von Hand erneuert",
    updating: "Wird erneuert",
    frozen: "Eingefroren",
    full: "Voll",
    failed: "Misslungen",
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
