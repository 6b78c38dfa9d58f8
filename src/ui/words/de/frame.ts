/** What the frame around the pages says: in German. */
import { bytesText } from "../../../contract/figures.ts"
import type { frameWords } from "../../frame/words.ts"

const themes = { system: "wie das System", light: "hell", dark: "dunkel" }

export const frame: typeof frameWords = {
  add: "Hinzufügen",
  paste: "Irgendetwas einfügen",
  pasteHint: "Ein Link, die Adresse eines Trackers oder ein Pfad.",
  notKnown: "Kein Link, keine Adresse, kein Pfad: ein Pfad beginnt mit / oder ~/, ein Link mit http://.",
  goOn: "Weiter",
  files: "Dateien bleiben, wo sie sind: gib den Pfad auf dem Rechner des Knotens an.",
  drop: "Einen Link, eine Adresse oder einen Pfad hier ablegen",
  notDropped: "Was abgelegt wurde, ist kein Link, keine Adresse und kein Pfad.",
  news: "Was geschehen ist",
  unread: (count) => `Was geschehen ist: ${count} neu`,
  noNews:
    "Nichts, seit diese Seite geöffnet wurde. Hier steht, was fertig oder bereit ist und was Schwierigkeiten macht.",
  pages: "Seiten",
  mainPages: "Wichtigste Seiten",
  more: "Mehr",
  morePages: "Weitere Seiten",
  skip: "Zur Seite springen",
  reading: "Der Zustand des Knotens wird gelesen …",
  help: "Hilfe",
  helpKey: "Hilfe (?)",
  helpText:
    "Diese Seite ist die deines eigenen Knotens, erreicht über Tor. Dein Verwaltungslink ist ein Schlüssel: Wer ihn " +
    "hat, kann diesen Knoten betreiben. Peers sehen eine Onion-Adresse und sonst nichts; was du freigibst, kann " +
    "trotzdem verraten, wer du bist.",
  firstSteps: "Erste Schritte",
  close: "Schließen",
  ctrl: "Strg",
  search: "Suchen",
  pasteAnywhere: "Irgendwo einen Link, eine Adresse oder einen Pfad einfügen",
  tryNow: "Jetzt versuchen",
  lost:
    "**Verbindung verloren, es wird neu versucht.** Du siehst, wie es zuletzt war. Der Knoten arbeitet vielleicht " +
    "weiter, oder er ist aus: Von hier aus lässt sich das nicht sagen.",
  stopped:
    "**Der Knoten wurde angehalten.** Du siehst, wie es zuletzt war; jetzt wird nichts freigegeben oder " +
    "heruntergeladen. Starte ihn mit `bulbil start`, dann geht es auf dieser Seite von selbst weiter.",
  carrierFailed: (name) => `${name} ist ausgefallen.`,
  carrierConnects: (name, percent) => `Verbindung mit ${name}: ${percent} %.`,
  bootstrap: "Verbindungsaufbau von Tor",
  firstTime:
    "Beim ersten Mal dauert das eine Minute. Du kannst schon freigeben und Links hinzufügen; es beginnt, wenn Tor " +
    "bereit ist.",
  anything: "Befehl ausführen",
  byName: "Einen Befehl nach seinem Namen ausführen",
  command: "Befehl",
  commands: "Befehle",
  commandHint: "Schreib, was du tun willst",
  noCommand: "Kein Befehl heißt so.",
  goTo: (page, tab) => (tab === undefined ? `Gehe zu ${page}` : `Gehe zu ${page}: ${tab}`),
  changeColours: (now) => `Farben ändern (jetzt ${themes[now]})`,
  colours: (now) => `Farben: ${themes[now]}`,
  coloursChange: (now) => `Farben: ${themes[now]}. Ändern`,
  fold: "Die Seiten einklappen",
  foldToIcons: "Von den Seiten nur die Symbole zeigen",
  unfold: "Die Namen der Seiten zeigen",
  lettersOn: "Tasten mit einem Buchstaben einschalten",
  lettersOff: "Tasten mit einem Buchstaben ausschalten",
  connectAnew: "Neu mit dem Knoten verbinden",
  openAgain: "Öffne deinen Verwaltungslink noch einmal",
  signedOut: (busy) =>
    "Der Knoten kennt diesen Browser nicht mehr: Der Browser hat sein Cookie vergessen oder es 30 Tage lang nicht " +
    `benutzt. Öffne den Link in einem neuen Tab; dann geht es hier von selbst weiter${
      busy ? ", auch mit dem, was du gerade tun wolltest" : ""
    }.`,
  linkIs: "Der Link ist, was `bulbil start` ausgibt, und `bulbil link` noch einmal: http://….onion/management/…",
  tryAgain: "Noch einmal versuchen",
  rates: "Raten von allem",
  down: "Herunter",
  up: "Hinauf",
  hour: "Letzte Stunde, seit diese Seite offen ist",
  room: "Platz auf der Festplatte",
  free: (bytes) => `${bytesText(bytes)} frei`,
  freeIn: (bytes) => `${bytesText(bytes)} sind frei, wohin Downloads kommen:`,
  dataIn: "Die eigenen Daten des Knotens liegen in",
  dismiss: "Ausblenden",
  nodeStopped: "Der Knoten ist angehalten",
  noConnection: "Keine Verbindung zum Knoten",
  connecting: "Verbindung mit dem Knoten",
  connection: "Verbindung",
  asItWas: "Du siehst, wie es war, als der Knoten zuletzt zu hören war.",
}
