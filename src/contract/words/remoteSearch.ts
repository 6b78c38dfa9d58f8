/** What is said of asking others, the same in web and CLI. Pure. */
import { countText } from "../figures.ts"
import type { NodeAnswer } from "../remoteSearch.ts"
import type { AskableNode } from "../search.ts"

/** Who it is, how one knows them, and how much they have: `carol, through bob (about 52,000 torrents)`. */
export const nodeText = ({ name, via, entries }: AskableNode, address: string): string => {
  const through = via.length === 0 ? "" : `, through ${via.join(" and ")}`
  return `${name ?? address}${through}${entries === null ? "" : ` (${countText(entries, "torrent")})`}`
}

/** What one of them answered, after its name. */
export const answerText = (answer: NodeAnswer): string => {
  if (!answer.ok) return answer.code === "false-answer" ? answer.message : `no answer: ${answer.message}`
  const found = answer.hits.length + answer.again.length
  if (found === 0) return "has nothing of this"
  const known = answer.again.length === 0 ? "" : `, ${answer.again.length} of them found before`
  return `${countText(found, "torrent")}${known}${answer.more ? "; it has more: use more words" : ""}`
}

/** What it means to ask. */
export const askingNote =
  "Their lists are not on your node, so only they can look. They read these words, and do not learn who asks. " +
  "Nothing is asked until you press the button."

/** What these hits are. */
export const remoteNote =
  "These stand in lists of nodes that you asked just now. Each is signed by the node that lists it, and nothing of " +
  "it is kept on your node."
