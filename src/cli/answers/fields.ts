/** Fields of what commands print with --json, each with its words for docs/cli-json.md. */
import { Schema } from "effect"

type Fields = Schema.Struct.Fields

export const text = (description: string) => Schema.String.annotations({ description })
export const count = (description: string) => Schema.Number.annotations({ description })
export const flag = (description: string) => Schema.Boolean.annotations({ description })
export const octets = (of: string) => count(`octets ${of}`)
export const time = (of: string) => count(`${of}, in milliseconds since 1970`)

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words, description: string) =>
  Schema.Literal(...words).annotations({ description })

export const orNull = <A>(schema: Schema.Schema<A>, description: string) =>
  Schema.NullOr(schema).annotations({ description })

export const list = <A>(of: Schema.Schema<A>, description: string) => Schema.Array(of).annotations({ description })

/** @param name under which it is described once, and named wherever else it is. */
export const object = <F extends Fields>(name: string, fields: F) =>
  Schema.Struct(fields).annotations({ identifier: name })

export const id = (of: string) => text(`id of the ${of}: 32 hex digits`)
export const infohash = text("64 hex digits")
export const trouble = orNull(
  object("Trouble", { code: text("see docs/errors.md"), message: text("in words for people") }),
  "why it does not go on; null while it does",
)

/** Of each target of a command that takes several. */
const failedTarget = object("FailedTarget", {
  ok: Schema.Literal(false),
  target: text("as it was named"),
  title: Schema.optional(text("what it is called, where that is known")),
  code: text("see docs/errors.md"),
  message: text("in words for people"),
})

export const results = <F extends Fields>(name: string, done: F) =>
  Schema.Array(Schema.Union(object(name, { ok: Schema.Literal(true), ...done }), failedTarget)).annotations({
    description: "what each target came to, in their order; where one failed, `ok` of the whole is false",
  })
