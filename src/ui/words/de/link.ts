/** What is wrong with what was pasted: in German. */
import type { linkWords } from "../../../contract/link.ts"

export const link: typeof linkWords = {
  none: "Füge den Link ein, den du bekommen hast.",
  bare:
    "Das ist nur eine Onion-Adresse: die eines Trackers oder eines seiner Spiegel. Sieh in seinen Katalog oder " +
    "spiegle ihn; ein Link zu einer Freigabe geht danach noch weiter.",
  magnet:
    "Das ist ein Magnet-Link des offenen BitTorrent-Netzes. Bulbil nimmt Links, die mit http:// beginnen und " +
    ".onion/private/ oder .onion/public/ enthalten.",
  https: "Der Link beginnt mit https://. Ein Bulbil-Link beginnt mit http:// (die Onion verschlüsselt selbst).",
  management:
    "Das ist ein Verwaltungslink: Wer ihn hat, steuert jenen Knoten. Bitte stattdessen um den Link der Freigabe.",
  port: (port) =>
    `Der Link nennt Port ${port}. Bulbils Onions antworten nur auf Port 80, und der wird nicht genannt: Lass ihn ` +
    "weg oder bitte noch einmal um den Link.",
  noOnion: "Der Link enthält keine Onion-Adresse. Bulbil holt nur von Onion-Diensten.",
  onion:
    "Die Onion-Adresse ist nicht vollständig: Sie hat 56 Zeichen, alle davon a–z oder 2–7, das letzte ein d. Kopiere den " +
    "Link noch einmal.",
  key:
    "Der Schlüssel am Ende des Links ist nicht vollständig: Ein privater Link geht mit #k= und 52 Buchstaben und Ziffern " +
    "weiter, und danach kommt nichts. Kopiere den Link noch einmal.",
  end:
    "Das Ende des Links ist nicht vollständig: Es lautet /private/ oder /public/ und 43 weitere Zeichen. Kopiere den " +
    "Link noch einmal.",
  noAddress: "Füge die Adresse eines Trackers oder eines seiner Spiegel ein.",
  share:
    "Das ist ein Link zu einer Freigabe. Lade sie herunter oder bitte um die Adresse des Trackers, die mit " +
    ".onion endet.",
  address:
    "Die Adresse eines Trackers hat 56 Zeichen, alle davon a–z oder 2–7, das letzte ein d, und endet mit .onion. " +
    "Kopiere sie noch einmal.",
}
