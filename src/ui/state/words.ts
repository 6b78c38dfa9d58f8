/** What the page's state says: of what was asked of the node, of the list, and of what happened. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

/** How many of each go. */
interface Counts {
  readonly links: number
  readonly downloads: number
  readonly others: number
}

export const stateWords = inLanguage("state", {
  unreachable: "The node could not be reached. Try again when the connection is back.",
  signedOut: "The node does not know this browser any more. Open your management link again.",
  isPast: "It is past",
  past: "You look at the node as it was: nothing can be changed there. Go back to now first.",
  refused: (title: string, why: string) => `“${title}”: ${why}`,
  noName: "a download whose name is not known yet",
  missing: (files: readonly string[], more: boolean) => `Missing: ${files.join(", ")}${more ? " …" : ""}`,
  filters: {
    all: "All",
    downloading: "Downloading",
    waiting: "Waiting for credit",
    seeding: "Seeding",
    shared: "Shared by me",
    paused: "Paused",
    problems: "Problems",
  },
  costs: (credit: string) => `Costs ${credit} of credit`,
  enough: (bytes: string, rest: string) => `Your credit is enough for ${bytes}. ${rest}`,
  relay: "Tor relay",
  policy: "Policy",
  newsOf: (title: string) => `“${title || "A download without a name"}”`,
  stands: (name: string, standing: string) => `${name}: ${standing.toLowerCase()}`,
  complete: (name: string) => `${name} is complete.`,
  linkReady: (name: string) => `${name} is shared now; its link is ready.`,
  mirrorIs: (name: string, mode: "frozen" | "failed" | "full") => `The mirror of ${name} is ${mode}.`,
  removal: ({ links, downloads, others }: Counts): string => {
    const one = links + downloads + others === 1
    if (downloads + others === 0) return one ? "Stop sharing this?" : `Stop sharing under ${links} links?`
    if (links === 0) return one ? "Remove this?" : `Remove ${downloads + others} items?`
    return "Stop sharing and remove?"
  },
  verbs: { stop: "stop sharing", remove: "remove", files: "delete files" },
  and: (some: string, last: string) => `${some} and ${last}`,
})
