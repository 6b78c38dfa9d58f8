/** What is read of trackers, swarms and searches. */
import { Schema } from "effect"
import { count, flag, infohash, list, object, octets, oneOf, orNull, text, time } from "./fields.ts"

export const mirrorPlace = object("MirrorPlace", {
  address: text("its onion"),
  entries: count("that it says it has"),
  until: time("when its word runs out"),
})

const listedFields = {
  infohash,
  title: text("a stranger's words"),
  description: text("a stranger's words; may be empty"),
  tags: list(Schema.String, "a stranger's words"),
  bytes: octets("in all"),
  files: count("in all"),
  addedAt: time("when it was listed"),
  link: text("what `bulbil download` takes"),
  torrent: orNull(Schema.String, "id of the torrent here that has it"),
}

export const catalogue = {
  address: text("that was asked for"),
  tracker: text("the origin's own address"),
  held: orNull(Schema.String, "self, a mirror's id, or null: it was read from others just now, and is not kept"),
  seq: count("entries of the chain"),
  count: count("torrents that are listed"),
  at: time("when its head was signed"),
  forked: flag("the tracker has told two stories under one signature"),
  entries: list(object("CatalogueEntry", { ...listedFields, seq: count("of its entry") }), "those asked for"),
  next: orNull(Schema.Number, "null: these are all"),
}

export const swarm = {
  infohash,
  peers: list(
    object("Peer", {
      peer: text("the first ten characters of its onion"),
      number: orNull(Schema.Number, "by which its streams and the history call it; null while it is not in the swarm"),
      own: flag("it is this node"),
      state: oneOf(["leech", "seed", "stopped", "rest"], "as its record says"),
      have: count("percent"),
      lanes: count("to it"),
      issuedAt: time("when its record was signed"),
      until: time("when its record runs out"),
    }),
    "as their signed records say",
  ),
  trackers: list(
    object("ListedBy", {
      held: text("self, or a mirror's id"),
      tracker: text("its onion"),
      mirrors: list(mirrorPlace, "where else it is mirrored"),
    }),
    "trackers held here that list it",
  ),
}

const knownBy = {
  address: text("its onion"),
  kind: oneOf(["own", "mirrored", "trusted"], "why it is searched"),
  degree: count("0: this node's own; 1: chosen by the operator; more: through others"),
  name: orNull(Schema.String, "what the operator calls it"),
  via: list(Schema.String, "through whom it is known"),
}

const hit = object("SearchHit", {
  ...listedFields,
  trackers: list(
    object("HitTracker", { ...knownBy, forked: flag("two stories under one signature") }),
    "nearest first",
  ),
  file: orNull(Schema.String, "of a file in it that has the words"),
  seen: count("peers that this node is connected with"),
  said: count("peers that others speak of"),
  dead: flag("nobody was known to have it for a week"),
  alike: count("others that look like it"),
})

const askable = object("AskableNode", {
  ...knownBy,
  entries: orNull(Schema.Number, "torrents that it lists, as it said last"),
})

const answer = Schema.Union(
  object("NodeAnswered", {
    ok: Schema.Literal(true),
    address: text("its onion"),
    hits: list(hit, "best first"),
    more: flag("it has more than fits into an answer"),
  }),
  object("NodeFailed", {
    ok: Schema.Literal(false),
    address: text("its onion"),
    code: text("see docs/errors.md"),
    message: text("in words for people"),
  }),
)

export const search = {
  hits: list(hit, "best first"),
  found: count("in all"),
  capped: flag("there may be more than were looked at"),
  next: orNull(Schema.Number, "where the rest begins; null at the end"),
  sources: count("catalogues that were searched"),
  torrents: count("in them"),
  muted: list(Schema.String, "trackers that are left out"),
  askable: object("Askable", {
    words: text("that would be sent"),
    nodes: list(askable, "best first"),
    count: count("in all"),
  }),
  remote: Schema.optional(
    orNull(
      object("Remote", {
        asked: list(askable, "who was asked"),
        answers: list(answer, "one of each"),
        hits: list(hit, "what came, best first"),
      }),
      "with --remote; null where there was nobody to ask",
    ),
  ),
}
