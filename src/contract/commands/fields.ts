/** Fields that commands are asked in, each with its limits, and words that say them. */
import { Schema } from "effect"
import { infoProblem, MAX_DESCRIPTION, MAX_TAG, MAX_TAGS, MAX_TITLE, tidyTags } from "../../core/shareInfo.ts"
import { areShort, MAX_OWN_TAGS } from "../../core/ownTags.ts"
import { LEVELS } from "../../core/fileSelection.ts"
import { TRACE_ANSWERS } from "../../core/traces.ts"
import { LEAST_RATE, MOST_RATE } from "../../core/relayRate.ts"

/** On the node's machine, absolute. */
export const Path = Schema.String.pipe(Schema.maxLength(4096), Schema.pattern(/^[^\0]+$/)).annotations({
  description: "a path of at most 4,096 characters",
})
export const Title = Schema.String.pipe(Schema.maxLength(MAX_TITLE)).annotations({
  description: `a title of at most ${MAX_TITLE} characters`,
})
export const Description = Schema.String.pipe(
  Schema.filter((description) => infoProblem({ description, tags: [] }) === undefined),
).annotations({ description: `a description of at most ${MAX_DESCRIPTION.toLocaleString("en")} octets of UTF-8` })
export const Tags = Schema.Array(Schema.String)
  .pipe(Schema.filter((tags) => infoProblem({ description: "", tags: tidyTags(tags) }) === undefined))
  .annotations({ description: `at most ${MAX_TAGS} tags, each of at most ${MAX_TAG} octets of UTF-8` })
/** The operator's own, of a torrent. */
export const OwnTags = Schema.Array(Schema.String)
  .pipe(Schema.maxItems(MAX_OWN_TAGS), Schema.filter(areShort))
  .annotations({ description: `at most ${MAX_OWN_TAGS} tags, each of at most ${MAX_TAG} octets of UTF-8` })
/** Whom a key of a share was made for; it stays on this node. */
export const RecipientName = Schema.String.pipe(
  Schema.maxLength(64),
  Schema.pattern(/^[^\p{Cc}]*[^\s\p{Cc}][^\p{Cc}]*$/u),
).annotations({ description: "a name of 1 to 64 characters" })
/** As pasted, with what is around it. */
export const Link = Schema.String.pipe(Schema.maxLength(1024)).annotations({
  description: "a link or address of at most 1,024 characters",
})
/** A torrent's, share's or mirror's id, or an unambiguous beginning (≥ 6 digits) of its id or infohash. */
export const Target = Schema.String.pipe(Schema.pattern(/^[0-9a-f]{6,64}$/)).annotations({
  description: "an id of 6 to 64 hex digits",
})
export const Update = Schema.Literal("auto", "manual").annotations({ description: "auto or manual" })
export const Passphrase = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(1024)).annotations({
  description: "a passphrase of 1 to 1,024 characters",
})
/** Names a ledger to relays on other machines. */
export const Code = Schema.String.pipe(Schema.pattern(/^[0-9a-f]{32}$/)).annotations({
  description: "a ledger's code of 32 hex digits",
})
/** Octets a second. Tor takes no relay that gives less than 75 KiB/s. */
export const Rate = Schema.Int.pipe(Schema.between(LEAST_RATE, MOST_RATE)).annotations({
  description: "a rate from 76,800 octets a second",
})
/** The TCP port for other relays. */
export const Port = Schema.Int.pipe(Schema.between(1024, 65_535)).annotations({
  description: "a port from 1024 to 65535",
})
/** Rules by which files are chosen, one after the other: of those that fit a file the last one counts. */
export const Choice = Schema.Array(
  Schema.Struct({
    glob: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(1024)),
    level: Schema.Literal(...LEVELS),
  }),
)
  .pipe(Schema.maxItems(200))
  .annotations({ description: "up to 200 rules, each with a glob and its level: skip, low, normal or high" })
/** A level for each file, in runs. */
export const Levels = Schema.String.pipe(Schema.pattern(/^(?:[1-9][0-9]{0,8}[slnh])*$/)).annotations({
  description: "levels of all files in runs, as 2n40s1h",
})
/** What is to become of files that say something, by kind. */
export const Answers = Schema.Struct({
  secret: Schema.optional(Schema.Literal(...TRACE_ANSWERS.secret)),
  place: Schema.optional(Schema.Literal(...TRACE_ANSWERS.place)),
  name: Schema.optional(Schema.Literal(...TRACE_ANSWERS.name)),
  device: Schema.optional(Schema.Literal(...TRACE_ANSWERS.device)),
  time: Schema.optional(Schema.Literal(...TRACE_ANSWERS.time)),
  "not-looked-into": Schema.optional(Schema.Literal(...TRACE_ANSWERS["not-looked-into"])),
}).annotations({ description: "answers by kind: leave-out, keep or clean; of secrets leave-out or share" })
/** Patterns for files below the share (core/glob). */
export const Globs = Schema.Array(Schema.String.pipe(Schema.minLength(1), Schema.maxLength(4096)))
  .pipe(Schema.maxItems(10_000))
  .annotations({ description: "at most 10,000 patterns for names of files" })
/** Of a look at what files say. */
export const LookId = Schema.String.pipe(Schema.pattern(/^[0-9a-f]{32}$/)).annotations({
  description: "the id of a look, of 32 hex digits",
})
export const Flag = Schema.Boolean.annotations({ description: "true or false" })

const DateMs = Schema.optional(
  Schema.Int.pipe(Schema.between(0, 8_640_000_000_000_000)).annotations({
    description: "a date in milliseconds since 1970, or 0 for none",
  }),
)

/** What ends the serving of something: whichever is met first. 0 takes it away. */
export const Seeding = {
  copies: Schema.optional(
    Schema.Int.pipe(Schema.between(0, 1_000_000)).annotations({
      description: "how often all of it is to go out, or 0 for no such limit",
    }),
  ),
  ratio: Schema.optional(
    Schema.Number.pipe(Schema.between(0, 1_000_000)).annotations({
      description: "how many times its octets are to go out, or 0 for no such limit",
    }),
  ),
  until: DateMs,
}

/** The same of a share, which nobody can reach before `from`. */
export const Offer = { ...Seeding, from: DateMs }

/** That data which are at the place may be written to; that names which a machine runs by itself are all right. */
export const Word = { useExisting: Schema.optional(Flag), acceptNames: Schema.optional(Flag) }
