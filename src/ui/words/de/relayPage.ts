/** What the page of the relay and of credit says: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { relayPageWords } from "../../relay/words.ts"

export const relayPage: typeof relayPageWords = {
  intro: "Was dieser Rechner Tor als mittleres Relay gibt und das Guthaben, mit dem seine Downloads bezahlt werden.",
  affordable: "darfst du jetzt herunterladen",
  usedUp: "Aufgebraucht",
  usedUpNote: "dein Guthaben",
  slowed: "Das Guthaben ist aufgebraucht: Downloads gehen langsam weiter, bis Guthaben kommt.",
  noLimit: "So viel du willst",
  policyOff: "deine Regel zählt Guthaben, hält aber nichts auf",
  aDay: "Downloads am Tag, wenn es so weitergeht",
  nothingComes: "im Moment kommt nichts",
  relay: "das Relay",
  day: (day, of) => `Tag ${numberText(day)} von ${numberText(of)}`,
  reached: "von außen erreicht",
  notReached: "noch nicht erreicht",
  opening: "Das Konto wird eröffnet.",
  curious: "Für Neugierige",
  curiousAbout:
    "Was das Relay weiterleitet und wie es in der Liste steht, woher das Guthaben kam, und alles, was geschehen ist.",
  chart: "30 Tage",
  chartAbout: (earned, spent, days) =>
    `In ${numberText(days)} Tagen ${earned} Guthaben verdient und ${spent} ausgegeben.`,
  chartDay: (day, earned, spent) => `${day}: ${earned} verdient, ${spent} ausgegeben`,
  earned: "Verdient",
  spent: "Ausgegeben",
  asTable: "Dasselbe als Tabelle",
  carried: "Was es weitergeleitet hat",
  spans: { hours: "24 Stunden", days: "31 Tage" },
  readingTraffic: "Die Messwerte werden gelesen …",
  nothingRelayed: (span) => `In den letzten ${span.replace(/Tage$/, "Tagen")} wurde nichts weitergeleitet.`,
  nothingWhy:
    "Das ist so, solange das Relay aus ist oder von außen nicht erreicht wird, und in seinen ersten Tagen: Das Netz " +
    "muss erst herausfinden, was es leisten kann.",
  hourFrom: "Stunde, ab (UTC)",
  carriedHead: "Weitergeleitet",
  relayedRate: "Rate des Weitergeleiteten",
  relayedMost: (most, average) => `Höchstens ${most}, im Mittel ${average}.`,
  happened: "Was geschehen ist",

  may: "Darf dieser Rechner ein Tor-Relay sein?",
  here: { limit: "auf dieser Seite", stop: "„Relay anhalten“", bring: "unten", policy: "" },
  yes: "Ja, Relay starten",
  no: "Nein",
  change: "Du kannst deine Antwort auf dieser Seite jederzeit ändern.",

  title: "Das Relay",
  saidNo: (time) =>
    `Du hast Nein gesagt${time === null ? "" : ` (${time})`}, und alles andere geht. Für Downloads gilt die ` +
    "Regel zum Guthaben.",
  changeAnswer: "Antwort ändern …",
  connection: "Die Verbindung des Relays mit Tor",
  actions: "Aktionen für das Relay",
  start: "Relay starten …",
  stop: "Relay anhalten …",
  limit: "Grenze ändern …",

  failed: "Das Relay ist ausgefallen.",
  notMiddle:
    "**Was es von sich veröffentlicht hat, ist nicht das eines mittleren Relays**, darum wird es angehalten. Seine " +
    "Einstellungen wurden außerhalb von Bulbil geändert, oder das ist ein Fehler.",
  wasNotMiddle:
    "Es wurde angehalten, weil es nach dem, was es von sich veröffentlicht hatte, kein mittleres Relay war:",
  startAgain:
    ". Seine Einstellungen wurden außerhalb von Bulbil geändert, oder das ist ein Fehler. Du kannst es wieder starten.",
  ownWish: "Du hast es angehalten. Es behält seine Identität; solange wird nichts verdient.",
  unreachable:
    "**Andere Relays erreichen es nicht.** Solange steht es in keiner Liste, leitet nichts weiter und " +
    "verdient nichts. Eines davon hilft:",
  ways: (port) => [
    `**Am Router**: Leite den **TCP-Port ${port ?? "des Relays"}** an diesen Rechner weiter („Portweiterleitung“, ` +
      "„NAT“ oder „virtueller Server“).",
    `**An diesem Rechner**: Lass den **TCP-Port ${port ?? "des Relays"}** durch die Firewall, nach innen.`,
    "**Anderswo**: Betreibe das Relay auf einem anderen Rechner und importiere seine Abrechnungen hier (unten).",
  ],
  nat:
    "Hinter Carrier-grade NAT, wie in Mobilfunknetzen und bei manchen Anbietern, helfen die ersten beiden " +
    "nicht: Der Router selbst hat dann eine Adresse wie 100.64.… bis 100.127.… Bitte den Anbieter um eine eigene " +
    "Adresse. Nach einer Änderung halte das Relay an und starte es wieder: Dann wird es sofort geprüft.",

  checked: "Ja, geprüft",
  exits: "Nein: Es erlaubt Ausgänge",
  notChecked: "Noch nicht geprüft",
  reachedName: "Von außen erreicht",
  middleOnly: "Nur mittleres Relay",
  inList: "In der Liste der Relays",
  listed: "Ja",
  notYet: "Noch nicht",
  upFor: "Laufzeit",
  inNow: "Herein, jetzt",
  outNow: "Hinaus, jetzt",
  inAll: "Herein, seit Beginn",
  outAll: "Hinaus, seit Beginn",
  relayed: "Weitergeleitet",
  measured: "Zuletzt gemessen",
  limitName: "Grenze",
  limits: (rate, burst) => `${rate}, kurzzeitig ${burst}`,
  family: "Familie",
  port: "Port",
  portChosen: "Wird beim Start gewählt",
  process: "Prozess",
  torVersion: "Version von Tor",

  notListed:
    "Es steht noch nicht in der Liste der Relays. Die Autoritäten nehmen es innerhalb von ein, zwei Stunden auf, nachdem " +
    "andere Relays es erreichen.",
  listSays: "Was in der Liste der Relays dazu steht:",
  flagMissing: (flag) => `${flag}: noch nicht`,
  flags: {
    Running: "die Autoritäten erreichen es",
    Valid: "es gilt als Relay, das funktioniert",
    Fast: "es leitet genug weiter, um für die meisten Verbindungen gewählt zu werden",
    Stable: "es bleibt lange genug in Betrieb für lange Verbindungen; braucht Tage",
    V2Dir: "es gibt die Listen von Tor an andere weiter",
    HSDir: "es bewahrt für andere die Beschreibungen von Onion-Diensten auf; braucht einige Tage",
    Guard: "es kann für andere der erste Schritt sein; braucht Wochen",
  },
  expect: "Was ein neues Relay erwarten kann:",
  phases: [
    { name: "Tage 0–3", about: "Fast nichts: Kaum jemand kennt es." },
    { name: "Tage 3–8", about: "Es wird von außen gemessen und ein wenig benutzt." },
    { name: "Tage 8–68", about: "Der Verkehr nimmt zu, mit einem Einbruch, wenn es ein Guard wird." },
    { name: "Von da an", about: "Es leitet weiter, was seine Grenze und seine Leitung erlauben." },
  ],
  now: "jetzt",

  waiting: "Warten auf Guthaben",
  policy: "Wenn das Guthaben aufgebraucht ist",
  days: "Tag für Tag",
  nothing: "Noch ist nichts gekommen oder gegangen.",
  reading: "Das Konto wird gelesen …",
  dayHead: "Tag (UTC)",
  earnedHead: "Verdient",
  spentHead: "Ausgegeben",
  downloadedHead: "Heruntergeladen",
  card: { earned: "verdient", spent: "ausgegeben", downloaded: "geladen" },
  imported: (bytes) => `${bytes} von anderswo`,
  handedOver: (bytes) => `${bytes} übertragen`,
  allDays: (count) => `Alle ${numberText(count)} Tage`,
  credit: "Guthaben",
  balance: (bytes, price) => `Stand: ${bytes} Guthaben. ${price}: Von Onion zu Onion geht es durch sechs Relays.`,
  underWay: (bytes) => ` Was unterwegs ist (${bytes}), ist abgezogen.`,
  isOff: " Deine Regel ist aus, du darfst also mehr als das herunterladen.",
  granted: "Anfangsguthaben",
  earnedHere: "Hier verdient",
  brought: "Von anderswo",
  spentOn: "Ausgegeben",
  handed: "Übertragen",
  coming: "Kommt gerade",
  downloadsADay: (bytes) => ` (${bytes} an Downloads am Tag)`,
  relayedAll: "Weitergeleitet",
  downloaded: "Heruntergeladen",
  ratio: "Ratio",
  ratioAbout: " (bei 1,00 bekommt Tor so viel, wie du nimmst)",
  falls:
    "Der Stand sinkt nur durch Teile, die heruntergeladen und geprüft sind, nie von selbst. Deine eigenen Freigaben " +
    "kosten nichts. Niemand sonst erfährt diese Zahlen.",

  elsewhere: "Ein Relay auf einem anderen Rechner",
  elsewhereAbout:
    "Die privatere Wahl: Ein zweites Bulbil auf einem gemieteten oder geliehenen Rechner betreibt das Relay, und du " +
    "bringst seine signierten Abrechnungen als Datei hierher. Dann verbindet nichts Öffentliches die Adresse des " +
    "Relays mit dem, was hier freigegeben wird.",
  giveCode: "Der Code dieses Kontos. Gib ihn dem anderen Knoten:",
  code: "Code dieses Kontos",
  orRun: "Oder führe das auf dem anderen Rechner aus und bringe die Datei hierher:",
  command: "Befehl für den anderen Rechner",
  twoRelays:
    "**Du betreibst zwei Relays, ohne es anzugeben.** Guthaben kommt von einem anderswo, und eines läuft hier. " +
    "Tor bittet dich, sie als Familie anzugeben, damit keine Verbindung durch beide geht: Gib es bei einem von ihnen " +
    "an, exportiere dort und importiere beim anderen.",
  import: "Abrechnungen importieren …",
  handOver: "Guthaben übertragen …",
  declare: "Familie angeben …",
  leave: "Familie verlassen …",
}
