import { bytesText } from "../../../contract/figures.ts"
import type { itemWords } from "../../transfers/words.ts"

export const items: typeof itemWords = {
  describe: "Ändern, was andere lesen",
  described: "Geändert.",
  describedListed: "Geändert. Dein Tracker sagt es seinen Spiegeln.",
  change: "Ändern",
  keep: "Leer bleibt es, wie es ist.",
  careHead: "Worte können verraten, wer du bist",
  care: "Namen, Orte und wie du schreibst führen zu Menschen. Sag, was es ist, nicht wer du bist.",
  careListed:
    "Das ist öffentlich: was vorher hier stand, steht in den Kopien der Geschichte deines Trackers, und " +
    "**niemand kann zum Vergessen gebracht werden**.",
  title: "Titel",
  titleHint: (untitled) => `Was andere sehen. ${untitled}`,
  text: "Beschreibung",
  textHint:
    "Was es ist, für die, die suchen. Sie geht mit dem Eintrag des Trackers mit, wenn du das öffentlich machst.",
  tags: "Tags",
  tagsExample: "Vögel, Feldaufnahme",
  tagsHint: "Bis zu acht Wörter, unter denen man es findet, durch Kommas getrennt.",
  counted: (price, off) => `${price}; das wird gezählt und hält nichts auf. ${off}`,
  usedUp: "Dein Guthaben ist aufgebraucht.",
  waits: (price) => `Dieser Download wartet, bis Guthaben kommt, und geht dann von selbst weiter. ${price}.`,
  slow: (price) => `Dieser Download kommt langsam, bis Guthaben kommt. ${price}.`,
  enough: (price, bytes, rest) => `${price}. Dein Guthaben reicht für **${bytesText(bytes)}**. ${rest}`,
  linksEnd: (count) => (count === 1 ? "Dieser Link endet für immer:" : `Diese ${count} Links enden für immer:`),
  more: (count) => `und ${count} weitere`,
  again: "Eine neue Freigabe macht neue Links. Wer es heruntergeladen hat, behält es.",
  takenBack: "Was öffentlich ist, nimmt dein Tracker zurück; Spiegel entfernen es innerhalb von Minuten.",
  leave: (count) =>
    count === 1 ? "Dieser Download verlässt die Liste:" : `Diese ${count} Downloads verlassen die Liste:`,
  others: (count) => (count === 1 ? "Das verlässt die Liste:" : "Diese verlassen die Liste:"),
  erase: "Auch die heruntergeladenen Dateien löschen",
  eraseText: "Sie sind nicht wiederzubringen. Dateien, die du an ihrem Ort freigibst, werden nie gelöscht.",
  stay: "Die Dateien bleiben, wo sie sind.",
  use: "Die vorhandenen Dateien verwenden?",
  useText:
    "Dateien mit den Namen dieses Torrents werden zuerst mit ihm verglichen. Was passt, wird genommen und kostet " +
    "nichts. **Was nicht passt, wird überschrieben** und ist nicht wiederzubringen.",
  useElse: "Um sie zu behalten, verschiebe sie auf dem Rechner des Knotens, und setze dann fort.",
  useGo: "Verwenden und überschreiben",
  used: "Was da ist, wird verglichen.",
  names: "Dateien holen, die Rechner von selbst ausführen?",
  namesText:
    "Eine Shell, ein Desktop oder ein Dienst führt Dateien mit solchen Namen vielleicht aus oder folgt ihnen, " +
    "**ohne dass jemand sie öffnet**. Mach nur weiter, wenn du sie von dem erwartet hast, der dir den Link gab.",
  namesGo: "Holen",
  namesDone: "Der Download geht weiter.",
}
