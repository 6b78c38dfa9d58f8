/** What moves data and metadata: credit, swarms, trackers, and the disk that both keep things on. */
import { Context, Effect, Layer } from "effect"
import { mirrorOctets } from "../../contract/settings/registry.ts"
import { CreditAccount } from "../../credit/CreditAccount.ts"
import { SwarmExchange } from "../../exchange/SwarmExchange.ts"
import { ledgers } from "../../projections/ledgers.ts"
import { ownAnswers } from "../../search/ownAnswers.ts"
import { SqliteSearchIndex } from "../../search/SqliteSearchIndex.ts"
import { FileLibrary } from "../../storage/FileLibrary.ts"
import { FileStorage } from "../../storage/FileStorage.ts"
import { TrackerNetwork } from "../../tracker/TrackerNetwork.ts"
import { keepDates } from "../keepDates.ts"
import { toldTrust } from "../trustedNodes.ts"
import { Entries, Search } from "./entries.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"
import { Log, Rows, Secrets } from "./records.ts"
import { Chosen } from "./settings.ts"
import { Seen } from "./sightings.ts"
import { Carrier, Dialled, Dials } from "./tor.ts"

export class Account extends Context.Tag("Account")<Account, CreditAccount>() {}
export class Swarms extends Context.Tag("Swarms")<Swarms, SwarmExchange>() {}
export class TrackerNet extends Context.Tag("TrackerNet")<TrackerNet, TrackerNetwork>() {}
export class Files extends Context.Tag("Files")<
  Files,
  { readonly storage: FileStorage; readonly library: FileLibrary }
>() {}

export const accountLayer = Layer.scoped(
  Account,
  Effect.gen(function* () {
    const { clock, config } = yield* Ground
    const log = yield* Log
    const rows = yield* Rows
    const { softRate } = config.credit ?? {}
    return yield* opened(
      "credit",
      () =>
        CreditAccount.open({
          log,
          clock,
          ledger: () => rows.get(ledgers, "self"),
          ...(softRate === undefined ? {} : { softRate }),
        }),
      (account) => account.close(),
    )
  }),
)

export const swarmsLayer = Layer.scoped(
  Swarms,
  Effect.gen(function* () {
    const { clock, random } = yield* Ground
    const sessions = yield* Dialled
    const credit = yield* Account
    const dialTimes = yield* Dials
    return yield* opened(
      "swarms",
      () => new SwarmExchange({ sessions, clock, random, credit, dialTimes }),
      (exchange) => exchange.stop(),
    )
  }),
)

export const trackersLayer = Layer.scoped(
  TrackerNet,
  Effect.gen(function* () {
    const { clock, random } = yield* Ground
    const sessions = yield* Dialled
    const store = yield* Entries
    const exchange = yield* Swarms
    const projector = yield* Rows
    const { vault } = yield* Secrets
    const told = () => toldTrust({ projector, vault })
    const index = yield* Search
    const sightings = yield* Seen
    const scratch = () => new SqliteSearchIndex(":memory:")
    const carrier = yield* Carrier
    const dials = yield* Dials
    const metainfoOctets = (yield* Chosen).get(mirrorOctets)
    const beacon = (day: number) => carrier.beacon(day)
    const trackers = yield* opened(
      "trackers",
      () =>
        new TrackerNetwork({
          sessions,
          store,
          scratch,
          clock,
          random,
          told,
          beacon,
          limits: { hedgeMs: () => dials.lateMs, metainfoOctets },
          search: ownAnswers(index, clock),
          seen: (tracker) => sightings.of(tracker),
        }),
      (network) => network.stop(),
    )
    yield* opened(
      "dates",
      () => keepDates(clock, [exchange, trackers]),
      (stop) => stop(),
    )
    return trackers
  }),
)

export const filesLayer = Layer.scoped(
  Files,
  Effect.gen(function* () {
    const { data } = yield* Ground
    const storage = yield* opened(
      "storage",
      () => new FileStorage(),
      (files) => files.close(),
    )
    return { storage, library: new FileLibrary(data.torrents) }
  }),
)
