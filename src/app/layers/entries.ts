/**
 * What trackers list: the chains, own and mirrored, and the words of them, kept in step; filled in the background where
 * they are behind.
 */
import { Context, Effect, Layer } from "effect"
import type { SearchIndex } from "../../search/SearchIndex.ts"
import { SqliteSearchIndex } from "../../search/SqliteSearchIndex.ts"
import { StoreIndexing } from "../../search/StoreIndexing.ts"
import type { EntryStore } from "../../storage/EntryStore.ts"
import { SqliteEntryStore } from "../../storage/SqliteEntryStore.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"

export class Entries extends Context.Tag("Entries")<Entries, EntryStore>() {}
export class Search extends Context.Tag("Search")<Search, SearchIndex>() {}

export const entriesLayer = Layer.scoped(
  Entries,
  Effect.gen(function* () {
    const { data } = yield* Ground
    return yield* opened(
      "trackers' entries",
      () => new SqliteEntryStore(data.trackers),
      (entries) => entries.close(),
    )
  }),
)

export const searchLayer = Layer.scoped(
  Search,
  Effect.gen(function* () {
    const { data, clock, logs } = yield* Ground
    const entries = yield* Entries
    let indexing: StoreIndexing | undefined
    const remade = () => {
      logs.add("node", "notice", "the index for searches is made anew")
      indexing?.again()
    }
    const index = yield* opened(
      "search index",
      () => new SqliteSearchIndex(data.search, remade),
      (open) => open.close(),
    )
    yield* opened(
      "search indexing",
      () => (indexing = new StoreIndexing(entries, index, clock)),
      (filling) => filling.stop(),
    )
    return index
  }),
)
