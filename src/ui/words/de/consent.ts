/** What one must know before one runs a relay: in German. */
import type { consentTexts } from "../../../contract/words/consent.ts"

export const consent: typeof consentTexts = {
  words: ({ limit, stop, bring, policy }) => ({
    about:
      "Tor wird von den Rechnern Freiwilliger getragen. Ein **mittleres Relay** reicht weiter, was andere Relays " +
      "ihm senden, alles verschlüsselt. Es ist nie die letzte Station: Es verbindet sich für niemanden mit einer " +
      "Website (in seinen Einstellungen steht `ExitRelay 0`), und es sieht nie, was es trägt oder wer mit wem " +
      "spricht. Nach einigen Wochen kann es auch erste Station werden: Dann sieht es die Adressen derer, die durch " +
      "es in Tor eintreten, und weiterhin nichts von dem, was sie tun.",
    sides: [
      {
        title: "Was bekannt wird",
        points: [
          "**Die IP-Adresse dieses Rechners wird in der Liste der Relays öffentlich.** Alle können sehen, dass " +
            "unter dieser Adresse ein Relay läuft, heute und in alten Listen; nicht wofür, und nichts von Bulbil.",
          "Einige Websites und Dienste sperren oder bremsen die Adressen von Relays, auch wenn sie keine Ausgänge " +
            "sind. Wer diese Adresse mit dir teilt, merkt das auch.",
          "Arbeitgeber, Vermieter oder Internetanbieter können es sehen. Prüfe, ob sie es erlauben.",
          "**Deine Onions und ein Relay am selben Anschluss fallen zusammen aus.** Wer geduldig beobachtet, kann " +
            "sie einander zuordnen. Privater ist ein Relay auf einem anderen Rechner, dessen Guthaben hierher " +
            `gebracht wird (${bring}).`,
        ],
      },
      {
        title: "Was es kostet",
        points: [
          "**Bandbreite, bis zu einer Grenze, in beide Richtungen.** Anfangs zwischen 1 und 1,6 MB/s, höchstens " +
            `136 GB am Tag herein und ebenso viel hinaus; du kannst es ändern (${limit}). An einem Anschluss, der nach ` +
            "Menge bezahlt wird, sag Nein.",
          "Einige hundert Megabyte Arbeitsspeicher und etwas Rechenzeit.",
          "Es ist ein eigener Prozess: **Er läuft weiter, wenn Bulbil endet**, denn ein Relay nützt, wenn es " +
            `beständig ist. Er endet mit ${stop}, oder wenn du deine Antwort in Nein änderst.`,
          "Geld ist nicht im Spiel, und niemand sonst muss zustimmen. Nichts darin nennt diese Software.",
        ],
      },
    ],
    otherwise:
      "**Wenn du Nein sagst**, geht alles andere trotzdem: Freigaben, Verteilen, dein Tracker, Spiegel. Für Downloads gilt " +
      `dann die Regel zum Guthaben${policy}.`,
  }),
}
