/** Answers of commands about the node, shares and torrents. */
import { Schema } from "effect"
import { count, flag, id, infohash, list, object, octets, orNull, results, text, time } from "./fields.ts"
import { wantedOrAll } from "./files.ts"
import { nodeLimits, ratesInForce } from "./limits.ts"
import { creditFields, relay } from "./relayRows.ts"
import {
  leftOut,
  metadata,
  mirror,
  recipient,
  share,
  stream,
  torrent,
  torrentMode,
  torrentState,
  traceCounts,
  traceKind,
  tracker,
} from "./rows.ts"

const carrier = object("Tor", {
  kind: text("tor, or what stands in for it in tests"),
  state: text("ready: others can be reached"),
  percent: count("of its start"),
  summary: text("in words for people"),
  reason: orNull(Schema.String, "why it does not get on"),
  version: orNull(Schema.String, "of tor"),
})

const several = (done: string) => ({ results: results(done, { id: text("of what was meant") }) })

export const nodeAnswers = {
  status: {
    node: object("Node", {
      pid: count("of its process, on its own machine"),
      startedAt: time("when it was started"),
      downloads: text("folder of downloads"),
      dataDir: text("folder of its keys and history"),
      home: orNull(Schema.String, "home folder of who runs it; null: not known"),
    }),
    health: list(Schema.String, "what is wrong, in words for people: nothing, mostly"),
    tor: carrier,
    trackers: list(tracker, "its own"),
    mirrors: list(mirror, "that are here"),
    torrents: list(torrent, "in the list"),
    shares: list(share, "that were not stopped"),
    relay,
    credit: orNull(object("Credit", creditFields), "null until the ledger is open"),
    limits: object("Limits", { ...nodeLimits.fields, inForce: ratesInForce }),
    streams: list(stream, "of all torrents"),
    freeBytes: octets("free where downloads go by default"),
    disks: list(object("Disk", { folder: text("of it"), freeBytes: octets("free there") }), "other ones that are used"),
    cursor: count("number of the last event that this reflects"),
  },
  stop: { id: text("self") },
  share: {
    id: id("share"),
    link: orNull(Schema.String, "what `bulbil download` takes; null where each recipient has their own"),
    recipients: list(recipient, "those who have a link of their own"),
    infohash,
    bytes: octets("in all"),
    files: count("in all"),
    leftOut,
    metadata,
  },
  look: {
    path: text("of what was looked at"),
    files: count("that were looked at"),
    counts: traceCounts,
    findings: list(
      object("Finding", {
        kind: traceKind,
        what: text("which sort of thing it is"),
        count: count("files that say it"),
        files: list(Schema.String, "the first of them, below what is shared"),
        inName: flag("it stands in their names"),
        values: list(Schema.String, "the most frequent of what they say; empty without --show-values"),
      }),
      "worst first",
    ),
    leftOut,
    mustAnswer: list(traceKind, "kinds of which nothing is shared without an answer"),
    cleaning: orNull(Schema.String, "why files cannot be cleaned, and what to do; null where they can"),
  },
  unshare: several("Stopped"),
  describe: {
    id: id("share"),
    title: text("what others see as its name"),
    description: text("may be empty"),
    tags: list(Schema.String, "words to find it by"),
  },
  "recipient add": {
    results: results("RecipientAdded", {
      id: id("key"),
      name: text("as you call them"),
      link: text("theirs alone"),
    }),
  },
  "recipient list": {
    share: id("share"),
    keyed: flag("nobody reaches it without a key"),
    recipients: list(recipient, "all keys with which it is reached"),
  },
  "recipient revoke": {
    results: results("RecipientRevoked", {
      id: id("key"),
      name: orNull(Schema.String, "as you called them; null: the common key"),
    }),
  },
  reach: { ms: count("milliseconds from the dial to the answer") },
  publish: { id: id("public share"), link: text("for everybody") },
  unpublish: several("TakenBack"),
  download: {
    results: results("Downloaded", {
      id: id("torrent"),
      already: flag("it was in the list before"),
      infohash: orNull(infohash, "64 hex digits"),
      bytes: octets("in all"),
      wanted: wantedOrAll,
      seconds: count("that the command waited"),
      state: torrentMode,
    }),
  },
  watch: { results: results("Whole", { id: id("torrent"), bytes: octets("in all") }) },
  pause: several("Paused"),
  resume: several("Resumed"),
  recheck: several("Checking"),
  locate: { id: id("torrent") },
  remove: {
    results: results("Removed", {
      id: id("torrent"),
      left: Schema.optional(
        list(
          object("LeftFile", { path: text("of it"), what: text("why it was left") }),
          "what --with-data did not delete",
        ),
      ),
    }),
  },
}

/** A line each, without an envelope. */
export const nodeLines = {
  watch: {
    id: id("torrent"),
    infohash: orNull(infohash, "64 hex digits"),
    state: torrentState,
    bytes: octets("in all"),
    verifiedBytes: octets("that are here and verified"),
    downRate: octets("a second"),
    etaSeconds: orNull(Schema.Number, "seconds until it is whole; null where that is not known"),
    connectedPeers: count("now"),
  },
  logs: {
    id: count("of the line"),
    at: time("when it was said"),
    source: text("tor, relay or node"),
    level: text("notice, warn or err"),
    text: text("without addresses, keys and names of relays"),
  },
}
