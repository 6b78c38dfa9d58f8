/** What can be seen of a swarm while it is open: volatile figures, and each stream by itself. Types only. */

/** One onion stream as it is now. `peer` and `lane` are numbers of this node; no onion is shown. */
export interface SwarmStream {
  readonly id: string
  readonly torrent: string
  readonly direction: "out" | "in"
  readonly peer: number
  readonly lane: number
  readonly state: "dialing" | "open" | "backing-off"
  readonly rttMs: number | null
  readonly bytesIn: number
  readonly bytesOut: number
  /** Out: octets asked for and still to come. In: requests being answered. */
  readonly inFlight: number
}

/** In octets, octets per second and seconds. */
export interface SwarmFigures {
  readonly downRate: number
  readonly upRate: number
  /** Reported and reachable, those at rest too. */
  readonly peers: number
  readonly seeds: number
  /** Of the seeds: they wake when somebody wants what they have. */
  readonly restingSeeds: number
  /** This node's own onions are down until somebody wants what is here. */
  readonly resting: boolean
  readonly connectedPeers: number
  /**
   * Streams that others have opened to fetch from here. Nobody is named on them: a caller with two lanes counts twice.
   */
  readonly callers: number
  readonly openStreams: number
  /** Whether anything was asked of a peer and has still to come. */
  readonly underWay: boolean
  /** Null when nothing comes, and when nothing is missing. */
  readonly etaSeconds: number | null
  /** Copies of the rarest wanted piece among connected peers. */
  readonly availability: number
  readonly uploadedBytes: number
  /** Octets of pieces that went out, ever, and how often all of them did (core/CopyCount). */
  readonly servedBytes: number
  readonly copies: number
  readonly downloadedBytes: number
  readonly wastedBytes: number
  /** Lanes that are open, and how often one was dialled since the swarm was opened, failures with them. */
  readonly lanes: number
  readonly dials: number
  /** Dials more that what came has earned (core/lanePlan), of all peers that have lanes. */
  readonly tokens: number
}

/** A look inside: pieces that are under way, of each piece how many connected peers have it, and who they are. */
export interface SwarmPieces {
  readonly underWay: readonly number[]
  readonly copies: Uint32Array
  /** By its public key, in hex, the number by which a peer is called in figures and facts. */
  readonly peerNumbers: ReadonlyMap<string, number>
}

export interface SwarmLive extends SwarmFigures {
  readonly streams: readonly SwarmStream[]
}
