/** Limits as people type them, and the commands that set those that were changed. Pure. */
import type { ManagementCommand } from "../../../contract/commands.ts"
import { typedText } from "../../../contract/figures.ts"
import type { Item } from "../../state/items.ts"

export const LIMIT_NAMES = ["down", "up", "ratio", "copies", "until"] as const
export type LimitName = (typeof LIMIT_NAMES)[number]

/** Octets a second below which lanes of a few peers would look dead. */
const LEAST = 32_000
const MOST = 2 ** 40

const plain = (text: string): string => text.trim().replace(",", ".")
const numberIn = (text: string): number =>
  /^(?:\d{1,9}(?:\.\d*)?|\.\d+)$/.test(plain(text)) ? Number(plain(text)) : NaN

const dateIn = (text: string): number => {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?: ?UTC)?$/.exec(text.trim())
  return found ? Date.parse(`${found[1]}T${found[2]}:00Z`) : NaN
}

const reads: Readonly<Record<LimitName, (text: string) => number>> = {
  down: (text) => rateIn(text),
  up: (text) => rateIn(text),
  ratio: (text) => (numberIn(text) <= 1_000_000 ? numberIn(text) : NaN),
  copies: (text) => (Number.isInteger(numberIn(text)) && numberIn(text) <= 1_000_000 ? numberIn(text) : NaN),
  until: dateIn,
}
const rateIn = (text: string): number => {
  const octets = Math.round(numberIn(text) * 1e6)
  return octets === 0 || (octets >= LEAST && octets <= MOST) ? octets : NaN
}

/** What the node takes for it; 0 for nothing, NaN for what is no such limit. */
export const readLimit = (name: LimitName, text: string): number => (text.trim() === "" ? 0 : reads[name](text))

export const limitText = (name: LimitName, value: number | undefined): string => {
  if (value === undefined || value === 0) return ""
  if (name === "down" || name === "up") return typedText(value / 1e6)
  if (name === "until") return new Date(value).toISOString().slice(0, 16).replace("T", " ")
  return typedText(value)
}

/** Of what is shared, how long it is served is the share's, how fast the torrent's. */
const limitOf = ({ torrent, shares }: Item, name: LimitName): number | undefined => {
  if (name === "down" || name === "up") return torrent?.limits[name]
  return shares[0] ? shares[0].limits[name] : torrent?.limits[name]
}

/** As a field shows it: nothing where they differ. */
export const commonLimit = (items: readonly Item[], name: LimitName): string => {
  const texts = new Set(items.map((item) => limitText(name, limitOf(item, name))))
  return texts.size === 1 ? [...texts][0]! : ""
}

/** For what was changed, and nothing else. */
export const limitCommands = (
  items: readonly Item[],
  changed: Partial<Record<LimitName, number>>,
): readonly ManagementCommand[] => {
  const { down, up, ...ends } = changed
  const rates = { ...(down === undefined ? {} : { down }), ...(up === undefined ? {} : { up }) }
  const some = (fields: object): boolean => Object.keys(fields).length > 0
  return items.flatMap(({ torrent, shares }): ManagementCommand[] => {
    const ofTorrent = shares.length > 0 ? rates : { ...rates, ...ends }
    return [
      ...(torrent && some(ofTorrent) ? [{ type: "LimitTorrent" as const, torrent: torrent.id, ...ofTorrent }] : []),
      ...(some(ends) ? shares.map(({ id }) => ({ type: "LimitShare" as const, share: id, ...ends })) : []),
    ]
  })
}
