/** What it means to let somebody in to a private share, or no more; the same in web and CLI. */
import type { RecipientView } from "../rows.ts"
import { inLanguage } from "./inLanguage.ts"

/** How the key that has no name is called: of the link that is for whoever it is given to. */
export const COMMON = "common"

export const recipientText = ({ name }: Pick<RecipientView, "name">): string => name ?? COMMON

export const revokeText = inLanguage("revoke", {
  meaning: [
    "Tor lets them in no more, within a minute; whoever else has their link, neither.",
    "What they have fetched stays with them, and other peers of the swarm whom they know may serve them still. To go " +
      "on without them, share the files again under a new link.",
  ],
  /** Said when it was the last one. */
  last: "Nobody is left who can reach this share: add a recipient, or stop sharing.",
})

export const oldLinkWords = inLanguage("oldLink", {
  text:
    "This share is from before links had keys. With its first recipient its old link ends for ever: those who have it " +
    "reach the share no more, and what they fetched stays with them. To keep it, share the files again beside.",
})
