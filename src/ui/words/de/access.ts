/** What the page of access says: in German. */
import type { accessWords } from "../../settings/accessWords.ts"

const ago = new Intl.RelativeTimeFormat("de", { numeric: "auto" })

const agoText = (hours: number): string => {
  if (hours < 1) return "in der letzten Stunde"
  return hours < 24 ? ago.format(-hours, "hour") : ago.format(-Math.floor(hours / 24), "day")
}

export const access: typeof accessWords = {
  intro:
    "Wer diesen Knoten verwalten kann: alle, die seinen Verwaltungslink haben, und die Browser, die damit angemeldet sind.",
  sessions: {
    title: "Angemeldete Browser",
    about:
      "Ein Browser bleibt angemeldet, bis er hier abgemeldet oder 30 Tage lang nicht benutzt wird. Der Tor Browser " +
      "sieht bei allen gleich aus.",
    reading: "Die Anmeldungen werden gelesen …",
    none: "Niemand.",
    here: "Dieser Browser",
    seen: (hours) => `Zuletzt gesehen: ${agoText(hours)}`,
    end: "Abmelden",
    ended: "Er ist abgemeldet.",
    endOthers: "Alle anderen abmelden …",
    othersTitle: "Alle anderen Browser abmelden?",
    others: [
      "Der Knoten kennt sie sofort nicht mehr; dieser Browser bleibt angemeldet.",
      "Wer den Link hat, kann ihn wieder öffnen. Hat ihn jemand, der ihn nicht haben soll, dann erzeuge einen neuen.",
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
      "Der Rest ist ein Geheimnis, das der Knoten keinem Browser verrät: So kann es niemand mitnehmen, der sich an " +
      "diesen setzt. Dieser Befehl gibt den Link auf dem Rechner des Knotens aus, mit `--qr` als Bild für ein Telefon:",
    command: "Befehl, der den Link ausgibt",
    change: "Neuer Link …",
    changeTitle: "Ein neuer Verwaltungslink?",
    what: "Was sich ändert",
    changes: {
      link: {
        name: "Neuer Link, alle Browser abmelden",
        points: [
          "Der alte Link gilt sofort nicht mehr.",
          "Alle Browser werden abgemeldet bis auf diesen, der den neuen Link von selbst öffnet.",
        ],
      },
      keep: {
        name: "Nur ein neuer Link",
        points: [
          "Der alte Link gilt sofort nicht mehr.",
          "Angemeldete Browser bleiben angemeldet. Melde oben ab, wer es nicht sein soll.",
        ],
      },
      address: {
        name: "Neuer Link und neue Adresse des Knotens",
        points: [
          "Die alte Adresse führt nirgends mehr hin, auch nicht für die, die sie kennen.",
          "Alle Browser werden abgemeldet, auch dieser. Du brauchst den neuen Link, um zurückzukommen: Bewahre ihn " +
            "auf, bevor du die nächste Meldung schließt.",
          "Es dauert einige Minuten, bis Tor die neue Adresse bekannt gemacht hat.",
          "Freigaben, dein Tracker und Downloads behalten ihre Adressen.",
        ],
      },
    },
    go: "Neuen Link erzeugen",
    madeTitle: "Der neue Verwaltungslink",
    made:
      "Bewahre ihn jetzt auf: Er wird hier nicht noch einmal gezeigt. Er ist ein Schlüssel: Wer ihn hat, steuert " +
      "diesen Knoten. Ein Lesezeichen sieht jeder, der an deinen Browser kommt.",
    madeAway:
      "Diese Seite endet hier. Öffne den Link in einem neuen Tab. Bis Tor die Adresse bekannt gemacht hat, was einige " +
      "Minuten dauert, antwortet dort niemand.",
    untold:
      "Der Link ist neu, aber der Knoten hat ihn nicht genannt. Führe auf dem Rechner des Knotens bulbil link " +
      "aus.",
    madeOut: "Dieser Browser konnte sich nicht von selbst wieder anmelden. Öffne den Link in einem neuen Tab.",
    newLabel: "Neuer Verwaltungslink",
    close: "Ich habe ihn",
  },
  key: {
    title: "Ein Schlüssel zusätzlich zum Link",
    about:
      "Mit einem Schlüssel kann niemand, der nur den Link hat, auch nur merken, dass es einen Knoten gibt. Der Tor " +
      "Browser fragt nach dem Schlüssel, wenn er den Link öffnet. Musstest du einen angeben, um hierher zu kommen, " +
      "wird jetzt einer verlangt.",
    require: "Schlüssel verlangen …",
    requireTitle: "Für diese Seite einen Schlüssel verlangen?",
    requirePoints: [
      "Wer den Link öffnet, muss auch den Schlüssel haben. Bewahre ihn getrennt vom Link auf.",
      "Einige Sekunden lang ist der Knoten nicht zu erreichen. Dann fragt der Tor Browser dich nach dem Schlüssel, " +
        "auch in diesem Fenster.",
      "Angemeldete Browser bleiben angemeldet, brauchen aber den Schlüssel.",
    ],
    requireGo: "Schlüssel verlangen",
    drop: "Keinen mehr verlangen …",
    dropTitle: "Keinen Schlüssel mehr verlangen?",
    dropPoints: [
      "Der Knoten lässt jeden herein, der den Link hat.",
      "Der Schlüssel wird vergessen. Willst du wieder einen, ist es ein anderer.",
    ],
    dropGo: "Keinen mehr verlangen",
    dropped: "Es wird kein Schlüssel mehr verlangt.",
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
      "Ein angehaltener Knoten gibt nichts frei und lädt nichts herunter. Er kann nur auf seinem Rechner " +
      "wieder gestartet werden.",
    stop: "Den Knoten anhalten …",
    stopTitle: "Den Knoten anhalten?",
    stopPoints: [
      "Nichts wird mehr freigegeben oder heruntergeladen. Was geholt wurde, bleibt; beim nächsten Start geht es " +
        "weiter.",
      "Diese Seite kann ihn nicht wieder starten. Das geht nur mit bulbil start auf dem Rechner des Knotens.",
      "Wenn es ein Relay gibt, läuft es weiter.",
    ],
    stopGo: "Den Knoten anhalten",
    stopDone: "Der Knoten hält an.",
    restart: "Neu starten …",
  },
}
