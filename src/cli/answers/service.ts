/** Answers of commands about the node as a service. */
import { Schema } from "effect"
import { count, flag, list, object, oneOf, orNull, text } from "./fields.ts"

const scope = oneOf(["user", "system"], "whose units they are")
const write = list(Schema.String, "folders that it may write into, beside the data folder")

const unit = object("Unit", {
  load: text("loaded, not-found or what else systemd says"),
  active: text("active, activating, failed, inactive or what else systemd says"),
  sub: text("the same more closely"),
  result: text("success, or what it failed by"),
  status: count("of its process, when it ended last"),
  enabled: flag("it is started by itself"),
  since: orNull(Schema.Number, "when that changed last, in milliseconds since 1970"),
  pid: orNull(Schema.Number, "of its process"),
  restarts: count("by systemd"),
})

export const serviceAnswers = {
  "service install": {
    units: Schema.optional(
      list(object("UnitFile", { path: text("where it would be"), text: text("of it") }), "with --print, and alone"),
    ),
    scope: Schema.optional(scope),
    changed: Schema.optional(list(Schema.String, "files that were written")),
    data: Schema.optional(text("the node's data folder")),
    write: Schema.optional(write),
    lingers: Schema.optional(flag("it runs from the start of the machine on")),
    confined: Schema.optional(flag("the machine can hold it to what it may do")),
    answering: Schema.optional(flag("the node answers")),
  },
  "service remove": {
    removed: list(Schema.String, "files that were taken away"),
    data: orNull(Schema.String, "the node's data folder, which stays"),
  },
  "service status": {
    scope,
    data: text("the node's data folder"),
    write,
    answering: flag("the node answers; where it does not, the exit code is 3"),
    node: unit,
    relay: unit,
    path: unit,
    trouble: list(Schema.String, "what it complained of last"),
  },
}
