/** What the pages and dialogs about trusted nodes say. */
import { bytesText, countText, numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const trustWords = inLanguage("trust", {
  title: "Trusted nodes",
  intro: "What they publish can be searched from here. Nothing is copied but words, and nothing is served.",
  add: "Trust a node…",
  all: "All nodes",
  none: "There is no such node here.",
  first: "You trust no node yet",
  firstText:
    "There is no list of all nodes, and nobody who could give you one. You begin by knowing one other: ask a friend " +
    "who runs Bulbil for their node’s address, or take one from a place that you trust.",
  paste: "Paste a node’s address",
  pasteText: "What it publishes can be searched from here within a minute or two.",
  give: "Give away your own",
  giveText: "Your friends paste it to find what you make public.",

  name: "Name",
  nameHint: "That you gave; of others the beginning of their address",
  address: "Address",
  example: "….onion",
  degree: "Degree",
  degreeHint: "1: you trust it. 2: it is trusted by one that you trust",
  through: "Through",
  state: "State",
  torrents: "Torrents",
  torrentsHint: "That it lists, as it said last",
  seen: "Last seen",
  seenHint: "When it answered last, in UTC",
  room: "Room",
  roomHint: "What is here of it, of the most that is copied of one node",
  roomOf: (here: number, most: number): string =>
    `${numberText(here)} of at most ${numberText(most)} entries of one node`,
  behind: "Behind",
  behindHint: "Torrents that it lists and that are not here yet",
  never: "Not yet",
  copy: (name: string): string => `Copy the address of ${name}`,
  copied: "Address copied.",
  copyFailed: "The browser did not let it be copied.",
  find: "Name, address or state",
  found: (n: number, of: number): string =>
    n === of ? countText(n, "node") : `${numberText(n)} of ${numberText(of)} nodes`,
  nodesRoom: "Reached through others",
  nodesOf: (n: number, most: number): string => `${numberText(n)} of at most ${countText(most, "node")}`,
  wordsRoom: "All catalogues",
  wordsOf: (n: number, most: number): string => `${bytesText(n)} of at most ${bytesText(most)}`,
  noFar: "Nobody is reached through them yet. Many operators tell nobody whom they trust.",

  foundFirst: "Found first",
  foundLast: "Found last",
  readSoFar: "Read so far",
  howFar: "How far",
  alone: "This node alone",
  upTo: (degrees: number): string => `Up to ${countText(degrees, "degree")}`,
  tellsOf: "Tells of",
  notAsked: "Not asked",
  nodes: (n: number): string => countText(n, "node"),
  agreed: "Agreed to",
  agreedTo: (nodes: number, octets: number): string => `${countText(nodes, "node")}, ${bytesText(octets)}`,
  weight: "Weight of its word",
  addressOf: (name: string): string => `Address of ${name}`,
  actionsOn: (name: string): string => `Actions on ${name}`,
  tell: "Let everybody know that I trust it",
  trustThat: "Trust that one…",
  trustIt: "Trust it yourself…",
  farText: "You reach it through others. It is searched, and you vouch for nothing of it.",
  look: "Look now",
  far: "How far…",
  browse: "Browse",
  rename: "Name…",
  history: "History",
  revoke: "Revoke…",
  details: "Details",
  costs: "What it costs…",

  rings: "Rings of trust",
  ringsIntro:
    "You are in the middle, and around you those whom you trust. Each further ring is reached through the one before.",
  ringsKeys:
    "Arrow keys: left and right along a ring, up outwards, down inwards. Enter opens a node. " +
    "Filled: searchable. Hollow: not now. Broken: something is wrong with it.",
  you: "You",
  more: (n: number): string => `+${numberText(n)}`,
  moreNodes: (n: number, degree: number): string =>
    `${numberText(n)} more nodes of degree ${numberText(degree)}, in the table`,
  nodeLine: (name: string, degree: number, standing: string, torrents: number): string =>
    `${name}: degree ${numberText(degree)}, ${standing}, ${countText(torrents, "torrent")}`,
  inTable: "All of them stand in the table",

  howFarTitle: "How far does it lead?",
  reach: "Reach through this node",
  choices: [
    ["This node alone", "Nobody else is reached through it."],
    ["Those whom it trusts", "As far as it tells: friends of a friend."],
    ["And those whom these trust", "Three degrees. What only one way leads to stands last among results."],
    ["One degree further", "Four degrees. That can be hundreds of nodes."],
  ] as readonly (readonly [text: string, hint: string])[],
  asking: "Asking it whom it trusts …",
  unknown: "What it costs is not known yet.",
  choose: "Choose",
  agree: "Agree",
  notVouched:
    "They are searched like this node, and shown with the way that leads to them. They never send you software, " +
    "and you vouch for none of them.",
  afterwards: "What would be taken then",
  diskRoom: "Of the disk",
  diskOf: (n: number, free: number): string => `${bytesText(n)} more, of ${bytesText(free)} free`,
  memoryRoom: "Of memory",
  memoryOf: (n: number, free: number): string => `${bytesText(n)} more at most, of ${bytesText(free)} free`,

  addHint: "Of the node’s tracker, as its operator gave it to you.",
  sumRight: "The address is whole, and its checksum is right.",
  sumWrong: "Its checksum is wrong: a letter is another than it was. Copy it again.",
  sumOther: "That is no address: letters a–z and digits 2–7, and .onion at the end.",
  sumSoFar: (n: number): string => `${numberText(n)} of 56 characters.`,
  sumKnown: (name: string): string => `You trust it already: ${name}.`,
  call: "What you call it (optional)",
  callHint: "It stays on this node.",
  learn: "What it learns, and what others do",
  advice: [
    "What it lists can be searched from here. You see with each result whose it is.",
    "Nobody is told that you trust it, and nobody else is trusted through it, unless you say so later.",
    "It learns that somebody reads its list, as anybody may; not who.",
  ] as readonly string[],
  go: "Trust it",
  lookedFor: "It is being looked for.",

  nameTitle: "Name this node",
  nameGo: "Name it",
  nameStays: "It stays on this node; nobody else reads it.",

  revokeTitle: "Trust this node no more?",
  revokeText:
    "What it lists is found no more, and those whom only it leads to are forgotten with it. What you have " +
    "downloaded stays, and so do mirrors.",
  revokeGo: "Revoke trust",
  lossAsking: "Looking who is reached through it alone …",
  lossNone: "Nobody else falls away with it.",
  loss: (n: number): string => `${countText(n, "node")} ${n === 1 ? "falls" : "fall"} away with it:`,
  lossMore: (n: number): string => `and ${numberText(n)} more`,
})
