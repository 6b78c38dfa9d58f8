/** What the page keeps of its own with the node: its looks, and what an operator has made of its tables. */
import { Schema } from "effect"
import { MAX_LAST_FOLDER, MOST_LAST_FOLDERS } from "../folders.ts"
import { MOST_ASKED, MOST_KEPT, MOST_NAME } from "./preferenceLimits.ts"

/** That the page speaks, by their tags (BCP 47); the first is the one that it is written in. */
export const LANGUAGES = ["en", "de"] as const
export type LanguageTag = (typeof LANGUAGES)[number]

const Id = Schema.String.pipe(Schema.maxLength(MOST_NAME))

const Folder = Schema.String.pipe(Schema.maxLength(MAX_LAST_FOLDER))

const Table = Schema.Struct({
  order: Schema.optional(Schema.Array(Id)),
  widths: Schema.optional(Schema.Record({ key: Id, value: Schema.Finite })),
  shown: Schema.optional(Schema.Record({ key: Id, value: Schema.Boolean })),
  sort: Schema.optional(Schema.Array(Schema.Struct({ id: Id, down: Schema.Boolean }))),
})

const Unknown = Schema.Record({ key: Schema.String, value: Schema.Unknown })
const Asked = Schema.Record({ key: Id, value: Schema.String.pipe(Schema.maxLength(MOST_ASKED)) })

const View = Schema.Struct({ id: Id, name: Id, asked: Asked, columns: Table }, Unknown)
const Search = Schema.Struct(
  {
    id: Id,
    text: Schema.String.pipe(Schema.maxLength(MOST_ASKED)),
    filters: Schema.Record({ key: Id, value: Schema.Union(Schema.String, Schema.Finite) }),
  },
  Unknown,
)

/** What a newer page keeps besides is kept as it is. */
export const Preferences = Schema.Struct(
  {
    theme: Schema.optional(Schema.Literal("system", "light", "dark")),
    language: Schema.optional(Schema.Literal(...LANGUAGES)),
    contrast: Schema.optional(Schema.Literal("system", "more")),
    density: Schema.optional(Schema.Literal("comfortable", "normal", "compact")),
    time: Schema.optional(Schema.Literal("utc", "local")),
    letters: Schema.optional(Schema.Boolean),
    foldedSide: Schema.optional(Schema.Boolean),
    putAside: Schema.optional(Schema.Array(Id)),
    folders: Schema.optional(Schema.Array(Folder).pipe(Schema.maxItems(MOST_LAST_FOLDERS))),
    tables: Schema.optional(Schema.Record({ key: Id, value: Table })),
    /** Of the list of transfers: how it is asked for in an address, and its columns. */
    views: Schema.optional(Schema.Array(View).pipe(Schema.maxItems(MOST_KEPT))),
    /** Of the catalogues: words, and by which filters. */
    searches: Schema.optional(Schema.Array(Search).pipe(Schema.maxItems(MOST_KEPT))),
  },
  Unknown,
)
