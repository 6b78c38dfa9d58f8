/** What the page of access says: in German. */
import type { accessWords } from "../../settings/accessWords.ts"

const ago = new Intl.RelativeTimeFormat("de", { numeric: "auto" })

const agoText = (hours: number): string => {
  if (hours < 1) return "in der letzten Stunde"
  return hours < 24 ? ago.format(-hours, "hour") : ago.format(-Math.floor(hours / 24), "day")
}

export const access: typeof accessWords = {
  intro: "Wer diesen Knoten verwalten kann: wer seinen Verwaltungslink hat, und die Browser, die ihn geöffnet haben.",
  sessions: {
    title: "Angemeldete Browser",
    about:
      "Ein Browser bleibt angemeldet, bis er hier abgemeldet oder 30 Tage lang nicht benutzt wird. Der Tor Browser " +
      "sieht bei allen gleich aus.",
    reading: "Es wird gelesen, wer angemeldet ist …",
    none: "Niemand.",
    here: "Dieser Browser",
    seen: (hours) => `Zuletzt gesehen: ${agoText(hours)}`,
    end: "Abmelden",
    ended: "Er ist abgemeldet.",
    endOthers: "Alle anderen abmelden …",
    othersTitle: "Alle anderen Browser abmelden?",
    others: [
      "Sie sehen sofort, dass der Knoten sie nicht mehr kennt; dieser Browser bleibt.",
      "Wer den Link hat, kann ihn wieder öffnen. Hat ihn jemand, der ihn nicht haben soll, mach einen neuen Link.",
    ],
    othersGo: "Abmelden",
    othersDone: "Alle anderen Browser sind abgemeldet.",
    endHere: "Abmelden …",
    hereTitle: "Diesen Browser abmelden?",
    herePoints: [
      "Um zurückzukommen, brauchst du den Verwaltungslink. Vergewissere dich, dass du ihn hast oder an den Rechner " +
        "des Knotens herankommst.",
    ],
    hereGo: "Abmelden",
    hereDone: "Dieser Browser ist abgemeldet.",
  },
  link: {
    title: "Verwaltungslink",
    label: "Verwaltungslink, sein Geheimnis verborgen",
    about:
      "Der Rest ist ein Geheimnis, das der Knoten keinem Browser sagt, damit niemand es mitnehmen kann, der sich an " +
      "diesen setzt. Auf dem Rechner des Knotens gibt das hier ihn aus, mit `--qr` als Bild für ein Telefon:",
    command: "Befehl, der den Link ausgibt",
    change: "Neuer Link …",
    changeTitle: "Ein neuer Verwaltungslink?",
    what: "Was neu gemacht wird",
    changes: {
      link: {
        name: "Der Link, und alle Browser werden abgemeldet",
        points: [
          "Der alte Link endet sofort.",
          "Alle Browser werden abgemeldet bis auf diesen, der den neuen Link von selbst öffnet.",
        ],
      },
      keep: {
        name: "Nur der Link",
        points: [
          "Der alte Link endet sofort.",
          "Angemeldete Browser bleiben es. Melde oben ab, wer es nicht sein soll.",
        ],
      },
      address: {
        name: "Der Link und die Adresse des Knotens",
        points: [
          "Die alte Adresse führt nirgends mehr hin, für niemanden, der sie gesehen hat.",
          "Alle Browser werden abgemeldet, auch dieser. Du brauchst den neuen Link, um zurückzukommen: Bewahre ihn " +
            "auf, bevor du die nächste Meldung schließt.",
          "Es dauert einige Minuten, bis Tor die neue Adresse bekannt gemacht hat.",
          "Freigaben, dein Tracker und Downloads behalten ihre Adressen.",
        ],
      },
    },
    go: "Einen neuen Link machen",
    madeTitle: "Der neue Verwaltungslink",
    made:
      "Bewahre ihn jetzt auf: Er wird hier nicht noch einmal gezeigt. Er ist ein Schlüssel: Wer ihn hat, betreibt " +
      "diesen Knoten. Lesezeichen kann sehen, wer deinen Browser sieht.",
    madeAway:
      "Diese Seite endet. Öffne den Link in einem neuen Tab; bis Tor die Adresse bekannt gemacht hat, was einige " +
      "Minuten dauert, antwortet dort niemand.",
    untold:
      "Der Link ist ein neuer, aber der Knoten hat ihn nicht gesagt. Führe auf dem Rechner des Knotens bulbil link " +
      "aus.",
    madeOut: "Dieser Browser konnte sich nicht von selbst wieder anmelden. Öffne den Link in einem neuen Tab.",
    newLabel: "Neuer Verwaltungslink",
    close: "Ich habe ihn",
  },
  key: {
    title: "Ein Schlüssel neben dem Link",
    about:
      "Mit einem Schlüssel kann niemand, der nur den Link hat, auch nur merken, dass es einen Knoten gibt. Der Tor " +
      "Browser fragt nach dem Schlüssel, wenn er den Link öffnet. Musstest du einen angeben, um " +
      "hierher zu kommen, wird jetzt einer verlangt.",
    require: "Einen Schlüssel verlangen …",
    requireTitle: "Für diese Seite einen Schlüssel verlangen?",
    requirePoints: [
      "Wer den Link öffnet, muss auch den Schlüssel haben. Bewahre ihn getrennt vom Link auf.",
      "Einige Sekunden lang ist der Knoten nicht zu erreichen. Dann fragt der Tor Browser dich nach dem Schlüssel, " +
        "auch in diesem Fenster.",
      "Angemeldete Browser bleiben es, brauchen aber den Schlüssel.",
    ],
    requireGo: "Einen Schlüssel verlangen",
    drop: "Keinen verlangen …",
    dropTitle: "Keinen Schlüssel mehr verlangen?",
    dropPoints: [
      "Der Knoten lässt jeden herein, der den Link hat.",
      "Der Schlüssel wird vergessen. Willst du wieder einen, ist es ein anderer.",
    ],
    dropGo: "Keinen verlangen",
    dropped: "Es wird kein Schlüssel verlangt.",
    already: "Ein Schlüssel wird schon verlangt. Auf dem Rechner des Knotens gibt bulbil link ihn aus.",
    madeTitle: "Der Schlüssel",
    made:
      "Bewahre ihn jetzt auf: Er wird hier nicht noch einmal gezeigt. Der Tor Browser fragt nach ihm als privatem " +
      "Schlüssel.",
    label: "Schlüssel für die Verwaltungsadresse",
  },
  node: {
    title: "Der Knoten",
    about:
      "Ein Knoten, der angehalten ist, gibt nichts frei und lädt nichts herunter, und kann nur auf seinem Rechner " +
      "wieder gestartet werden.",
    stop: "Den Knoten anhalten …",
    stopTitle: "Den Knoten anhalten?",
    stopPoints: [
      "Nichts wird mehr freigegeben oder heruntergeladen. Was geholt wurde, bleibt und geht beim nächsten Start " +
        "weiter.",
      "Diese Seite kann ihn nicht wieder starten: Das braucht bulbil start auf dem Rechner des Knotens.",
      "Das Relay, wenn es eines gibt, läuft von selbst weiter.",
    ],
    stopGo: "Den Knoten anhalten",
    stopDone: "Der Knoten hält an.",
    restart: "Neu starten …",
  },
}
