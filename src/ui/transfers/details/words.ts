/** What the panel about one item says. */
import type { PeerView } from "../../../contract/catalogue.ts"
import { bytesText, countText, numberText } from "../../../contract/figures.ts"
import type { StreamView, Visibility } from "../../../contract/rows.ts"
import { inLanguage } from "../../../contract/words/inLanguage.ts"

export const detailsWords = inLanguage("details", {
  panel: "Details",
  actions: "Actions",
  selected: (count: number): string => `${numberText(count)} selected`,
  back: "Back to the list",
  close: "Close details",
  closeKey: "Close (Esc)",
  height: "Height of the details",
  tabs: {
    overview: "Overview",
    link: "Link",
    files: "Files",
    streams: "Streams",
    peers: "Peers",
    history: "History",
    machine: "Machine",
  },
  verified: "Verified",
  noPieces: "The pieces are known when the metadata are here.",
  far: (pieces: number, ofPieces: number, bytes: number, ofBytes: number): string =>
    `${numberText(pieces)} of ${countText(ofPieces, "piece")} verified · ${bytesText(bytes)} of ${bytesText(ofBytes)}`,
  noCredit: "The credit is used up. It goes on by itself when credit comes.",
  toCredit: "Relay and credit",
  filesMissing: "Put them back and recheck. If you moved them, choose “Data are elsewhere…” under “More…”.",
  fetch: "Fetch them…",
  use: "Use what is there…",
  leftOut: (what: string): string => `Left out of the share: ${what}`,
  more: (count: number): string => `and ${numberText(count)} more`,
  advice: {
    private: [
      "Whoever has the link can download this, and pass the link on. Send it where only the right people read along.",
      "It works while this node runs. Those who download serve each other, too.",
      "It has an onion of its own, which tells nothing of your other shares. Stop sharing, and it ends for ever.",
    ],
    public: [
      "Your tracker lists this: whoever has the tracker’s address finds it, and need not be given the link.",
      "Mirrors keep a copy of the entry. Take it back, and they drop it within minutes; nobody can be made to forget.",
      "It has an onion of its own, another than the private link’s.",
    ],
  } satisfies Record<Visibility, string[]>,
  noLink: "The link is ready as soon as the files are hashed and the onion service is published.",
  link: { private: "Private link", public: "Public link" } satisfies Record<Visibility, string>,
  describe: "Say what it is…",
  noStreams: "No streams at the moment. They are opened when there is something to fetch or to give.",
  streamHead: {
    stream: "Stream",
    state: "State",
    rtt: "Round trip",
    received: "Received",
    sent: "Sent",
    flight: "In flight",
    traffic: "Traffic",
  },
  streamStates: { dialing: "Dialing", open: "Open", "backing-off": "Waiting to try again" } satisfies Record<
    StreamView["state"],
    string
  >,
  aCaller: "A caller",
  lane: (peer: number | string, lane: number): string => `Peer ${peer}, lane ${lane}`,
  millis: (count: number): string => `${numberText(count)} ms`,
  requests: (count: number): string => countText(count, "request"),
  readsPeers: "Reading the records …",
  noPeers: "No peer has told of itself yet. Records come with the first stream, and are heard again every few minutes.",
  listedBy: "Listed by",
  heldAt: (own: boolean, places: number): string =>
    `${own ? "my tracker" : "mirrored here"}, ` +
    (places === 0 ? "at no other place that is known" : `at ${countText(places, "other place")}`),
  peerHead: {
    peer: "Peer",
    state: "State",
    has: "Has",
    lanes: "Lanes",
    open: "Streams",
    received: "Received",
    sent: "Sent",
    until: "Valid until",
  },
  peerHint: {
    lanes: "Onions on which it can be reached",
    open: "That are open; it leads to them",
    traffic: "Over the streams that are there now",
    until: "What it has said of itself holds until then, in UTC",
  },
  peerStates: { seed: "Seeds", leech: "Downloads", stopped: "Has left", rest: "Rests" } satisfies Record<
    PeerView["state"],
    string
  >,
  transfer: "Transfer",
  about: "About",
  left: "Left",
  peers: "Peers",
  /** Of whom fetches from here only callers are known. */
  peersText: (connected: number, known: number, callers: number, seeds: string): string => {
    const called = callers > 0 ? [countText(callers, "caller")] : []
    const met =
      known > 0 || called.length === 0 ? [`${numberText(connected)} of ${numberText(known)} connected, ${seeds}`] : []
    return [...met, ...called].join(" · ")
  },
  callersMean: "Callers fetch from here. Nobody is named on their streams; who opens two counts twice.",
  lanes: "Lanes",
  availability: "Availability",
  availabilityMean: "Copies of the rarest piece among connected peers.",
  downloaded: "Downloaded",
  uploaded: "Uploaded",
  ratio: "Ratio",
  wasted: "Thrown away",
  cost: "What is left costs",
  ofCredit: "of credit",
  limits: "Limits",
  files: "Files",
  wanted: (some: number, all: number): string =>
    some === all ? numberText(all) : `${numberText(some)} of ${numberText(all)} wanted`,
  added: "Added",
  firstPiece: "First piece",
  firstPieceMean: "From the link to the first piece that was fetched and is verified.",
  after: (seconds: string): string => `after ${seconds} s`,
  completed: "Completed",
  tags: "Tags",
  path: "Path",
  infohash: "Infohash",
  map: "Pieces",
  mapText: (verified: number, pieces: number, underWay: number, missing: number): string =>
    [
      `${numberText(verified)} of ${countText(pieces, "piece")} verified`,
      ...(underWay > 0 ? [`${numberText(underWay)} under way`] : []),
      ...(missing > 0 ? [`${numberText(missing)} that nobody connected has`] : []),
    ].join(", "),
  legend: {
    verified: "Verified",
    underWay: "Under way",
    available: "Available",
    missing: "Nobody has it",
    unwanted: "Not wanted",
    unknown: "Still missing",
  },
  peer: (n: number): string => `Peer ${n}`,
  caller: (n: number): string => `Caller ${n}`,
  fetches: "Fetches from here",
  thisNode: "this node",
  openLanes: (n: number): string => `${numberText(n)} open`,
})
