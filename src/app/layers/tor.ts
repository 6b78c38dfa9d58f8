/** What reaches the network: the relay beside the node, the carrier, and HTTP/2 sessions over it. */
import { Context, Effect, Layer } from "effect"
import { DialTimes } from "../../core/DialTimes.ts"
import { dialTimes } from "../../projections/dialTimes.ts"
import type { Relay } from "../../relay/Relay.ts"
import { OnionKeeper } from "../../transport/OnionKeeper.ts"
import { Http2Sessions } from "../../transport/h2/Http2Sessions.ts"
import type { Sessions } from "../../transport/Sessions.ts"
import type { Transport } from "../../transport/Transport.ts"
import { earlyCollection } from "../earlyCollection.ts"
import { statesInto, tapInto } from "../nodeLog.ts"
import { ownRelays } from "../ownRelays.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"
import { Rows, Secrets } from "./records.ts"

export class OwnRelay extends Context.Tag("OwnRelay")<OwnRelay, Relay>() {}
export class Carrier extends Context.Tag("Carrier")<Carrier, Transport>() {}
export class Dialled extends Context.Tag("Dialled")<Dialled, Sessions>() {}

export class Dials extends Context.Tag("Dials")<Dials, DialTimes>() {}

export const dialsLayer = Layer.effect(
  Dials,
  Effect.map(Rows, (projector) => new DialTimes(projector.ask(dialTimes).last())),
)

export const relayLayer = Layer.scoped(
  OwnRelay,
  Effect.gen(function* () {
    const { config, data, logs } = yield* Ground
    return yield* opened(
      "relay",
      () =>
        config.relay({
          folder: data.relay,
          socket: data.relaySocket,
          onLine: (level, text) => logs.add("relay", level, text),
        }),
      (relay) => relay.detach(),
    )
  }),
)

export const carrierLayer = Layer.scoped(
  Carrier,
  Effect.gen(function* () {
    const { clock, config, data, logs } = yield* Ground
    const { vault } = yield* Secrets
    const relay = yield* OwnRelay
    const dials = yield* Dials
    const transport = yield* opened(
      "carrier",
      async () => {
        const told = { ...tapInto(logs, ownRelays(vault, relay)), lateMs: () => dials.lateMs }
        const carrier = await config.carrier(data.tor, told)
        return carrier.kind === "tor" ? new OnionKeeper(carrier, clock) : carrier
      },
      (carrier) => carrier.close(),
    )
    yield* opened(
      "carrier's states",
      () => statesInto(logs, transport),
      (stop) => stop(),
    )
    return transport
  }),
)

export const sessionsLayer = Layer.effect(
  Dialled,
  Effect.gen(function* () {
    const { clock } = yield* Ground
    return new Http2Sessions(yield* Carrier, clock, {}, earlyCollection())
  }),
)
