/** The relay, and what credit is missing: in German. */
import type { relayWords } from "../../../contract/words/relay.ts"

export const relay: typeof relayWords = {
  of: {
    unasked: "Noch nicht gefragt",
    refused: "Kein Relay",
    stopped: "Angehalten",
    starting: "Startet",
    bootstrapping: "Verbindet sich",
    restarting: "Startet neu",
    failed: "Ausgefallen",
    "not-middle-only": "Kein mittleres Relay",
    unreachable: "Nicht erreichbar",
    running: "Läuft",
  },
  price: (price) => `Jedes GB kostet ${price} Guthaben`,
  wait: (missing, within) =>
    `Es fehlen ${missing} Guthaben. Es geht von selbst weiter` +
    (within === null
      ? ", sobald Guthaben kommt; im Moment kommt keins."
      : ` (Wartezeit etwa ${within}, wenn Guthaben so weiter kommt).`),
}
