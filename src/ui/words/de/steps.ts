/** Histories of many steps in one line: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { stepWords } from "../../../contract/words/historyLines.ts"

export const steps: typeof stepWords = {
  pieces: (pieces, found, octets, count) =>
    `${countText(pieces, "Teil", "Teile")} ${found ? "vollständig auf der Festplatte gefunden" : "geprüft und auf der Festplatte"} ` +
    `(${octets}), in ${numberText(count)} Schritten.`,
  entries: (last, octets, count) =>
    `Kopiert und geprüft bis Eintrag ${numberText(last)} (${octets}), in ${numberText(count)} Schritten.`,
  relayed: (octets, day, count) => `${octets} weitergeleitet am ${day}, in ${numberText(count)} Messungen.`,
  earned: (credit, relayed, day, count) =>
    `+${credit} Guthaben für ${relayed}, weitergeleitet am ${day}, nach ${numberText(count)} Messungen.`,
  spent: (credit, payload, day, count) =>
    `−${credit} Guthaben für ${payload}, heruntergeladen und geprüft am ${day}, in ${numberText(count)} Schritten.`,
}
