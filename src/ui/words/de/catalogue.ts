import { countText } from "../../../contract/figures.ts"
import type { catalogueWords } from "../../catalogue/words.ts"

export const catalogue: typeof catalogueWords = {
  title: "Einen Katalog durchsehen",
  titleOf: (address) => `Katalog von ${address}`,
  intro: "Was ein Tracker auflistet, von ihm oder von einem Spiegel gelesen. Die Signatur des Trackers wird geprüft.",
  again: "Noch einmal versuchen",
  reading: "Der Katalog wird über Tor gelesen …",
  left: "Nicht gelesen: Du hast abgebrochen.",
  address: "Adresse eines Trackers oder eines seiner Spiegel",
  example: "….onion",
  look: "Ansehen",
  places: {
    self: "Mein eigener Tracker",
    mirror: "Hier gespiegelt",
    nowhere: "Gerade gelesen, geprüft, nicht aufbewahrt",
  },
  forked:
    "**Dieser Tracker hat zwei verschiedene Fassungen seiner Liste signiert.** Was du siehst, ist eine davon. Sein " +
    "Schlüssel ist vielleicht in zwei Händen: Vertraue ihm nur so weit, wie du prüfen kannst, was du herunterlädst.",
  from: "Von",
  listed: "Torrents",
  chain: "Einträge in seiner Kette",
  signed: "Signiert",
  copyOf: "Kopie des Trackers",
  trackerItself: "Adresse des Trackers selbst",
  entries: "Einträge",
  search: "Diesen Katalog durchsuchen",
  asking: "Wird gefragt …",
  found: (count, all, sought) =>
    `${countText(count, "Torrent", "Torrents")}${all ? "" : " bis jetzt"}${sought ? ` mit „${sought}“` : ""}`,
  noMatch: "Hier passt nichts dazu.",
  empty: "Er listet nichts auf.",
  more: "Mehr",
  files: (count) => (count === 1 ? " Datei" : " Dateien"),
  head: { title: "Titel", size: "Größe", files: "Dateien", added: "Hinzugefügt", action: "Aktionen" },
  utc: "In UTC",
}
