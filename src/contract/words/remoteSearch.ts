/** What is said of asking others, the same in web and CLI. Pure. */
import { countText, numberText } from "../figures.ts"
import type { NodeAnswer } from "../remoteSearch.ts"
import type { AskableNode } from "../search.ts"
import { inLanguage } from "./inLanguage.ts"
import { saidText } from "./node.ts"

export const remoteWords = inLanguage("remote", {
  node: (name: string, via: readonly string[], torrents: number | null) =>
    `${name}${via.length === 0 ? "" : `, through ${via.join(" and ")}`}` +
    (torrents === null ? "" : ` (${countText(torrents, "torrent")})`),
  none: (why: string) => `no answer: ${why}`,
  nothing: "has nothing of this",
  found: (found: number, again: number, more: boolean) =>
    `${countText(found, "torrent")}${again === 0 ? "" : `, ${numberText(again)} of them found before`}` +
    (more ? "; it has more: use more words" : ""),
  /** What it means to ask. */
  asking:
    "Their lists are not on your node, so only they can look. They read these words, and do not learn who asks. " +
    "Nothing is asked until you press the button.",
  /** What these hits are. */
  these:
    "These stand in lists of nodes that you asked just now. Each is signed by the node that lists it, and nothing of " +
    "it is kept on your node.",
})

/** Who it is, how one knows them, and how much they have: `carol, through bob (about 52,000 torrents)`. */
export const nodeText = ({ name, via, entries }: AskableNode, address: string): string =>
  remoteWords.node(name ?? address, via, entries)

/** What one of them answered, after its name. */
export const answerText = (answer: NodeAnswer): string => {
  if (!answer.ok)
    return answer.code === "false-answer" ? saidText(answer.message) : remoteWords.none(saidText(answer.message))
  const found = answer.hits.length + answer.again.length
  return found === 0 ? remoteWords.nothing : remoteWords.found(found, answer.again.length, answer.more)
}
