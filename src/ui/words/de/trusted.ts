/** Trusted nodes: in German. */
import { countText } from "../../../contract/figures.ts"
import type { trustWords } from "../../../contract/words/trust.ts"

export const trusted: typeof trustWords = {
  of: {
    greeting: "Wird gesucht",
    indexing: "Seine Liste wird kopiert",
    current: "Durchsuchbar",
    remote: "Zu groß zum Kopieren",
    silent: "Antwortet nicht",
    frozen: "Eingefroren: Er widerspricht sich",
    failed: "Keine Adresse eines Knotens",
    revoked: "Vertrauen entzogen",
  },
  waiting: "Wartet, bis er dran ist",
  lies: {
    fork:
      "Er hat zwei verschiedene Fassungen eines Eintrags signiert. Der Beweis wird aufbewahrt, und von ihm " +
      "wird nichts mehr übernommen.",
    rollback:
      "Er hat eine ältere Liste angeboten als die, die hier ist, mit seiner eigenen Signatur. Sie wurde abgelehnt.",
    "equivocal-list": "Er hat in ein und derselben Liste verschiedene Knoten genannt, denen er vertraut.",
  },
  lie: "Er wurde bei einem Widerspruch ertappt.",
  told: "Alle, die die Adresse deines Knotens haben, können sehen, dass du ihm vertraust, und ihn über dich erreichen.",
  untold: "Niemand kann sehen, dass du ihm vertraust, und niemand erreicht ihn über dich.",
  alone: "Nur er: Niemand wird über ihn erreicht.",
  tellsNobody: "Er sagt niemandem, wem er vertraut, oder nennt niemanden, den du nicht schon erreichst.",
  nobodyMore: "Niemand kommt dazu.",
  cost: (exact, nodes, entries, octets, minutes) =>
    `${exact ? "" : "Höchstens "}${countText(nodes, "Knoten", "Knoten")} mehr, etwa ` +
    `${countText(entries, "Eintrag", "Einträge")} und ${octets} zu lesen, in ` +
    `${countText(minutes, "Minute", "Minuten")}.`,
  beyond: (nodes) =>
    `Er führt zu ${countText(nodes, "Knoten, dem", "Knoten, denen")} du nicht zugestimmt hast; gefragt wird dort nicht.`,
  beyondOctets: "Von denen, zu denen er führt, gäbe es mehr zu lesen, als du zugestimmt hast; das wird nicht kopiert.",
  agree: "Sieh dir an, was es jetzt kostet, und stimme noch einmal zu, wenn du mehr willst.",
}
