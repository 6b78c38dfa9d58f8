/** What a choice in a group of filters is called. */
import { onionText } from "../../../contract/words/onion.ts"
import type { GroupId } from "../../state/listChoice.ts"
import { type Listed, NOWHERE, OWN } from "../../state/listings.ts"
import { transfersWords } from "../words.ts"
import { filterWords as words } from "./words.ts"

/** @param listed where trackers have names */
export const filterText = (group: GroupId, name: string, listed: Listed | null): string => {
  if (group === "visibility") return transfersWords.visibility[name === "public" ? "public" : "private"]
  if (group === "trust") return words.degree(Number(name))
  if (group === "tag") return name
  if (name === OWN) return words.own
  if (name === NOWHERE) return words.nowhere
  return listed?.page.trackers.find(({ address }) => address === name)?.name ?? onionText(name)
}

/** Where it stands alone. */
export const chipText = (group: GroupId, name: string, listed: Listed | null): string => {
  const text = filterText(group, name, listed)
  if (group === "visibility") return text
  return group === "tag" ? `#${text}` : words.of(words.groups[group], text)
}
