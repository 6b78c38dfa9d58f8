/** What was seen of those whom the operator trusts, in the file that the lists of trust lie in. */
import { Context, Effect, Layer } from "effect"
import { KeptSightings } from "../../trust/KeptSightings.ts"
import { TrustRows } from "../../trust/TrustRows.ts"
import { Search } from "./entries.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"

export class TrustFile extends Context.Tag("TrustFile")<TrustFile, TrustRows>() {}
export class Seen extends Context.Tag("Seen")<Seen, KeptSightings>() {}

export const trustFileLayer = Layer.scoped(
  TrustFile,
  Effect.gen(function* () {
    const { data, logs } = yield* Ground
    return yield* opened(
      "trust lists",
      () =>
        new TrustRows(data.trust, () =>
          logs.add("node", "notice", "what is known of those who are reached through others begins anew"),
        ),
      (open) => open.close(),
    )
  }),
)

export const sightingsLayer = Layer.effect(
  Seen,
  Effect.gen(function* () {
    const { clock } = yield* Ground
    const { sightings } = yield* TrustFile
    return new KeptSightings(sightings, yield* Search, clock)
  }),
)
