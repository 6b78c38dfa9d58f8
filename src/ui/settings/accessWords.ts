/** What the page of access says. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

/** What of the way in is made anew. */
export type LinkChange = "link" | "keep" | "address"

const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" })

const agoText = (hours: number): string => {
  if (hours < 1) return "within the hour"
  return hours < 24 ? ago.format(-hours, "hour") : ago.format(-Math.floor(hours / 24), "day")
}

export const accessWords = inLanguage("access", {
  intro: "Who can manage this node: whoever has its management link, and the browsers that have opened it.",
  sessions: {
    title: "Browsers that are signed in",
    about:
      "A browser stays signed in until you sign it out here, or until it has not been used for 30 days. All Tor " +
      "Browsers look alike here.",
    reading: "Reading who is signed in …",
    none: "Nobody.",
    here: "This browser",
    seen: (hours: number): string => `Last seen ${agoText(hours)}`,
    end: "Sign out",
    ended: "It is signed out.",
    endOthers: "Sign out all others…",
    othersTitle: "Sign out all other browsers?",
    others: [
      "They see at once that the node does not know them any more; this browser stays.",
      "Whoever has the link can open it again. If somebody has it who should not, make a new link.",
    ],
    othersGo: "Sign them out",
    othersDone: "All other browsers are signed out.",
    endHere: "Sign out…",
    hereTitle: "Sign out this browser?",
    herePoints: [
      "To come back you need the management link. Make sure that you have it, or can reach the node’s machine.",
    ],
    hereGo: "Sign out",
    hereDone: "This browser is signed out.",
  },
  link: {
    title: "Management link",
    label: "Management link, its secret hidden",
    about:
      "The rest of it is a secret that the node tells no browser, so that nobody who sits down at this one can take " +
      "it along. On the node’s machine this prints it, with `--qr` as a picture for a phone:",
    command: "Command that prints the link",
    change: "New link…",
    changeTitle: "A new management link?",
    what: "What is made anew",
    changes: {
      link: {
        name: "The link, and all browsers are signed out",
        points: [
          "The old link ends at once.",
          "All browsers are signed out but this one, which opens the new link by itself.",
        ],
      },
      keep: {
        name: "The link alone",
        points: [
          "The old link ends at once.",
          "Browsers that are signed in stay so. Sign out who should not be, above.",
        ],
      },
      address: {
        name: "The link and the address of the node",
        points: [
          "The old address leads nowhere any more, for whoever has seen it.",

          "All browsers are signed out, this one too. You need the new link to come back: keep it before you close " +
            "the next message.",
          "It takes some minutes until Tor has published the new address.",
          "Shares, your tracker and downloads keep their addresses.",
        ],
      },
    },
    go: "Make a new link",
    madeTitle: "The new management link",
    made:
      "Keep it now: it is not shown again here. It is a key: whoever has it runs this node. Bookmarks can be seen by " +
      "whoever sees your browser.",
    madeAway:
      "This page ends. Open the link in a new tab; until Tor has published the address, which takes some minutes, " +
      "nobody answers there.",
    untold: "The link is a new one, but the node did not tell it. Run bulbil link on the node’s machine.",
    madeOut: "This browser could not sign in again by itself. Open the link in a new tab.",
    newLabel: "New management link",
    close: "I have it",
  },
  key: {
    title: "A key besides the link",
    about:
      "With a key nobody who has only the link can even tell that there is a node. Tor Browser asks for the key when " +
      "it opens the link. If you had to give one to get here, one is required now.",
    require: "Require a key…",
    requireTitle: "Require a key to reach this page?",
    requirePoints: [
      "Whoever opens the link must have the key as well. Keep it apart from the link.",
      "For some seconds the node cannot be reached. Then Tor Browser asks you for the key, in this window too.",
      "Browsers that are signed in stay so, but need the key.",
    ],
    requireGo: "Require a key",
    drop: "Require none…",
    dropTitle: "Require no key any more?",
    dropPoints: [
      "The node lets in whoever has the link.",
      "The key is forgotten. If you want one again, it is another.",
    ],
    dropGo: "Require none",
    dropped: "No key is asked for.",
    already: "A key is required already. On the node’s machine, bulbil link prints it.",
    madeTitle: "The key",
    made: "Keep it now: it is not shown again here. Tor Browser asks for it as a private key.",
    label: "Key for the management address",
  },
  node: {
    title: "The node",
    about: "A node that is stopped shares and downloads nothing, and can be started again only on its machine.",
    stop: "Stop the node…",
    stopTitle: "Stop the node?",
    stopPoints: [
      "Nothing is shared or downloaded any more. What was fetched stays, and goes on at the next start.",
      "This page cannot start it again: that takes `bulbil start` on the node’s machine.",
      "The relay, if there is one, goes on by itself.",
    ],
    stopGo: "Stop the node",
    stopDone: "The node stops.",
    restart: "Restart…",
  },
})
