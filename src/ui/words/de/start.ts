/** What the first page says: in German. */
import type { startWords } from "../../start/words.ts"

const number = new Intl.NumberFormat("de")
const many = (count: number, one: string, more: string): string => `${number.format(count)} ${count === 1 ? one : more}`

export const start: typeof startWords = {
  intro: "Fünf Dinge, in beliebiger Reihenfolge, keines ist ein Muss.",
  close: "Diese Seite schließen",
  closed: "Die Hilfe führt hierher zurück.",
  done: "Erledigt",
  tor: {
    title: "Tor",
    about: "Alles, was dieser Knoten tut, geht durch Tor. Niemand, mit dem er spricht, erfährt seine Adresse.",
    ready: "Tor ist bereit.",
    usual: "Gewöhnlich dauert es keine Minute.",
    stuck: "Wenn es dabei bleibt: ein Netz, das Tor sperrt, oder eine Firewall. Was Tor sagt, steht im Log.",
    logs: "Das Log öffnen",
  },
  link: {
    title: "Behalte deinen Weg hinein",
    about:
      "Dein Verwaltungslink ist ein Schlüssel: Wer ihn hat, betreibt deinen Knoten. Wer deine Lesezeichen sieht, hat " +
      "ihn, wenn er darunter ist.",
    prints: "Auf dem Rechner des Knotens gibt das hier ihn ganz aus, und als Bild für ein Telefon:",
    label: "Verwaltungslink, sein Geheimnis verborgen",
    command: "Befehl, der den Link noch einmal ausgibt",
    kept: "Ich habe ihn",
    more: "Sitzungen, ein neuer Link, ein Schlüssel",
  },
  relay: {
    title: "Ein Relay sein?",
    about: "Dieser Rechner könnte in Tor Daten für andere weiterleiten und so verdienen, was du herunterlädst.",
    points: [
      "Seine IP-Adresse wird öffentlich: Sie steht in der Liste der Relays.",
      "Es nimmt von deiner Leitung, was du ihm lässt: wenn du es nicht änderst, bis zu 136 GB am Tag.",
      "Du bekommst Guthaben für jedes Byte und siehst nie, was du weiterleitest.",
    ],
    yes: "Ja …",
    no: "Nein",
    elsewhere: "Ein anderer Rechner …",
    later: "Später",
    putOff: "Aufgeschoben. Die Seite des Relays fragt wieder, wenn du hingehst.",
    open: "Zum Relay",
  },
  trust: {
    title: "Jemand, dem du vertraust",
    about: "Es gibt keine Liste aller Knoten. Wem du vertraust, dessen Veröffentlichungen kannst du durchsuchen.",
    paste: "Eine Adresse einfügen …",
    own: "Deine eigene weitergeben",
    some: (nodes, torrents) =>
      `${many(nodes, "Knoten", "Knoten")} vertraut; ${many(torrents, "Torrent", "Torrents")} von ihnen ${
        torrents === 1 ? "ist" : "sind"
      } durchsuchbar.`,
  },
  transfer: {
    title: "Erster Transfer",
    about:
      "Gib eine Datei oder einen Ordner frei, und du bekommst einen Link zum Weitergeben. Oder füge einen Link ein, " +
      "den du bekommen hast.",
    share: "Freigeben …",
    download: "Herunterladen …",
    release: "Bulbils eigene Versionen",
    some: (count) => `${many(count, "Transfer", "Transfers")} in deiner Liste.`,
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
