import type { addMirrorWords } from "../../mirrors/addWords.ts"

export const addMirror: typeof addMirrorWords = {
  addTitle: "Einen Tracker spiegeln",
  address: "Adresse",
  example: "….onion",
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
}
