/** The relay, the ledger and releases. */
import { Schema } from "effect"
import { count, flag, list, object, octets, oneOf, orNull, text, time } from "./fields.ts"

const relayProcess = object("RelayProcess", {
  state: oneOf(["off", "starting", "bootstrapping", "running", "restarting", "failed"], "of tor's process"),
  percent: count("of its start"),
  summary: text("in words for people"),
  reason: orNull(Schema.String, "why it does not get on"),
  pid: orNull(Schema.Number, "of the process"),
  uptimeSeconds: orNull(Schema.Number, "seconds"),
  version: orNull(Schema.String, "of tor"),
  reachable: oneOf(["unknown", "testing", "yes", "no"], "whether other relays get through to it"),
  flags: orNull(Schema.Array(Schema.String), "as the consensus has them; null while it is not in it"),
  middleOnly: orNull(Schema.Boolean, "whether its published descriptor refuses all exits"),
  inFamily: orNull(Schema.Boolean, "whether its published descriptor declares a family"),
  read: octets("since the process began"),
  written: octets("since the process began"),
  readRate: octets("a second"),
  writeRate: octets("a second"),
})

export const relayFields = {
  id: text("self"),
  mode: oneOf(["unasked", "refused", "stopped", "running"], "what it is to be"),
  standing: text("how it stands, in one word"),
  rate: octets("a second, on the average"),
  burst: octets("a second, for a moment"),
  port: orNull(Schema.Number, "TCP port for other relays"),
  relayed: octets("relayed so far"),
  answeredAt: orNull(Schema.Number, "when its operator answered, in milliseconds since 1970"),
  measuredAt: orNull(Schema.Number, "when that was measured last, in milliseconds since 1970"),
  family: orNull(Schema.String, "name of its family's key; null: it declares none"),
  problem: orNull(Schema.String, "why it was stopped, if it was because of what it published"),
  process: relayProcess,
}
export const relay = object("Relay", relayFields)

const policyWords = ["strict", "soft", "off"] as const
export const policy = oneOf(policyWords, "what happens to downloads when the credit is used up")

const creditLive = object("CreditNow", {
  affordable: orNull(Schema.Number, "octets that may be downloaded now; null: as many as one likes"),
  earningRate: octets("of credit a second"),
  slowed: flag("there is no credit, and downloads go on slowly"),
})

export const creditFields = {
  id: text("self"),
  policy,
  price: count("octets to relay for one octet downloaded"),
  balance: octets("of credit"),
  granted: octets("of credit"),
  earned: octets("of credit"),
  imported: octets("of credit"),
  spent: octets("of credit"),
  handedOver: octets("of credit"),
  downloaded: octets("of payload that were charged"),
  relayed: octets("relayed"),
  code: text("names this ledger to a relay on another machine"),
  openedAt: time("when the ledger was opened"),
  live: creditLive,
}

export const creditDay = object("CreditDay", {
  day: text("as 2026-11-25"),
  earned: octets("of credit"),
  imported: octets("of credit"),
  spent: octets("of credit"),
  handedOver: octets("of credit"),
  downloaded: octets("of payload"),
})

export const creditEntry = object("CreditEntry", {
  seq: count("number of the event"),
  at: time("when"),
  change: count("octets of credit, with a sign"),
  balance: octets("of credit after it"),
  event: Schema.Object.annotations({ description: "the event itself" }),
})

export const releaseFields = {
  id: text("self"),
  mode: text("how it stands"),
  own: orNull(
    object("OwnSoftware", { version: text("that runs"), tree: text("its digest"), signed: flag("by its maintainers") }),
    "null until it is known",
  ),
  knowsMaintainers: flag("whether this build knows whose releases it takes"),
  kept: list(
    object("KeptRelease", { seq: count("of it"), version: text("of it"), torrent: text("id of its torrent") }),
    "that are here whole",
  ),
  conflict: orNull(
    object("ReleaseConflict", { seq: count("of the release"), from: text("id of the trusted node that has another") }),
    "two releases of one number",
  ),
  nodes: list(
    object("ReleaseWord", {
      node: text("id of the trusted node"),
      version: orNull(Schema.String, "that it offers"),
      verified: flag("its maintainers signed it"),
      refused: orNull(Schema.String, "why it was not taken"),
    }),
    "what trusted nodes offer",
  ),
  changedAt: time("of the last change"),
  offered: orNull(
    object("OfferedRelease", {
      version: text("of it"),
      sha256: text("of its file"),
      size: octets("of its file"),
      notes: text("its maintainers' words"),
      signers: list(Schema.String, "names of the maintainers' keys"),
      ready: flag("it is here whole"),
      wanted: flag("newer than what runs, and not put away"),
      compared: orNull(Schema.Boolean, "what `release compare` came to"),
    }),
    "null where there is none",
  ),
}
