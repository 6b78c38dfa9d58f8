/** What became of torrents over days, and the look at them once an hour. */
import { Context, Effect, Layer } from "effect"
import { torrents } from "../../projections/torrents.ts"
import { LifeRows } from "../search/LifeRows.ts"
import { watchLives } from "../search/watchLives.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"
import { Rows } from "./records.ts"
import { Swarms, TrackerNet } from "./swarms.ts"
import { Carrier } from "./tor.ts"

export class Lived extends Context.Tag("Lived")<Lived, LifeRows>() {}

export const livesLayer = Layer.scoped(
  Lived,
  Effect.gen(function* () {
    const { clock, data, logs } = yield* Ground
    const projector = yield* Rows
    const exchange = yield* Swarms
    const trackers = yield* TrackerNet
    const transport = yield* Carrier
    const rows = yield* opened(
      "lives of torrents",
      () =>
        new LifeRows(data.lives, () => logs.add("node", "notice", "what is known of torrents that died begins anew")),
      (open) => open.close(),
    )
    const tried = () =>
      projector
        .all(torrents)
        .flatMap(({ id, mode, infohash }) =>
          mode === "downloading" && infohash !== null
            ? [[infohash, (exchange.live(id)?.connectedPeers ?? 0) > 0] as const]
            : [],
        )
    const connected = () => transport.health().state === "ready"
    yield* opened(
      "watch of lives",
      () => watchLives({ clock, rows, alive: () => trackers.alive(), tried, connected }),
      (stop) => stop(),
    )
    return rows
  }),
)
