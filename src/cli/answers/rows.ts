/** What a node holds: torrents, shares, trackers, mirrors, trusted nodes, relay, credit, releases. */
import { Schema } from "effect"
import { TRACE_KINDS } from "../../core/traces.ts"
import { count, flag, id, infohash, list, object, octets, oneOf, orNull, text, time, trouble } from "./fields.ts"
import { wantedOrAll } from "./files.ts"

const torrentModes = [
  "mirroring-metadata",
  "downloading",
  "waiting-for-credit",
  "checking",
  "seeding",
  "queued",
  "paused",
  "missing-files",
  "error",
  "moving",
  "removing",
  "removed",
] as const

export const torrentMode = oneOf(torrentModes, "what it does")
export const torrentState = oneOf(
  [...torrentModes, "waiting-for-tor", "stalled", "resting", "hashing", "share-failed"],
  "what it does, and what keeps it from it just now",
)

const figures = object("TorrentFigures", {
  downRate: octets("a second"),
  upRate: octets("a second"),
  peers: count("of the swarm that can be reached"),
  seeds: count("of the peers, those that have all"),
  restingSeeds: count("of the seeds, those that wake when they are wanted"),
  connectedPeers: count("of the peers"),
  callers: count("streams that others opened to here"),
  openStreams: count("in both directions"),
  etaSeconds: orNull(Schema.Number, "seconds until it is whole; null where that is not known"),
  availability: count("copies of the rarest piece among connected peers"),
  uploadedBytes: octets("since the node began"),
  downloadedBytes: octets("since the node began"),
})

const torrentFields = {
  id: id("torrent"),
  infohash: orNull(infohash, "64 hex digits; null until the metadata are here"),
  title: text("as its sharer or its operator calls it; a stranger's words"),
  tags: list(Schema.String, "the operator's own, which nobody else is told"),
  name: text("of its file or folder; a stranger's words"),
  path: text("where its data are, or will be"),
  bytes: octets("in all"),
  verifiedBytes: octets("that are here and verified"),
  wanted: wantedOrAll,
  pieces: count("in all"),
  verifiedPieces: count("that are here and verified"),
  files: count("in all"),
  mode: torrentMode,
  origin: oneOf(["share", "download"], "how it came here"),
  error: trouble,
  missing: list(Schema.String, "files that are gone"),
  move: orNull(
    object("Move", {
      from: text("where the data were"),
      to: text("where they go"),
      arrived: flag("they are there, and the old place is being left"),
      stopped: flag("it was called off, and is being undone"),
    }),
    "a move of the data that is under way",
  ),
  moveError: orNull(
    object("MoveError", { code: text("see docs/errors.md"), message: text("in words for people") }),
    "why the last move came to nothing",
  ),
  addedAt: time("when it was added"),
  completedAt: orNull(Schema.Number, "when it was whole, in milliseconds since 1970"),
}

export const torrent = object("Torrent", {
  ...torrentFields,
  state: torrentState,
  queuePosition: orNull(Schema.Number, "among those that wait for their turn; null: it does not wait"),
  trouble: orNull(Schema.String, "what it cannot get past at the moment, in words for people"),
  live: orNull(figures, "null while it is not open"),
})

export const leftOut = object("LeftOut", {
  links: count("symbolic links"),
  special: count("sockets, pipes and devices"),
  emptyFolders: count("folders without a file"),
  unsafeNames: count("names that no torrent may hold"),
  first: list(
    object("LeftOutName", { name: text("below the share"), kind: text("of it"), reason: text("for people") }),
    "the first of them",
  ),
})

const files = (what: string) => Schema.optional(count(`files with ${what}`))
export const traceCounts = object("TraceCounts", {
  secret: files("a secret"),
  place: files("a place"),
  name: files("somebody's name"),
  device: files("a device or program"),
  time: files("a time"),
  "not-looked-into": files("something that was not looked into"),
})
export const traceKind = oneOf(TRACE_KINDS, "what it is about")

export const metadata = orNull(
  object("Metadata", {
    files: count("that were looked at"),
    findings: traceCounts,
    kept: list(traceKind, "kinds of which something is shared all the same"),
    leftOut: count("files that were left out"),
    cleaned: count("files of which cleaned copies are shared"),
  }),
  "what its sharer was told about its files, and did; null of public ones, and of those from before this was asked",
)

export const recipient = object("Recipient", {
  id: id("key"),
  name: orNull(Schema.String, "as you call them; null: the common key, for whoever has the common link"),
  link: orNull(Schema.String, "null until the onion takes its key"),
})

export const share = object("Share", {
  id: id("share"),
  torrent: orNull(Schema.String, "id of its torrent; null until it is hashed"),
  infohash: orNull(infohash, "64 hex digits; null until it is hashed"),
  visibility: oneOf(["private", "public"], "private: only who has the link"),
  title: text("what others see as its name"),
  description: text("may be empty"),
  tags: list(Schema.String, "words to find it by"),
  path: text("where its data are"),
  bytes: octets("in all"),
  files: count("in all"),
  leftOut: orNull(leftOut, "what of the folder is not in it"),
  metadata,
  mode: oneOf(["hashing", "active", "taking-back", "stopped", "failed"], "what it does"),
  error: trouble,
  createdAt: time("when it was begun"),
  keyed: flag("nobody reaches it without a key"),
  recipients: list(recipient, "all keys with which it is reached"),
  link: orNull(Schema.String, "for whoever it is given to; null until it is published, and where there is none"),
})

export const stream = object("Stream", {
  id: text("of the stream"),
  torrent: id("torrent"),
  direction: oneOf(["out", "in"], "who opened it"),
  peer: count("a number of this node's own; no address"),
  lane: count("of the peer"),
  state: oneOf(["dialing", "open", "backing-off"], "of the stream"),
  rttMs: orNull(Schema.Number, "round trip in milliseconds"),
  bytesIn: octets("received"),
  bytesOut: octets("sent"),
  inFlight: count("octets asked for and still to come; of a caller: requests being answered"),
})

export const tracker = object("Tracker", {
  id: text("self"),
  mode: oneOf(["open", "restored", "contradicted"], "contradicted: it takes no more entries"),
  seq: count("entries of its chain"),
  listed: count("torrents that it lists"),
  address: orNull(Schema.String, "its onion; null until it is published"),
})

export const mirrorMode = oneOf(
  ["mirroring", "current", "partial", "by-hand", "updating", "frozen", "full", "failed", "removed"],
  "how it stands",
)

export const mirror = object("Mirror", {
  id: id("mirror"),
  mode: mirrorMode,
  update: oneOf(["auto", "manual"], "how it is kept up to date"),
  seq: count("entries that are here"),
  head: count("entries that the tracker is known to have"),
  behind: count("entries that are missing"),
  torrents: count("that it lists"),
  octets: octets("of entries"),
  address: orNull(Schema.String, "the copy's own onion; null until it is published"),
  tracker: orNull(Schema.String, "the origin's onion; null until it is known"),
  origin: oneOf(["reachable", "unreachable", "silent", "dead", "untried"], "how the origin stands"),
  error: trouble,
  trouble: orNull(Schema.String, "what it cannot get past at the moment, in words for people"),
  addedAt: time("when it was added"),
})

export const trusted = object("TrustedNode", {
  id: id("trusted node"),
  mode: text("how it stands"),
  address: orNull(Schema.String, "onion of its tracker"),
  name: orNull(Schema.String, "what its operator here calls it"),
  entries: count("torrents of it that can be found here"),
  count: count("torrents that it lists, as it said last"),
  degrees: count("how far others are reached through it; 1: it alone"),
  told: oneOf(["nobody", "anybody"], "who may know that it is trusted"),
  error: trouble,
  addedAt: time("when it was added"),
  foundAt: orNull(Schema.Number, "when it was found first, in milliseconds since 1970"),
  metAt: orNull(Schema.Number, "when it was found last, in milliseconds since 1970"),
  octets: octets("of its entries"),
  agreed: orNull(
    object("AgreedCost", { nodes: count("that are reached through it"), octets: octets("of their entries") }),
    "what reaching so far was said to cost",
  ),
  agreedAt: orNull(Schema.Number, "when that was agreed to, in milliseconds since 1970"),
  listed: orNull(
    object("ListedNodes", { nodes: count("that it tells of"), total: count("that it knows") }),
    "null while it is not known",
  ),
  lies: list(Schema.String, "what it was caught at"),
  at: orNull(Schema.String, "where else it may be read"),
  meant: orNull(Schema.String, "the tracker that the address turned out to be a mirror of"),
})
