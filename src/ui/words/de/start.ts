/** What the first page says: in German. */
import { countText } from "../../../contract/figures.ts"
import type { startWords } from "../../start/words.ts"

export const start: typeof startWords = {
  intro: "Fünf Dinge, in beliebiger Reihenfolge, keins davon muss sein.",
  close: "Diese Seite schließen",
  closed: "Über die Hilfe kommst du hierher zurück.",
  done: "Erledigt",
  tor: {
    title: "Tor",
    about: "Alles, was dieser Knoten tut, geht durch Tor. Niemand, mit dem er spricht, erfährt seine Adresse.",
    ready: "Tor ist bereit.",
    usual: "Meist dauert es keine Minute.",
    stuck: "Wenn es nicht weitergeht, sperrt vielleicht das Netz oder eine Firewall Tor. Was Tor meldet, steht im Log.",
    logs: "Das Log öffnen",
  },
  link: {
    title: "Sichere deinen Zugang",
    about:
      "Dein Verwaltungslink ist ein Schlüssel: Wer ihn hat, steuert deinen Knoten. Auch, wer ihn in deinen " +
      "Lesezeichen findet.",
    prints: "Dieser Befehl gibt ihn auf dem Rechner des Knotens ganz aus, auch als Bild für ein Telefon:",
    label: "Verwaltungslink, sein Geheimnis verborgen",
    command: "Befehl, der den Link noch einmal ausgibt",
    kept: "Ich habe ihn",
    more: "Angemeldete Browser, neuer Link, Schlüssel",
  },
  relay: {
    title: "Ein Relay sein?",
    about: "Dieser Rechner könnte in Tor Daten für andere weiterleiten und so verdienen, was du herunterlädst.",
    points: [
      "Seine IP-Adresse wird öffentlich: Sie steht in der Liste der Relays.",
      "Es nimmt von deiner Leitung, was du ihm lässt: wenn du nichts änderst, bis zu 136 GB am Tag.",
      "Du bekommst Guthaben für jedes Byte und siehst nie, was du weiterleitest.",
    ],
    yes: "Ja …",
    no: "Nein",
    elsewhere: "Ein anderer Rechner …",
    later: "Später",
    putOff: "Aufgeschoben. Die Seite des Relays fragt dich wieder.",
    open: "Zum Relay",
  },
  trust: {
    title: "Jemand, dem du vertraust",
    about: "Es gibt keine Liste aller Knoten. Vertraust du einem Knoten, kannst du durchsuchen, was er veröffentlicht.",
    paste: "Eine Adresse einfügen …",
    own: "Deine eigene weitergeben",
    some: (nodes, torrents) =>
      `Du vertraust ${countText(nodes, "Knoten", "Knoten")}; ` +
      `${countText(torrents, "Torrent ist", "Torrents sind")} durchsuchbar.`,
  },
  transfer: {
    title: "Erster Transfer",
    about:
      "Gib eine Datei oder einen Ordner frei und bekomme einen Link zum Weitergeben. Oder füge einen Link ein, " +
      "den du bekommen hast.",
    share: "Freigeben …",
    download: "Herunterladen …",
    release: "Bulbils eigene Versionen",
    some: (count) => `${countText(count, "Transfer", "Transfers")} in deiner Liste.`,
  },
  hides: {
    title: "Was das nicht verbirgt",
    lines: [
      "Was du freigibst, kann verraten, wer du bist: Namen, Orte und Zeiten in Dateien, die Art, wie du schreibst.",
      "Wer deine Leitung beobachtet, sieht, dass du Tor benutzt, wann und ungefähr wie viel.",
      "Wer einen Link hat, sieht, ob dein Knoten da ist; wer mit dir herunterlädt, sieht, was du hast.",
      "Dieser Rechner behält, was du geholt hast, und den Verlauf davon. Wer an ihn herankommt, kommt an beides.",
    ],
  },
}
