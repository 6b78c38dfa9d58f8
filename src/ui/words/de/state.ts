/** What the page's state says: in German. */
import type { stateWords } from "../../state/words.ts"

const is = { frozen: "eingefroren", failed: "fehlgeschlagen", full: "voll" }

export const state: typeof stateWords = {
  unreachable: "Der Knoten ist nicht erreichbar. Versuche es wieder, wenn die Verbindung zurück ist.",
  signedOut: "Der Knoten kennt diesen Browser nicht mehr. Öffne deinen Verwaltungslink noch einmal.",
  isPast: "Es ist vergangen",
  past: "Du siehst den Knoten, wie er war: Daran lässt sich nichts ändern. Geh erst zurück zu jetzt.",
  refused: (title, why) => `„${title}“: ${why}`,
  noName: "ein Download mit noch unbekanntem Namen",
  missing: (files, more) => `Es fehlen: ${files.join(", ")}${more ? " …" : ""}`,
  filters: {
    all: "Alle",
    downloading: "Lädt herunter",
    waiting: "Guthaben fehlt",
    seeding: "Verteilt",
    shared: "Freigegeben",
    paused: "Angehalten",
    problems: "Probleme",
  },
  costs: (credit) => `Kostet ${credit} Guthaben`,
  enough: (bytes, rest) => `Dein Guthaben reicht für ${bytes}. ${rest}`,
  relay: "Tor-Relay",
  policy: "Regel",
  newsOf: (title) => (title ? `„${title}“` : "Ein Download ohne Namen"),
  stands: (name, standing) => `${name}: ${standing}`,
  complete: (name) => `${name} ist vollständig.`,
  linkReady: (name) => `${name} ist jetzt freigegeben; der Link ist bereit.`,
  mirrorIs: (name, mode) => `Der Spiegel von ${name} ist ${is[mode]}.`,
  removal: ({ links, downloads, others }) => {
    const items = downloads + others
    if (items === 0) return links === 1 ? "Diese Freigabe beenden?" : `Die Freigabe unter ${links} Links beenden?`
    if (links === 0) return items === 1 ? "Dies entfernen?" : `${items} Einträge entfernen?`
    return "Freigabe beenden und entfernen?"
  },
  verbs: { stop: "Freigabe beenden", remove: "entfernen", files: "Dateien löschen" },
  and: (some, last) => `${some} und ${last}`,
}
