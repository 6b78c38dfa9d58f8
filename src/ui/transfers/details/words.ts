/** What the overview and the peers of a transfer say, in one language; another one is another object of this type. */
import { countText } from "../../../contract/figures.ts"

export const detailsWords = {
  transfer: "Transfer",
  about: "About",
  left: "Left",
  peers: "Peers",
  /** Of whom fetches from here only callers are known. */
  peersText: (connected: number, known: number, callers: number, seeds: string): string => {
    const called = callers > 0 ? [countText(callers, "caller")] : []
    const met = known > 0 || called.length === 0 ? [`${connected} of ${known} connected, ${seeds}`] : []
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
  wanted: (some: number, all: number): string => (some === all ? String(all) : `${some} of ${all} wanted`),
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
      `${verified} of ${countText(pieces, "piece")} verified`,
      ...(underWay > 0 ? [`${underWay} under way`] : []),
      ...(missing > 0 ? [`${missing} that nobody connected has`] : []),
    ].join(", "),
  legend: {
    verified: "Verified",
    underWay: "Under way",
    available: "Available",
    missing: "Nobody has it",
    unwanted: "Not wanted",
  },
  peer: (n: number): string => `Peer ${n}`,
  caller: (n: number): string => `Caller ${n}`,
  fetches: "Fetches from here",
  thisNode: "this node",
  openLanes: (n: number): string => `${n} open`,
} as const
