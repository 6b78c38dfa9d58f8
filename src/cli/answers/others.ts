/** Answers of commands about trackers, mirrors, trust, relay, credit, releases and files. */
import { Schema } from "effect"
import { count, flag, id, infohash, list, object, octets, oneOf, orNull, text } from "./fields.ts"
import { catalogue, mirrorPlace, search, swarm } from "./pages.ts"
import { creditDay, creditEntry, creditFields, policy, relay, relayFields, releaseFields } from "./relayRows.ts"
import { mirror, mirrorMode, trusted } from "./rows.ts"

const told = oneOf(["nobody", "anybody"], "who may know that it is trusted")

const held = {
  tracker: orNull(Schema.String, "its onion"),
  entries: count("of its chain"),
  torrents: count("that it lists"),
}

const mirrored = {
  id: id("mirror"),
  address: orNull(Schema.String, "the copy's own onion; null until it is published"),
  tracker: orNull(Schema.String, "the origin's onion; null until it is known"),
  entries: count("that are here"),
  torrents: count("that it lists"),
  state: mirrorMode,
}

const family = {
  declared: flag("it is to declare a family"),
  published: orNull(Schema.Boolean, "its published descriptor declares it; null until it was seen"),
}

const network = {
  dir: text("its folder"),
  clientSettings: list(Schema.String, "torrc lines that make any tor a client of it"),
  browserSocks: object("Socks", { host: text("of it"), port: count("of it") }),
  pids: list(Schema.Number, "of its processes"),
}

export const otherAnswers = {
  peers: swarm,
  search,
  catalogue,
  "tracker address": { address: text("its onion") },
  "tracker show": {
    address: orNull(Schema.String, "its onion; null until it is published"),
    state: oneOf(["open", "restored", "contradicted"], "how it stands"),
    entries: count("of its chain"),
    torrents: count("that it lists"),
    links: count("to and from others that hold it"),
    peers: count("of listed torrents"),
    mirrors: list(mirrorPlace, "that are known"),
    shares: object("ShareCounts", { public: count("active"), private: count("active") }),
  },
  "tracker export": { file: text("that was written"), ...held },
  "tracker import": { id: text("of the mirror; self: it is this node's own tracker now"), ...held },
  "mirror add": mirrored,
  "mirror list": { mirrors: list(mirror, "that are here") },
  "mirror update": mirrored,
  "mirror remove": { id: id("mirror") },
  "trust add": trusted.fields,
  "trust list": { trusted: list(trusted, "all of them") },
  "trust show": {
    ...trusted.fields,
    leadsTo: list(
      object("FarNode", {
        address: text("its onion"),
        degree: count("how far it is"),
        via: list(Schema.String, "through whom"),
        score: count("how much its word weighs, from 0 to 1"),
        state: text("how it stands"),
        entries: count("torrents that it lists"),
      }),
      "nodes that it leads to",
    ),
    beyond: object("Beyond", {
      nodes: count("that it tells of and that are not asked"),
      octets: Schema.Union(Schema.Number, Schema.Boolean).annotations({
        description: "its catalogues are not copied: more octets than were agreed to",
      }),
    }),
  },
  "trust name": { id: id("trusted node") },
  "trust degrees": { id: id("trusted node"), degrees: count("1: it alone") },
  "trust tell": { id: id("trusted node"), told },
  "trust look": { id: id("trusted node") },
  "trust revoke": {
    id: id("trusted node"),
    lost: list(Schema.String, "addresses of nodes that are reached no more, as only it led to them"),
  },
  "relay consent": {
    answer: oneOf(["none", "yes", "no"], "so far"),
    about: Schema.optional(text("what one would say yes to; where no answer was given")),
    relay,
  },
  "relay start": relayFields,
  "relay stop": { nodeRuns: flag("by the node; false: without one") },
  "relay status": relayFields,
  "relay limit": { rate: octets("a second, on the average"), burst: octets("a second, for a moment") },
  "relay export": {
    file: text("that was written"),
    credit: octets("of credit handed over"),
    family: flag("it holds a family's key"),
  },
  "relay import": { credit: octets("of credit taken"), family: flag("it holds a family that is not declared here") },
  "relay family": { ...family, about: Schema.optional(text("what that tells; where nothing was asked for")) },
  "relay join": family,
  "credit show": {
    ...creditFields,
    ratio: orNull(Schema.Number, "relayed to downloaded; null while nothing was downloaded"),
    days: list(creditDay, "oldest first"),
  },
  "credit history": { entries: list(creditEntry, "newest first") },
  "credit policy": { policy },
  "release show": releaseFields,
  "release compare": { equal: Schema.Literal(true), version: Schema.optional(text("of the file")) },
  "release export": { folder: text("that it was written to") },
  "release add": {},
  "release dismiss": {},
  "release root": {
    knowsMaintainers: flag("whether this build knows whose releases it takes"),
    signers: list(Schema.String, "names of the keys of the newest release"),
  },
  "torrent create": {
    infohash,
    bytes: octets("in all"),
    pieces: count("in all"),
    leftOut: Schema.Object.annotations({ description: "what of the folder is not in it" }),
  },
  "torrent show": {
    infohash,
    name: text("of its file or folder"),
    bytes: octets("in all"),
    pieces: count("in all"),
    pieceLength: octets("of a piece"),
    private: flag("as the file says"),
    files: list(object("TorrentFile", { path: text("of it"), bytes: octets("of it") }), "in its order"),
  },
  "log verify": {
    events: count("in all"),
    redacted: count("of them expired"),
    head: count("number of the last one"),
    hash: text("of the last one"),
  },
  "completion bash": { script: text("for the shell") },
  "completion zsh": { script: text("for the shell") },
  "completion fish": { script: text("for the shell") },
  "completion ids": {
    ids: list(
      object("Named", { id: text("32 hex digits"), title: text("what it is called") }),
      "of what was asked for",
    ),
  },
  man: { page: text("in troff") },
  "testnet up": { ...network, seconds: count("that it took") },
  "testnet down": { state: Schema.Literal("down") },
  "testnet status": {
    state: oneOf(["up", "broken", "down"], "broken: only some of its processes run"),
    processes: list(object("Process", { name: text("of it"), pid: count("of it"), running: flag("now") }), "all"),
    network: Schema.optional(object("Network", network)),
  },
}
