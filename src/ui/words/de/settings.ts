/** What the page of the settings says: in German. */
import type { settingsWords } from "../../settings/words.ts"

export const settings: typeof settingsWords = {
  intro:
    "Was einmal für diesen Knoten gewählt wird. Jede Einstellung gilt, sobald du sie speicherst, und steht im Knoten, " +
    "nicht in diesem Browser.",
  search: "Die Einstellungen durchsuchen",
  none: "Keine Einstellung heißt so.",
  reading: "Die Einstellungen werden gelesen …",
  sections: {
    page: "Aussehen und Tasten",
    downloads: "Downloads",
    sharing: "Freigeben",
    rates: "Raten",
    queue: "Warteschlange",
    privacy: "Privatsphäre",
    access: "Zugang",
    credit: "Guthaben",
    relay: "Relay",
    trust: "Vertraute Knoten",
    mirrors: "Spiegel",
  },
  settings: {
    "downloads.folder": {
      name: "Ordner für Downloads",
      help: "Auf dem Rechner des Knotens. Hierher kommt ein Download, der keinen eigenen Ordner nennt.",
      empty: "„downloads“ in den Daten des Knotens",
    },
    "sharing.folders": {
      name: "Ordner für Freigaben",
      help:
        "Was anderswo liegt, kann nicht freigegeben werden, auch nicht aus Versehen. Ist kein Ordner genannt, darf " +
        "alles freigegeben werden außer den Daten des Knotens selbst.",
      empty: "Überall",
    },
    "rates.down": {
      name: "Grenze für Downloads",
      help: "Wie schnell alle Torrents zusammen holen dürfen.",
      empty: "Keine Grenze",
    },
    "rates.up": {
      name: "Grenze für Uploads",
      help: "Wie schnell alle Torrents zusammen abgeben dürfen.",
      empty: "Keine Grenze",
    },
    "queue.downloads": {
      name: "Gleichzeitige Downloads",
      help: "Die anderen warten, bis sie dran sind.",
      empty: "Alle",
    },
    "queue.seeds": {
      name: "Gleichzeitig verteilte Downloads",
      help: "Was du selbst freigibst, läuft immer und zählt nicht.",
      empty: "Alle",
    },
    "privacy.stream-days": {
      name: "Verlauf der Verbindungen behalten",
      help:
        "Nach so vielen Tagen wird er endgültig gelöscht. Er zeigt, wann die Peers online waren, von denen du " +
        "heruntergeladen hast.",
    },
    "privacy.log-level": {
      name: "Was das Log behält",
      help: "Nur im Arbeitsspeicher; es ist weg, wenn der Knoten anhält.",
      choices: { notice: "Alles", warn: "Warnungen und Fehler", err: "Fehler" },
    },
    "access.fetch-files": {
      name: "Dateien im Browser holen",
      help: "Wer den Verwaltungslink hat, kann dann vollständige Dateien holen.",
      choices: { no: "Nein", yes: "Ja" },
    },
    "credit.policy": {
      name: "Wenn das Guthaben aufgebraucht ist",
      help: "Was aus Downloads wird, die nicht mehr bezahlt werden können.",
      choices: {
        strict: "Streng: Sie warten",
        soft: "Sanft: Sie gehen langsam weiter",
        off: "Aus: Nichts wird angehalten",
      },
    },
    "relay.rate": {
      name: "Was das Relay von deiner Leitung nehmen darf",
      help: "In jede Richtung, im Durchschnitt.",
    },
    "relay.burst": { name: "Dasselbe kurzzeitig", help: "Nicht weniger als der Durchschnitt." },
    "trust.octets": {
      name: "Platz für Kataloge vertrauter Knoten",
      help: "Auf der Festplatte: was vertraute Knoten auflisten und die, zu denen sie führen, alles zusammen.",
    },
    "mirrors.octets": {
      name: "Platz für die Metadaten eines Spiegels",
      help: "Auf der Festplatte, für jeden Tracker, den du spiegelst.",
    },
  },
  units: { days: "Tage" },
  appearance: {
    language: {
      name: "Sprache",
      help:
        "Die Seite wird dafür neu geladen. Das Log des Knotens und seine Befehlszeile sind englisch, und Seltenes, " +
        "was er meldet.",
    },
    theme: {
      name: "Farben",
      help: "Der Tor Browser sagt immer, das System sei hell.",
      choices: { system: "Wie das System", light: "Hell", dark: "Dunkel" },
    },
    density: {
      name: "Zeilen der Tabellen",
      help: "Wie viel von einer Liste auf einmal zu sehen ist.",
      choices: { comfortable: "Hoch", normal: "Mittel", compact: "Niedrig" },
    },
    letters: {
      name: "Tasten mit einem Buchstaben",
      help: "Buchstaben und Ziffern öffnen Seiten und Dialoge. Auch ohne sie ist alles mit Strg-K zu erreichen.",
      choices: { no: "Aus", yes: "An" },
    },
  },
  elsewhere: {
    downloads: {
      text:
        "Ein Ordner, der auf Links und .torrents beobachtet wird, wird beim Start genannt: " +
        "`bulbil start --watch ORDNER`.",
    },
    access: { text: "Wer angemeldet ist, der Verwaltungslink und ein Schlüssel dafür.", way: "Zugang" },
    credit: { text: "Der Stand, was kam und ging und was die Regeln bedeuten.", way: "Guthaben" },
    relay: { text: "Ob es ein Relay gibt, sein Port und wie es ihm geht.", way: "Guthaben" },
    trust: { text: "Wem du vertraust und wie weit das führt.", way: "Vertrauen" },
    mirrors: { text: "Welche Tracker du spiegelst.", way: "Spiegel" },
  },
  save: "Speichern",
  saving: "Wird gespeichert …",
  saved: "Gespeichert",
  savedWaits: "Gespeichert; gilt nach einem Neustart",
  changed: "Geändert",
  waits: "Wartet auf einen Neustart",
  afterRestart: "Gilt nach einem Neustart",
  perSecond: (unit) => `${unit}/s`,
  unitOf: (name) => `Einheit: ${name}`,
  comesTo: (text) => `Das sind ${text}.`,
  byDefault: (value) => `Voreinstellung: ${value}`,
  drawn: "Für diesen Knoten ausgelost, damit man ihn nicht daran erkennt",
  toDefault: "Zurück zur Voreinstellung",
  onePerLine: "Ein Ordner in jeder Zeile.",
  notNumber: "Gib eine Zahl an, zum Beispiel 1,5.",
  restart: {
    waiting: (names) => `${new Intl.ListFormat("de").format(names)}: Was du gewählt hast, gilt nach einem Neustart.`,
    now: "Jetzt neu starten …",
    title: "Den Knoten neu starten?",
    points: [
      "Transfers brechen ab und gehen von selbst weiter; nichts Geholtes geht verloren.",
      "Es dauert etwa eine Minute, bis Tor den Knoten wieder bekannt gemacht hat. Diese Seite kommt von selbst zurück.",
      "Das Relay läuft inzwischen weiter, falls es eines gibt.",
    ],
    go: "Neu starten",
    done: "Der Knoten startet neu. Diese Seite kommt von selbst zurück.",
  },
  alternative: {
    name: "Andere Grenzen und Zeitplan",
    help: "Ein zweites Paar Grenzen, für die Stunden, in denen du die Leitung für anderes brauchst.",
    change: "Ändern …",
    title: "Andere Grenzen und Zeitplan",
    down: "Empfang, MB/s",
    up: "Senden, MB/s",
    rateHint: "Leer: keine Grenze.",
    use: "Welche Grenzen gelten",
    uses: {
      normal: "Immer die normalen",
      alternative: "Die anderen, bis du es änderst",
      schedule: "Die anderen nach dem Zeitplan",
    },
    timetable: "Zeitplan",
    timetableHint:
      "Zum Beispiel mon-fri,08:00-17:30, nach der Uhr auf dem Rechner des Knotens; leer: keiner. Über Mitternacht " +
      "geht auch: daily,22:00-06:00.",
    badRate: "Gib eine Zahl in MB/s an, zum Beispiel 1,5, oder nichts.",
    go: "Speichern",
    done: "Gespeichert. Es gilt sofort.",
    none: "Keine gewählt",
  },
}
