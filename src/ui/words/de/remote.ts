/** Asking others: in German. */
import { countText } from "../../../contract/figures.ts"
import type { remoteWords } from "../../../contract/words/remoteSearch.ts"

const torrents = (n: number): string => countText(n, "Torrent", "Torrents")

export const remote: typeof remoteWords = {
  node: (name, via, count) =>
    `${name}${via.length === 0 ? "" : `, über ${via.join(" und ")}`}${count === null ? "" : ` (${torrents(count)})`}`,
  none: (why) => `keine Antwort: ${why}`,
  nothing: "hat nichts davon",
  found: (found, again, more) =>
    `${torrents(found)}${again === 0 ? "" : `, davon ${again} schon gefunden`}` +
    (more ? "; es gibt dort mehr: Nimm mehr Wörter" : ""),
  asking:
    "Ihre Listen sind nicht auf deinem Knoten, darum können nur sie nachsehen. Sie lesen diese Wörter und " +
    "erfahren nicht, wer fragt. Gefragt wird erst, wenn du den Knopf drückst.",
  these:
    "Das steht in Listen von Knoten, die du gerade gefragt hast. Jedes ist von dem Knoten unterschrieben, der es " +
    "auflistet, und nichts davon bleibt auf deinem Knoten.",
}
