/** Asking others: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { remoteWords } from "../../../contract/words/remoteSearch.ts"

const torrents = (n: number): string => countText(n, "Torrent", "Torrents")

export const remote: typeof remoteWords = {
  node: (name, via, count) =>
    `${name}${via.length === 0 ? "" : `, über ${via.join(" und ")}`}${count === null ? "" : ` (${torrents(count)})`}`,
  none: (why) => `keine Antwort: ${why}`,
  nothing: "hat nichts davon",
  found: (found, again, more) =>
    `${torrents(found)}${again === 0 ? "" : `, davon ${numberText(again)} schon gefunden`}` +
    (more ? "; es gibt dort mehr: Nimm mehr Suchwörter" : ""),
  asking:
    "Ihre Listen sind nicht auf deinem Knoten, darum können nur sie nachsehen. Sie lesen deine Suchwörter und " +
    "erfahren nicht, wer fragt. Gefragt wird erst, wenn du den Knopf drückst.",
  these:
    "Das steht in den Listen von Knoten, die du gerade gefragt hast. Jeder Eintrag ist von dem Knoten signiert, der " +
    "ihn auflistet, und nichts davon bleibt auf deinem Knoten.",
}
