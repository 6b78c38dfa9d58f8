/** What the frame around the pages says. It is of the first script: read it where it is shown. */
import { inLanguage } from "../../contract/words/inLanguage.ts"
import { bytesText, numberText, percentText } from "../../contract/figures.ts"

type Theme = "system" | "light" | "dark"

export const frameWords = inLanguage("frame", {
  add: "Add",
  /** What asks for more before anything is done. */
  asks: (text: string): string => `${text}…`,
  paste: "Paste anything",
  pasteHint: "A link, a tracker’s address, or a path.",
  notKnown: "No link, address or path: a path begins with / or ~/, a link with http://.",
  goOn: "Go on",
  files: "Files stay where they are: give the path on the node’s machine.",
  drop: "Drop a link, an address or a path",
  notDropped: "What was dropped is no link, address or path.",
  news: "What happened",
  unread: (count: number): string => `What happened: ${numberText(count)} new`,
  noNews: "Nothing since this page was opened. What is complete, ready or in trouble is told here.",
  pages: "Pages",
  mainPages: "Main pages",
  more: "More",
  morePages: "More pages",
  skip: "Skip to the page",
  reading: "Reading the node’s state …",
  help: "Help",
  helpKey: "Help (?)",
  helpText:
    "This page is your node’s own, reached over Tor. Your management link is a key: whoever has it can run this " +
    "node. Peers see an onion address and nothing else; what you share can still tell who you are.",
  firstSteps: "First steps",
  close: "Close",
  ctrl: "Ctrl",
  search: "Find on this page",
  pasteAnywhere: "Paste a link, an address or a path anywhere",
  tryNow: "Try now",
  lost:
    "**Connection lost, trying again.** What you see is how things were. The node may go on with its work, or be " +
    "off: from here that cannot be told.",
  stopped:
    "**The node was stopped.** What you see is how things were; nothing is shared or downloaded now. Start it with " +
    "`bulbil start`, and this page goes on by itself.",
  openLog: "Open the log",
  carrierFailed: (name: string): string => `${name} has failed.`,
  carrierConnects: (name: string, percent: number): string => `Connecting to ${name}: ${percentText(percent)}.`,
  bootstrap: "Tor bootstrap",
  firstTime: "This takes a minute the first time. You can share and add links already; they begin when Tor is ready.",
  anything: "Do anything",
  byName: "Do anything by its name",
  command: "Command",
  commands: "Commands",
  commandHint: "Type what you want to do",
  noCommand: "No command has this name.",
  goTo: (page: string, tab?: string): string => (tab === undefined ? `Go to ${page}` : `Go to ${page}: ${tab}`),
  changeColours: (now: Theme): string => `Change colours (now ${now})`,
  colours: (now: Theme): string => `Colours: ${now}`,
  coloursChange: (now: Theme): string => `Colours: ${now}. Change`,
  fold: "Fold the pages",
  foldToIcons: "Fold the pages to icons",
  unfold: "Show the names of the pages",
  lettersOn: "Turn single-letter keys on",
  lettersOff: "Turn single-letter keys off",
  connectAnew: "Connect to the node anew",
  openAgain: "Open your management link again",
  signedOut: (busy: boolean): string =>
    "The node does not know this browser any more: the browser forgot its cookie, or did not use it for 30 days. " +
    `Open the link in a new tab; this page then goes on by itself${busy ? ", with what you were about to do" : ""}.`,
  linkIs: "The link is what `bulbil start` prints, and `bulbil link` again: http://….onion/management/…",
  tryAgain: "Try again",
  rates: "Rates of all",
  down: "Down",
  up: "Up",
  hour: "Last hour, since this page was opened",
  room: "Room on the disk",
  free: (bytes: number): string => `${bytesText(bytes)} free`,
  freeIn: (bytes: number): string => `${bytesText(bytes)} are free where downloads go:`,
  dataIn: "The node’s own data are in",
  dismiss: "Dismiss",
  nodeStopped: "The node is stopped",
  noConnection: "No connection to the node",
  connecting: "Connecting to the node",
  connection: "Connection",
  asItWas: "What you see is how things were when the node was last heard of.",
})
