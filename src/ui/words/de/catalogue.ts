import { countText } from "../../../contract/figures.ts"
import type { catalogueWords } from "../../catalogue/words.ts"

export const catalogue: typeof catalogueWords = {
  title: "Einen Katalog durchsehen",
  titleOf: (address) => `Katalog von ${address}`,
  intro:
    "Was ein Tracker aufführt, von ihm oder von einem Spiegel gelesen, und gegen die Unterschrift des Trackers geprüft.",
  again: "Noch einmal versuchen",
  reading: "Der Katalog wird über Tor gelesen …",
  left: "Nicht gelesen: du hast nicht darauf gewartet.",
  address: "Adresse eines Trackers, oder die eines Spiegels davon",
  example: "….onion",
  look: "Ansehen",
  places: {
    self: "Mein eigener Tracker",
    mirror: "Hier gespiegelt",
    nowhere: "Gerade gelesen, geprüft, nicht behalten",
  },
  forked:
    "**Dieser Tracker hat unter einer Unterschrift zwei verschiedene Geschichten erzählt.** Was du siehst, ist eine " +
    "davon. Sein Schlüssel ist vielleicht in zwei Händen: trau ihm nicht weiter, als du prüfen kannst, was du " +
    "herunterlädst.",
  from: "Von",
  listed: "Torrents darauf",
  chain: "Einträge in seiner Kette",
  signed: "Unterschrieben",
  copyOf: "Kopie des Trackers",
  trackerItself: "Adresse des Trackers selbst",
  entries: "Einträge",
  search: "Diesen Katalog durchsuchen",
  asking: "Wird gefragt …",
  found: (count, all, sought) =>
    `${countText(count, "Torrent", "Torrents")}${all ? "" : " bis jetzt"}${sought ? ` mit „${sought}“` : ""}`,
  noMatch: "Hier passt nichts dazu.",
  empty: "Er führt nichts auf.",
  more: "Mehr",
  files: (count) => (count === 1 ? " Datei" : " Dateien"),
  head: { title: "Titel", size: "Größe", files: "Dateien", added: "Hinzugefügt", action: "Aktionen" },
  utc: "In UTC",
}
