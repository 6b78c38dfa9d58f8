/** What the frame around the pages says: in German. */
import { bytesText, numberText, percentText } from "../../../contract/figures.ts"
import type { frameWords } from "../../frame/words.ts"

const themes = { system: "wie das System", light: "hell", dark: "dunkel" }

export const frame: typeof frameWords = {
  add: "Hinzufügen",
  asks: (text) => `${text} …`,
  paste: "Etwas einfügen",
  pasteHint: "Ein Link, die Adresse eines Trackers oder ein Pfad.",
  notKnown: "Kein Link, keine Adresse, kein Pfad: Ein Pfad beginnt mit / oder ~/, ein Link mit http://.",
  goOn: "Weiter",
  files: "Dateien bleiben, wo sie sind: Gib den Pfad auf dem Rechner des Knotens an.",
  drop: "Einen Link, eine Adresse oder einen Pfad hier ablegen",
  notDropped: "Was abgelegt wurde, ist kein Link, keine Adresse und kein Pfad.",
  news: "Was geschehen ist",
  unread: (count) => `Was geschehen ist: ${numberText(count)} neu`,
  noNews: "Nichts, seit diese Seite geöffnet wurde. Hier steht, was fertig oder bereit ist oder Probleme macht.",
  pages: "Seiten",
  mainPages: "Wichtigste Seiten",
  more: "Mehr",
  morePages: "Weitere Seiten",
  skip: "Zur Seite springen",
  reading: "Der Zustand des Knotens wird gelesen …",
  help: "Hilfe",
  helpKey: "Hilfe (?)",
  helpText:
    "Diese Seite gehört zu deinem eigenen Knoten und wird über Tor erreicht. Dein Verwaltungslink ist ein Schlüssel: Wer ihn " +
    "hat, kann diesen Knoten steuern. Peers sehen eine Onion-Adresse und sonst nichts; was du freigibst, kann " +
    "trotzdem verraten, wer du bist.",
  firstSteps: "Erste Schritte",
  close: "Schließen",
  ctrl: "Strg",
  search: "Auf dieser Seite suchen",
  pasteAnywhere: "Irgendwo einen Link, eine Adresse oder einen Pfad einfügen",
  tryNow: "Jetzt versuchen",
  lost:
    "**Verbindung verloren, es wird neu versucht.** Du siehst den letzten bekannten Stand. Der Knoten arbeitet vielleicht " +
    "weiter, oder er ist aus: Von hier aus lässt sich das nicht sagen.",
  stopped:
    "**Der Knoten wurde angehalten.** Du siehst den letzten bekannten Stand; jetzt wird nichts freigegeben oder " +
    "heruntergeladen. Starte ihn mit `bulbil start`, dann geht es auf dieser Seite von selbst weiter.",
  openLog: "Das Log öffnen",
  carrierFailed: (name) => `${name} ist ausgefallen.`,
  carrierConnects: (name, percent) => `Verbindung mit ${name}: ${percentText(percent)}.`,
  bootstrap: "Verbindungsaufbau von Tor",
  firstTime:
    "Beim ersten Mal dauert das eine Minute. Du kannst schon freigeben und Links hinzufügen; es beginnt, sobald Tor " +
    "bereit ist.",
  anything: "Befehl ausführen",
  byName: "Einen Befehl mit seinem Namen ausführen",
  command: "Befehl",
  commands: "Befehle",
  commandHint: "Tippe, was du tun willst",
  noCommand: "Kein Befehl heißt so.",
  goTo: (page, tab) => (tab === undefined ? `Gehe zu ${page}` : `Gehe zu ${page}: ${tab}`),
  changeColours: (now) => `Farben ändern (jetzt ${themes[now]})`,
  colours: (now) => `Farben: ${themes[now]}`,
  coloursChange: (now) => `Farben: ${themes[now]}. Ändern`,
  fold: "Seitenleiste einklappen",
  foldToIcons: "Seitenleiste auf Symbole einklappen",
  unfold: "Seitenleiste ausklappen",
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
  rates: "Alle Raten zusammen",
  down: "Empfang",
  up: "Senden",
  hour: "Letzte Stunde, solange diese Seite offen ist",
  room: "Platz auf der Festplatte",
  free: (bytes) => `${bytesText(bytes)} frei`,
  freeIn: (bytes) => `${bytesText(bytes)} sind im Ordner für Downloads frei:`,
  dataIn: "Die eigenen Daten des Knotens liegen in",
  dismiss: "Ausblenden",
  nodeStopped: "Der Knoten ist angehalten",
  noConnection: "Keine Verbindung zum Knoten",
  connecting: "Verbindung mit dem Knoten",
  connection: "Verbindung",
  asItWas: "Du siehst den letzten bekannten Stand des Knotens.",
}
