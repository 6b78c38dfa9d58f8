/**
 * Colour on a terminal, for states and errors alone: none where nobody looks, with NO_COLOR (no-color.org) and with
 * --no-color. Put on what is safe to print already, so that nobody else can set any.
 */
import { styleText } from "node:util"
import { mirrorText, type Standing, standingText } from "../contract/standing.ts"

let forbidden = false

export const forbidColour = (no: boolean): void => void (forbidden = no)

export const hasColour = ({ isTTY }: { readonly isTTY?: boolean }): boolean =>
  isTTY === true && !forbidden && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb"

type Colour = "red" | "yellow" | "green"

const styled = (colour: Colour, text: string): string => styleText(colour, text, { validateStream: false })

const states: Readonly<Record<Colour, readonly Standing[]>> = {
  red: ["error", "missing-files", "share-failed"],
  yellow: ["stalled", "waiting-for-tor", "waiting-for-credit", "paused"],
  green: ["seeding", "resting"],
}

const colours: ReadonlyMap<string, Colour> = new Map([
  ...Object.entries(states).flatMap(([colour, all]) =>
    all.map((standing) => [standingText(standing), colour as Colour] as const),
  ),
  [mirrorText("failed"), "red"],
  [mirrorText("frozen"), "red"],
  [mirrorText("full"), "yellow"],
  [mirrorText("current"), "green"],
  ["complete", "green"],
])

/** After an id, and what may stand between: an onion, or how far it is. */
const STATE = new RegExp(
  `^([0-9a-f]{8} {2,}(?:\\S+\\.onion {2,})?(?:▕[█░]*▏ *\\d+ % {2,})?)(${[...colours.keys()].join("|")})(?=  |,|$)`,
  "gm",
)

/** Of lines that begin with an id: the state; of lines that tell of trouble: the word. */
export const paintStates = (text: string): string =>
  text
    .replace(STATE, (_, before: string, state: string) => before + styled(colours.get(state)!, state))
    .replace(/^TROUBLE:/gm, (word) => styled("red", word))

export const paintError = (text: string): string => styled("red", text)
