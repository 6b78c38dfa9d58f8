import { bytesText, numberText } from "../../../contract/figures.ts"
import type { itemWords } from "../../transfers/words.ts"

export const items: typeof itemWords = {
  describe: "Ändern, was andere lesen",
  described: "Geändert.",
  describedListed: "Geändert. Dein Tracker sagt es seinen Spiegeln.",
  change: "Ändern",
  keep: "Leer: Es bleibt, wie es ist.",
  careHead: "Worte können verraten, wer du bist",
  care: "Namen, Orte und dein Schreibstil führen zu dir. Sag, was es ist, nicht, wer du bist.",
  careListed:
    "Das ist öffentlich: Was vorher hier stand, bleibt in den Kopien der Geschichte deines Trackers, und " +
    "**niemand kann zum Vergessen gezwungen werden**.",
  title: "Titel",
  titleHint: (untitled) => `Was andere sehen. ${untitled}`,
  text: "Beschreibung",
  textHint: "Was es ist, für alle, die suchen. Sie steht im Eintrag deines Trackers, wenn du das veröffentlichst.",
  tags: "Tags",
  tagsExample: "Vögel, Feldaufnahme",
  tagsHint: "Bis zu acht Wörter, mit denen man es findet, durch Kommas getrennt.",
  counted: (price, off) => `${price}; das wird gezählt und hält nichts auf. ${off}`,
  usedUp: "Dein Guthaben ist aufgebraucht.",
  waits: (price) => `Dieser Download wartet, bis Guthaben kommt, und geht dann von selbst weiter. ${price}.`,
  slow: (price) => `Dieser Download ist langsam, bis Guthaben kommt. ${price}.`,
  enough: (price, bytes, rest) => `${price}. Dein Guthaben reicht für **${bytesText(bytes)}**. ${rest}`,
  linksEnd: (count) =>
    count === 1 ? "Dieser Link endet für immer:" : `Diese ${numberText(count)} Links enden für immer:`,
  more: (count) => `und ${count === 1 ? "noch eins" : `${numberText(count)} weitere`}`,
  again: "Eine neue Freigabe macht neue Links. Wer es heruntergeladen hat, behält es.",
  takenBack: "Was öffentlich ist, nimmt dein Tracker zurück; Spiegel entfernen es innerhalb von Minuten.",
  leave: (count) =>
    count === 1 ? "Dieser Download verlässt die Liste:" : `Diese ${numberText(count)} Downloads verlassen die Liste:`,
  others: (count) => (count === 1 ? "Dies verlässt die Liste:" : "Diese verlassen die Liste:"),
  erase: "Auch die heruntergeladenen Dateien löschen",
  eraseText: "Sie lassen sich nicht wiederherstellen. Dateien, die du an ihrem Ort freigibst, werden nie gelöscht.",
  stay: "Die Dateien bleiben, wo sie sind.",
  use: "Die vorhandenen Dateien verwenden?",
  useText:
    "Dateien mit den Namen dieses Torrents werden zuerst geprüft. Was passt, wird verwendet und kostet " +
    "nichts. **Was nicht passt, wird überschrieben** und lässt sich nicht wiederherstellen.",
  useElse: "Um sie zu behalten, verschiebe sie auf dem Rechner des Knotens und setze dann fort.",
  useGo: "Verwenden und überschreiben",
  used: "Was da ist, wird geprüft.",
  names: "Dateien holen, die Rechner von selbst ausführen?",
  namesText:
    "Eine Shell, ein Desktop oder ein Dienst führt Dateien mit solchen Namen vielleicht aus oder folgt ihnen, " +
    "**ohne dass jemand sie öffnet**. Mach nur weiter, wenn du solche Dateien von dem erwartest, der dir den Link gab.",
  namesGo: "Holen",
  namesDone: "Der Download geht weiter.",
}
