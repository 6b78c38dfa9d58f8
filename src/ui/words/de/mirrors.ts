import { countText } from "../../../contract/figures.ts"
import type { mirrorsWords } from "../../mirrors/words.ts"

export const mirrors: typeof mirrorsWords = {
  title: "Spiegel",
  intro:
    "Ganze Kopien der Listen anderer, geprüft und von hier weitergegeben: was sie öffentlich gemacht haben, bleibt zu " +
    "finden, wenn sie aus sind.",
  add: "Tracker spiegeln…",
  none: "Noch keine Spiegel. Füge die Adresse eines Trackers ein, oder die eines Spiegels davon.",
  all: "Alle Spiegel",
  noSuch: "Diesen Spiegel gibt es hier nicht.",
  addTitle: "Einen Tracker spiegeln",
  address: "Adresse",
  addressHint: "Die des Trackers, oder die irgendeines Spiegels davon.",
  updates: "Aktualisieren",
  choices: {
    auto: ["Von selbst aktuell", "Was der Besitzer hinzufügt oder zurücknimmt, ist innerhalb von Minuten hier."],
    manual: ["Von Hand", "Du siehst, wie viele Einträge fehlen, und aktualisierst, wann du willst."],
  },
  addMeans: [
    "Die ganze Liste wird kopiert: Titel, Größen, Namen von Dateien, und wo es sie gibt. Nie die Daten selbst.",
    "Jeder Eintrag wird gegen die Unterschrift des Trackers geprüft. Ein Spiegel kann nichts hinzufügen und nichts " +
      "ändern.",
    "Die Kopie bekommt eine eigene Onion, von der andere sie wieder spiegeln können. Was sie antwortet, verrät nicht, " +
      "wem sie gehört.",
  ],
  addGo: "Spiegeln",
  added: "Die Kopie wird gemacht.",
  byItself: "Von selbst aktualisieren",
  actionsOn: (name) => `Aktionen für ${name}`,
  update: "Jetzt aktualisieren",
  browse: "Durchsehen",
  others: "Andere Spiegel",
  history: "Verlauf",
  saveBackup: "Sicherung speichern…",
  remove: "Entfernen…",
  triesAgain: "„Jetzt aktualisieren“ versucht es noch einmal.",
  behind: (count) => `${countText(count, "Eintrag", "Einträge")} zurück`,
  noSign: "Noch keines",
  linksPeers: "Verbindungen · Peers",
  noOthers: "Kein anderer Spiegel davon ist bekannt.",
  tracker: "Der Tracker",
  noTracker: "Bekannt, wenn sein erster Kopf gekommen ist.",
  trackerOf: (name) => `Adresse des Trackers ${name}`,
  copy: "Diese Kopie: füge sie woanders ein, um diese Kopie zu spiegeln",
  noCopy: "Ihre Onion ist noch nicht veröffentlicht.",
  copyOf: (name) => `Adresse dieser Kopie von ${name}`,
  asking: "Wird gefragt …",
  has: "Hat nach eigenem Wort",
  until: "Sein Wort gilt bis",
  hasShort: "hat",
  untilShort: "bis",
  placeOf: (short) => `Adresse eines Spiegels, ${short}`,
  entries: (count) => countText(count, "Eintrag", "Einträge"),
  head: {
    tracker: "Tracker",
    state: "Zustand",
    behind: "Zurück",
    origin: "Ursprung",
    sign: "Letztes Zeichen",
    torrents: "Torrents",
    entries: "Einträge",
    size: "Größe",
    update: "Aktualisieren",
    action: "Aktionen",
  },
  hint: {
    behind: "Einträge des Trackers, die noch nicht hier sind",
    origin: "Wie der Knoten des Besitzers steht",
    sign: "In UTC",
  },
  updateText: { auto: "Von selbst", manual: "Von Hand" },
  removeTitle: "Diesen Spiegel entfernen?",
  removeText:
    "Seine Onion endet für immer, und die Kopie wird nicht mehr von hier gegeben. Andere, die ihn gespiegelt haben, " +
    "machen mit ihrer weiter. Was du heruntergeladen hast, bleibt.",
  removeGo: "Entfernen",
}
