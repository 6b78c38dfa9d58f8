/** Answers of commands about who may manage the node, and what is chosen for it. */
import { Schema } from "effect"
import { count, flag, list, object, oneOf, orNull, text, time } from "./fields.ts"

const session = object("Session", {
  id: text("12 hex digits, by which it is ended"),
  name: text("the family of its browser and system"),
  seenAt: time("the hour in which it was last of use"),
})

/** What a setting takes is its own to say. */
const value = Schema.Unknown.annotations({ description: "what the setting takes, as JSON" })

const setting = {
  name: text("of the setting"),
  form: Schema.Object.annotations({ description: "`kind` of its values, with their bounds" }),
  takes: text("in words, with its range"),
  help: text("what it is for"),
  unit: orNull(Schema.String, "of a number"),
  holds: oneOf(["at once", "after a restart"], "when another value holds"),
  command: orNull(Schema.String, "that sets it as well"),
  default: value,
  value,
  chosen: flag("somebody has chosen it"),
  waits: flag("`value` holds only after the next start"),
}

const now = { name: setting.name, value }

export const accessAnswers = {
  link: {
    managementLink: text("a key: whoever has it can run the node"),
    key: Schema.optional(text("52 letters that Tor Browser asks for; none: it asks for no key")),
    reachable: flag("Tor has published its onion"),
  },
  restart: { id: text("self"), startedAt: time("when it began this time") },
  "sessions list": { sessions: list(session, "that are open; the one that was of use last comes first") },
  "sessions end": {
    ended: list(Schema.String, "their ids"),
    left: count("of those that are open still"),
  },
  "config list": { settings: list(object("Setting", setting), "all there are") },
  "config get": setting,
  "config set": now,
  "config unset": now,
}
