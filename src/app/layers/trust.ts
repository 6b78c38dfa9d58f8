/** Whom the operator trusts, and who is reached through them. */
import { Context, Effect, Layer } from "effect"
import { createHmac } from "node:crypto"
import { trustOctets } from "../../contract/settings/registry.ts"
import { TrustedDirectory } from "../../trust/TrustedDirectory.ts"
import { TrustWeb } from "../../trust/TrustWeb.ts"
import { ownTracker } from "../heldTrackers.ts"
import { Search } from "./entries.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"
import { Secrets } from "./records.ts"
import { Chosen } from "./settings.ts"
import { TrustFile } from "./sightings.ts"
import { TrackerNet } from "./swarms.ts"
import { Dialled } from "./tor.ts"

export class Friends extends Context.Tag("Friends")<Friends, TrustedDirectory>() {}
export class Web extends Context.Tag("Web")<Web, TrustWeb>() {}

export const trustLayer = Layer.scoped(
  Web,
  Effect.gen(function* () {
    const { clock, random } = yield* Ground
    const { vault } = yield* Secrets
    const { looks } = yield* TrackerNet
    const index = yield* Search
    const rows = yield* TrustFile
    const limits = { octets: (yield* Chosen).get(trustOctets) }
    const self = () => ownTracker(vault)
    const secret = createHmac("sha256", vault.get("node")!.secret).update("bulbil reach 1").digest()
    return yield* opened(
      "web of trust",
      () => new TrustWeb({ clock, random, looks, index, rows, self, secret, limits }),
      (web) => web.stop(),
    )
  }),
)

export const friendsLayer = Layer.effect(
  Friends,
  Effect.gen(function* () {
    const { clock } = yield* Ground
    const { places } = yield* TrackerNet
    return new TrustedDirectory({ sessions: yield* Dialled, clock, trust: yield* Web, places })
  }),
)
