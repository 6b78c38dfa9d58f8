/** What is said of sharing before one begins, and of the links of a share: all that is in the first script. */
import { durationText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const linkWords = inLanguage("links", {
  title: "Share a file or folder",
  recognised: "A path on the node’s machine: share what is there.",
  link: "Private link",
  linkFor: (name: string): string => `Link for ${name}`,
  checkReach: "Check that others reach it",
  checkingReach:
    "Published. The node dials it through Tor, as others do: some seconds are usual, two minutes possible.",
  reachedIn: (ms: number): string =>
    `Published, and reached through Tor after ${durationText(Math.max(1, ms / 1_000))}.`,
  noKey: "The link is ready when the onion service takes its key.",
  revoke: "Revoke…",
  add: "Add a recipient…",
  addTitle: "Add a recipient",
  addName: "What you call them",
  addHint: "It stays on this node. They get a link of their own; whoever has one already keeps it.",
  addNoName: "Give a name.",
  addNotAgreed: "Say that the old link may end.",
  addAgreed: "The old link may end",
  addGo: "Add",
  added: "Added. Their link is ready when the onion takes its key.",
  revokeTitle: "Revoke this link?",
  revokeGo: "Revoke",
  revoked: "Revoked. The others come back by themselves within a minute.",
  revokeCommon: "The link that is for whoever has it.",
  revokeOf: ["The link for", "."] as readonly [before: string, after: string],
})
