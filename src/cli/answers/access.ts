/** Answers of commands about who may manage the node, and what is chosen for it. */
import { Schema } from "effect"
import { count, flag, list, object, text, time } from "./fields.ts"

const session = object("Session", {
  id: text("12 hex digits, by which it is ended"),
  name: text("the family of its browser and system"),
  seenAt: time("the hour in which it was last of use"),
})

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
}
