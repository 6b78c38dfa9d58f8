/** Histories of many steps in one line: in German. */
import { countText } from "../../../contract/figures.ts"
import type { stepWords } from "../../../contract/words/historyLines.ts"

export const steps: typeof stepWords = {
  pieces: (pieces, found, octets, count) =>
    `${countText(pieces, "Teil", "Teile")} ${found ? "auf der Platte ganz gefunden" : "geprüft und auf der Platte"} ` +
    `(${octets}), in ${count} Schritten.`,
  entries: (last, octets, count) => `Kopiert und geprüft bis Eintrag ${last} (${octets}), in ${count} Schritten.`,
  relayed: (octets, day, count) => `${octets} weitergeleitet am ${day}, in ${count} Messungen.`,
  earned: (credit, relayed, day, count) =>
    `+${credit} Guthaben für ${relayed}, weitergeleitet am ${day}, nach ${count} Messungen.`,
  spent: (credit, payload, day, count) =>
    `−${credit} Guthaben für ${payload}, heruntergeladen und geprüft am ${day}, in ${count} Schritten.`,
}
