import type { addMirrorWords } from "../../mirrors/addWords.ts"

export const addMirror: typeof addMirrorWords = {
  addTitle: "Einen Tracker spiegeln",
  address: "Adresse",
  example: "….onion",
  addressHint: "Die des Trackers oder eines seiner Spiegel.",
  updates: "Aktualisieren",
  choices: {
    auto: ["Automatisch", "Was der Betreiber hinzufügt oder zurücknimmt, ist innerhalb von Minuten hier."],
    manual: ["Von Hand", "Du siehst, wie viele Einträge fehlen, und aktualisierst, wenn du willst."],
  },
  addMeans: [
    "Die ganze Liste wird kopiert: Titel, Größen, Dateinamen und wo es sie gibt. Nie die Daten selbst.",
    "Von jedem Eintrag wird die Signatur des Trackers geprüft. Ein Spiegel kann nichts hinzufügen und nichts " +
      "ändern.",
    "Die Kopie bekommt eine eigene Onion-Adresse, von der andere sie spiegeln können. Ihre Antworten verraten nicht, " +
      "wem sie gehört.",
  ],
  addGo: "Spiegeln",
  added: "Die Kopie wird gemacht.",
}
