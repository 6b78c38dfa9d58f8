/** The volatile figures of one swarm, for who looks at it. Reads, changes nothing. */
import { pieceSize } from "../core/merkle.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import type { Bitfield } from "../core/Bitfield.ts"
import type { Fetching } from "./Fetching.ts"
import type { Peer, Slot } from "./Peer.ts"
import type { Serving } from "./Serving.ts"
import type { SwarmLive, SwarmPieces, SwarmStream } from "./SwarmLive.ts"
import type { UploadSession } from "./Uploads.ts"

/** Nothing came on any lane for so long: then nothing comes. */
const STILL_MS = 30_000

type Incoming = Pick<Fetching, "peers" | "everybody" | "meter" | "wasted" | "dials" | "picker" | "limited">
type Outgoing = Pick<Serving, "have" | "meter" | "callers" | "tally">

/** @param resting whether this node's own onions are down · @param now by the clock that goes on at one pace. */
export const liveTorrent = (
  torrent: string,
  metainfo: Metainfo,
  { peers, everybody, meter, wasted, dials, picker, limited }: Incoming,
  serving: Outgoing,
  resting: boolean,
  now: number,
): SwarmLive => {
  const reachable = peers.reachable()
  // A share's onion is fetched from for a while, and is none of the swarm's peers.
  const connected = [...peers].filter((peer) => [...peer.lanes()].length > 0)
  const asked = everybody.some((peer) =>
    [...peer.lanes()].some((lane) => lane.requests > 0 && lane.stalledMs < STILL_MS),
  )
  // The mean of what came before tells nothing any more when nothing comes.
  const downRate = asked || limited() ? Math.round(meter.rate(now)) : 0
  const missing = missingBytes(metainfo, serving.have, picker)
  const [out, callers] = [streamsOut(torrent, everybody), streamsIn(torrent, serving.callers())]
  const lanes = out.filter(({ state }) => state === "open").length
  return {
    downRate,
    upRate: Math.round(serving.meter.rate(now)),
    peers: reachable.length,
    seeds: reachable.filter(({ state, have }) => state !== "leech" && have === 100).length,
    restingSeeds: reachable.filter(({ state }) => state === "rest").length,
    resting,
    connectedPeers: connected.length,
    callers: callers.length,
    underWay: out.some(({ inFlight }) => inFlight > 0),
    openStreams: lanes + callers.length,
    streams: [...out, ...callers],
    etaSeconds: missing > 0 && downRate > 0 ? Math.ceil(missing / downRate) : null,
    availability: rarest(serving.have.length, picker),
    uploadedBytes: serving.meter.total,
    servedBytes: serving.tally.octets,
    copies: serving.tally.copies,
    downloadedBytes: meter.total,
    wastedBytes: wasted,
    lanes,
    dials,
    tokens: everybody.reduce((sum, { chosen, plan }) => sum + (chosen ? plan.tokens : 0), 0),
  }
}

const streamsOut = (torrent: string, peers: Iterable<Peer>): SwarmStream[] =>
  [...peers].flatMap((peer) =>
    [...peer.slots].flatMap(([index, slot]) => {
      if (slot.stream === undefined) return []
      const { lane } = slot
      return [
        {
          id: slot.stream,
          torrent,
          direction: "out" as const,
          peer: peer.number,
          lane: index,
          state: stateOf(slot),
          rttMs: lane && lane.rttMs > 0 ? Math.round(lane.rttMs) : null,
          bytesIn: lane?.session.bytesIn ?? 0,
          bytesOut: lane?.session.bytesOut ?? 0,
          inFlight: lane?.inFlight ?? 0,
        },
      ]
    }),
  )

const stateOf = (slot: Slot): SwarmStream["state"] =>
  slot.state === "open" ? "open" : slot.state === "failed" ? "backing-off" : "dialing"

export const livePieces = (
  { peers, picker, download }: Pick<Fetching, "peers" | "picker" | "download">,
  pieces: number,
): SwarmPieces => ({
  underWay: download.underWay,
  copies: Uint32Array.from({ length: pieces }, (_, piece) => picker.availability(piece)),
  peerNumbers: new Map([...peers].map(({ key, number }) => [key, number])),
})

/** Callers' sessions: who they are is not known, so their peer is 0. */
const streamsIn = (torrent: string, sessions: ReadonlyMap<number, UploadSession>): SwarmStream[] =>
  [...sessions].map(([id, session]) => ({
    id: `in-${id}`,
    torrent,
    direction: "in" as const,
    peer: 0,
    lane: 0,
    state: "open" as const,
    rttMs: null,
    bytesIn: 0,
    bytesOut: session.bytes,
    inFlight: session.requests,
  }))

/** Copies of the rarest wanted piece among connected peers. */
const rarest = (pieces: number, picker: Incoming["picker"]): number => {
  let least = Number.POSITIVE_INFINITY
  for (let piece = 0; piece < pieces && least > 0; piece++)
    if (picker.isWanted(piece)) least = Math.min(least, picker.availability(piece))
  return Number.isFinite(least) ? least : 0
}

const missingBytes = (metainfo: Metainfo, have: Bitfield, picker: Incoming["picker"]): number => {
  if (have.complete) return 0
  let bytes = 0
  for (let piece = 0; piece < have.length; piece++)
    if (!have.has(piece) && picker.isWanted(piece)) bytes += pieceSize(metainfo, piece)
  return bytes
}
