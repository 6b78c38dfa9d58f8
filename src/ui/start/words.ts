/** What the first page says. */
import { countText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const startWords = inLanguage("start", {
  intro: "Five things, in any order, none is a must.",
  close: "Close this page",
  closed: "Help leads back to it.",
  done: "Done",
  tor: {
    title: "Tor",
    about: "All that this node does goes through Tor. Nobody it talks to learns its address.",
    ready: "Tor is ready.",
    usual: "Usually it takes under a minute.",
    stuck: "If it stays there: a network that blocks Tor, or a firewall. What Tor says stands in the log.",
    logs: "Open the log",
  },
  link: {
    title: "Keep your way in",
    about:
      "Your management link is a key: whoever has it runs your node. Whoever sees your bookmarks has it, if it is " +
      "one of them.",
    prints: "On the node’s machine this prints it whole, and as a picture for a phone:",
    label: "Management link, its secret hidden",
    command: "Command that prints the link again",
    kept: "I have it",
    more: "Sessions, a new link, a key",
  },
  relay: {
    title: "Be a relay?",
    about: "This machine could carry traffic for others in Tor, and so earn what you download.",
    points: [
      "Its IP address becomes public in the list of relays.",
      "It takes what you let it of your line: unless you change it, up to 136 GB a day.",
      "You get credit for each octet, and never see what you carry.",
    ],
    yes: "Yes…",
    no: "No",
    elsewhere: "Another machine…",
    later: "Later",
    putOff: "Put off. The page of the relay asks again when you go there.",
    open: "To the relay",
  },
  trust: {
    title: "Somebody you trust",
    about: "There is no list of all nodes. Who you trust makes what they publish searchable for you.",
    paste: "Paste an address…",
    own: "Give away your own",
    some: (nodes: number, torrents: number): string =>
      `${countText(nodes, "node")} trusted; ${countText(torrents, "torrent")} of theirs can be searched.`,
  },
  transfer: {
    title: "First transfer",
    about: "Share a file or a folder, and get a link to give away. Or paste a link that you were given.",
    share: "Share…",
    download: "Download…",
    release: "Bulbil’s own releases",
    some: (count: number): string => `${countText(count, "transfer")} in your list.`,
  },
  hides: {
    title: "What this does not hide",
    lines: [
      "What you share can tell who you are: names, places and times in files, the way you write.",
      "Whoever watches your line sees that you use Tor, when, and about how much.",
      "Whoever has a link sees whether your node is there; whoever downloads with you sees what you have.",
      "This machine keeps what you fetched, and the history of it. Whoever gets at it, gets at both.",
    ],
  },
})
