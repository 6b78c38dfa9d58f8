/** What is said before something is made public: in the first script. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const publishingWords = inLanguage("publishing", {
  publishTitle: "Make this public?",
  publishGo: "Make public",
  published: "It is prepared under a new onion; your tracker lists it as soon as that is done.",
  unknown: "This cannot be undone completely",
  notLookedAt:
    "Its files were shared before a node looked at what they say about whoever shares them: look first, by " +
    "`bulbil look`.",
  filesSay: (what: string): string => `What its files say: ${what}`,
})
