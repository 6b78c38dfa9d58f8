/** What the search says, beside what is said of each hit everywhere. */
import { countText, numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"
import { lowerFirst } from "../../contract/words/firstLetter.ts"

export const searchWords = inLanguage("search", {
  intro:
    "In your catalogue and those that are here. Your words stay on this node unless you ask others, and nothing " +
    "is kept of them.",
  label: "Search all catalogues",
  placeholder: "What are you looking for?",
  looking: "Looking …",
  hits: "Hits",
  asking: "Asking …",
  more: "More",
  muted: (count: number): string => countText(count, "tracker is muted", "trackers are muted"),
  unmute: "show again",
  startAlone:
    "So far only what you made public yourself is searched. Trust a node, or mirror a tracker, whose address " +
    "somebody gave you: what it lists is found here too.",
  start:
    "This searches what you made public yourself, and what those list whom you trust or mirror. Nobody hears " +
    "what you look for.",
  /** Around what is typed, of which the second and the fourth are examples. */
  syntax: ["Words,", "words in a row", ", and ", "-not", "and", "work too."],
  trust: "Trust a node…",
  trustText: "Search what somebody lists whose address you have, and hear of newer software.",
  mirror: "Mirror a tracker…",
  mirrorText: "Keep a copy of its list, search it without asking anybody, and serve it onwards.",
  others: "Other nodes",
  othersHead: "At other nodes",
  asked: "Nodes that were asked",
  wouldAsk: "Nodes that would be asked",
  waits: "asking …",
  ask: (count: number, more: boolean): string =>
    `Ask ${numberText(count)}${more ? " more" : ""}; they will see these words`,
  these: "These words:",
  inAll: (count: number): string => `${countText(count, "node")} can be asked in all, a few at a time.`,
  /** What each is called, then its choices, the first of which stands for all. */
  filters: {
    least: ["Size", "Any size", "100 MB and more", "1 GB and more", "10 GB and more"],
    days: ["Added", "Any time", "Last week", "Last month", "Last year"],
    degree: ["Whose", "Anybody’s", "Only mine", "Mine and chosen", "Up to friends of friends"],
    here: ["Here", "In my list or not", "Not in my list", "In my list"],
    dead: ["Had by", "Available or not", "Only what somebody may have"],
  },
  onlyOf: (tracker: string): string => `Only of ${tracker}`,
  head: { title: "Title", size: "Size", added: "Added", life: "Had by", action: "Actions" },
  utc: "In UTC",
  file: "has a file",
  forked: "has told two stories",
  only: "only this tracker",
  onlyText: "Show only what this tracker lists",
  mute: "mute this tracker",
  muteText: "Show nothing of this tracker any more",
  listedBy: (count: number): string => `listed by ${numberText(count)} more`,
  alike: (count: number): string => `${countText(count, "other looks", "others look")} like it`,
  /** In the middle of a line. */
  cost: lowerFirst,
})
