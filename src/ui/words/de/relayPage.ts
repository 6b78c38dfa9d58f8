/** What the page of the relay and of credit says: in German. */
import type { relayPageWords } from "../../relay/words.ts"

export const relayPage: typeof relayPageWords = {
  intro: "Was dieser Rechner Tor als mittleres Relay gibt, und das Guthaben, mit dem seine Downloads bezahlt werden.",
  affordable: "darfst du jetzt herunterladen",
  usedUp: "Aufgebraucht",
  usedUpNote: "dein Guthaben",
  slowed: "Das Guthaben ist aufgebraucht: Downloads gehen langsam weiter, bis neues kommt.",
  noLimit: "So viel du willst",
  policyOff: "deine Regel zählt Guthaben und hält nichts auf",
  aDay: "an Downloads am Tag, so wie Guthaben jetzt kommt",
  nothingComes: "im Augenblick kommt nichts",
  relay: "das Relay",
  day: (day, of) => `Tag ${day} von ${of}`,
  reached: "von außen erreicht",
  notReached: "noch nicht erreicht",
  opening: "Das Konto wird eröffnet.",
  curious: "Für Neugierige",
  curiousAbout:
    "Was das Relay weiterleitet und wie es gelistet ist, woher das Guthaben kam, und alles, was geschehen ist.",
  chart: "30 Tage",
  chartAbout: (earned, spent, days) => `In ${days} Tagen kamen ${earned} Guthaben, und ${spent} gingen.`,
  chartDay: (day, earned, spent) => `${day}: ${earned} kamen, ${spent} gingen`,
  earned: "Kam",
  spent: "Ging",
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
  relayedRate: "Rate dessen, was weitergeleitet wurde",
  relayedMost: (most, average) => `Höchstens ${most}, im Mittel ${average}.`,
  happened: "Was geschehen ist",

  may: "Darf dieser Rechner ein Tor-Relay sein?",
  here: { limit: "auf dieser Seite", stop: "„Relay anhalten“", bring: "unten", policy: "" },
  yes: "Ja, ein Relay betreiben",
  no: "Nein",
  change: "Du kannst deine Antwort auf dieser Seite jederzeit ändern.",

  title: "Das Relay",
  saidNo: (time) =>
    `Du hast Nein gesagt${time === null ? "" : ` (${time})`}, und alles andere geht. Downloads folgen der Regel für ` +
    "das Guthaben.",
  changeAnswer: "Meine Antwort ändern …",
  connection: "Die Verbindung des Relays mit Tor",
  actions: "Was mit dem Relay zu tun ist",
  start: "Relay starten …",
  stop: "Relay anhalten …",
  limit: "Grenze ändern …",

  failed: "Das Relay ist ausgefallen.",
  notMiddle:
    "**Was es von sich veröffentlicht hat, ist nicht das eines mittleren Relays**, deshalb wird es angehalten. Seine " +
    "Einstellungen wurden außerhalb von Bulbil geändert, oder das ist ein Fehler.",
  wasNotMiddle:
    "Es wurde angehalten, weil es nach dem, was es von sich veröffentlicht hatte, kein mittleres Relay war:",
  startAgain:
    ". Seine Einstellungen wurden außerhalb von Bulbil geändert, oder das ist ein Fehler. Du kannst es wieder starten.",
  ownWish: "Es läuft nicht, weil du es so willst. Es behält seine Identität, und inzwischen wird nichts verdient.",
  unreachable:
    "**Andere Relays dringen nicht zu ihm durch.** Solange steht es in keiner Liste, leitet nichts weiter und " +
    "verdient nichts. Eines davon hilft:",
  ways: (port) => [
    `**Am Router**: Leite den **TCP-Port ${port ?? "des Relays"}** an diesen Rechner weiter („Portweiterleitung“, ` +
      "„NAT“ oder „virtueller Server“).",
    `**An diesem Rechner**: Lass den **TCP-Port ${port ?? "des Relays"}** durch die Firewall, nach innen.`,
    "**Anderswo**: Betreibe das Relay auf einem anderen Rechner und importiere seine Abrechnungen hier (unten).",
  ],
  nat:
    "Hinter Carrier-grade NAT, wie in Mobilfunknetzen und bei manchen Anbietern, können die ersten beiden nicht " +
    "gehen: Der Router selbst hat dann eine Adresse wie 100.64.… bis 100.127.… Bitte den Anbieter um eine eigene " +
    "Adresse. Nach einer Änderung halte das Relay an und starte es wieder: Dann wird es sofort geprüft.",

  checked: "Ja, geprüft",
  exits: "Nein: es erlaubt Ausgänge",
  notChecked: "Noch nicht geprüft",
  reachedName: "Von außen erreicht",
  middleOnly: "Nur mittleres Relay",
  inList: "In der Liste der Relays",
  listed: "Ja",
  notYet: "Noch nicht",
  upFor: "In Betrieb seit",
  inNow: "Herein, jetzt",
  outNow: "Hinaus, jetzt",
  inAll: "Herein, seit Beginn",
  outAll: "Hinaus, seit Beginn",
  relayed: "Insgesamt weitergeleitet",
  measured: "Zuletzt gemessen",
  limitName: "Grenze",
  limits: (rate, burst) => `${rate}, in Stößen ${burst}`,
  family: "Familie",
  port: "Port",
  portChosen: "Wird beim Start gewählt",
  process: "Prozess",
  torVersion: "Version von Tor",

  notListed:
    "Es steht noch nicht in der Liste der Relays. Die Autoritäten nehmen es binnen ein, zwei Stunden auf, nachdem " +
    "andere Relays zu ihm durchdringen.",
  listSays: "Was die Liste der Relays über es sagt:",
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
  card: { earned: "verdient", spent: "ausgegeben", downloaded: "heruntergeladen" },
  imported: (bytes) => `${bytes} von anderswo`,
  handedOver: (bytes) => `${bytes} übertragen`,
  allDays: (count) => `Alle ${count} Tage`,
  credit: "Guthaben",
  balance: (bytes, price) => `Stand: ${bytes} Guthaben. ${price}: Von Onion zu Onion geht es durch sechs Relays.`,
  underWay: (bytes) => ` Was unterwegs ist (${bytes}), ist abgezogen.`,
  isOff: " Deine Regel ist aus, du darfst also mehr als das herunterladen.",
  granted: "Am Anfang geschenkt",
  earnedHere: "Von diesem Relay verdient",
  brought: "Von anderswo gebracht",
  spentOn: "Für Downloads ausgegeben",
  handed: "Übertragen",
  coming: "Kommt gerade herein",
  downloadsADay: (bytes) => ` (${bytes} an Downloads am Tag)`,
  relayedAll: "Insgesamt weitergeleitet",
  downloaded: "Insgesamt heruntergeladen",
  ratio: "Verhältnis",
  ratioAbout: " (1,00 lässt Tor so reich wie zuvor)",
  falls:
    "Der Stand fällt nur mit Teilen, die heruntergeladen und geprüft sind, nie von selbst. Deine eigenen Freigaben " +
    "kosten nichts. Sonst erfährt niemand eine dieser Zahlen.",

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
    "**Du betreibst zwei Relays, und sie sagen es nicht.** Guthaben kommt von einem anderswo, und eines läuft hier. " +
    "Tor bittet dich, sie als Familie anzugeben, damit keine Verbindung durch beide geht: Gib es bei einem von ihnen " +
    "an, exportiere dort und importiere beim anderen.",
  import: "Abrechnungen importieren …",
  handOver: "Guthaben übertragen …",
  declare: "Eine Familie angeben …",
  leave: "Die Familie verlassen …",
}
