/** The volatile figures of one swarm, for who looks at it. Reads, changes nothing. */
import { pieceSize } from "../core/merkle.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import type { Bitfield } from "../core/Bitfield.ts"
import type { Slot } from "./Peer.ts"
import type { Swarm } from "./Swarm.ts"
import type { SwarmLive, SwarmStream } from "./SwarmLive.ts"

/** A peer that failed so often in a row does not count as reachable. */
const UNREACHABLE = 4
/** Nothing came on any lane for so long: then nothing comes. */
const STILL_MS = 30_000

export const liveTorrent = (swarm: Swarm): SwarmLive => {
  const now = swarm.shared.clock.now()
  const live = swarm.table.live(swarm.seconds).filter(({ key }) => {
    const peer = swarm.peers.get(key)
    return peer && !peer.cutOff(now) && peer.failures < UNREACHABLE
  })
  const connected = [...swarm.peers.values()].filter((peer) => [...peer.lanes()].length > 0)
  const asked = [...swarm.peers.values()].some((peer) =>
    [...peer.lanes()].some((lane) => lane.requests > 0 && lane.stalledMs < STILL_MS),
  )
  // The mean of what came before tells nothing any more when nothing comes.
  const downRate = asked ? Math.round(swarm.meter.rate(now)) : 0
  const missing = missingBytes(swarm.store.metainfo, swarm.have)
  const [out, callers] = [streamsOut(swarm), streamsIn(swarm)]
  return {
    downRate,
    upRate: Math.round(swarm.uploads.meter.rate(now)),
    peers: live.length,
    seeds: live.filter(({ record }) => record.state === "seed").length,
    connectedPeers: connected.length,
    callers: callers.length,
    underWay: out.some(({ inFlight }) => inFlight > 0),
    openStreams: out.filter(({ state }) => state === "open").length + callers.length,
    streams: [...out, ...callers],
    etaSeconds: missing > 0 && downRate > 0 ? Math.ceil(missing / downRate) : null,
    availability: rarest(swarm),
    uploadedBytes: swarm.uploads.meter.total,
    downloadedBytes: swarm.meter.total,
    wastedBytes: swarm.wasted,
  }
}

const streamsOut = (swarm: Swarm): SwarmStream[] =>
  [...swarm.peers.values()].flatMap((peer) =>
    [...peer.slots].flatMap(([index, slot]) => {
      if (slot.stream === undefined) return []
      const { lane } = slot
      return [
        {
          id: slot.stream,
          torrent: swarm.config.torrent,
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

/** Callers' sessions: who they are is not known, so their peer is 0. */
const streamsIn = (swarm: Swarm): SwarmStream[] => {
  swarm.uploads.sweep()
  return [...swarm.uploads.sessions].map(([id, session]) => ({
    id: `in-${id}`,
    torrent: swarm.config.torrent,
    direction: "in" as const,
    peer: 0,
    lane: 0,
    state: "open" as const,
    rttMs: null,
    bytesIn: 0,
    bytesOut: session.bytes,
    inFlight: session.requests,
  }))
}

/** Copies of the rarest piece among connected peers. */
const rarest = (swarm: Swarm): number => {
  let least = Number.POSITIVE_INFINITY
  for (let piece = 0; piece < swarm.have.length && least > 0; piece++)
    least = Math.min(least, swarm.download.picker.availability(piece))
  return Number.isFinite(least) ? least : 0
}

const missingBytes = (metainfo: Metainfo, have: Bitfield): number => {
  if (have.complete) return 0
  let bytes = 0
  for (let piece = 0; piece < have.length; piece++) if (!have.has(piece)) bytes += pieceSize(metainfo, piece)
  return bytes
}
