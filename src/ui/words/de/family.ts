/** A family of relays: in German. */
import type { familyWords } from "../../../contract/words/family.ts"

export const family: typeof familyWords = {
  meaning: [
    "Wer mehr als ein Relay betreibt, wird von Tor gebeten, das anzugeben: Dann geht kein Kanal durch zwei davon, und " +
      "niemand hat beide Enden.",
    "Jedes Relay der Familie veröffentlicht ein Zertifikat desselben Schlüssels. So können alle in Tors " +
      "öffentlicher Liste lesen, dass diese Relays und ihre Adressen zusammengehören; und alte Listen werden " +
      "aufbewahrt. Nichts darin nennt dich oder Bulbil.",
    "Ein Relay zu Hause und ein gemietetes werden dadurch einander zugeordnet: Wer weiß, wem das eine gehört, " +
      "weiß auch, wem das andere gehört.",
    "Der Schlüssel kommt mit der Datei zu deinen anderen Relays, die „bulbil relay export“ schreibt. Wer diese Datei hat, " +
      "kann sagen, sein Relay sei eines von deinen: Bewahre sie wie einen Schlüssel auf, und lösche sie, wenn sie " +
      "übernommen ist.",
    "Ein Relay allein braucht keine Familie und veröffentlicht keine.",
  ],
  declared: "Angegeben: Alle können lesen, dass deine Relays zusammengehören",
  later: "Angegeben; veröffentlicht mit dem nächsten Deskriptor des Relays, innerhalb eines Tages",
  notYet: "Wird angegeben, sobald das Relay läuft",
  left:
    "Verlassen; was vorher veröffentlicht wurde, nennt sie noch, bis zum nächsten Deskriptor, innerhalb eines " +
    "Tages",
}
