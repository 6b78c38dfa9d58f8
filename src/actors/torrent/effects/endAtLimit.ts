/** While all of it is served: tells when one of its limits is met. */
import { untilLimitMet } from "../../untilLimitMet.ts"
import type { TorrentState } from "../state.ts"
import { wantedBytes } from "./selection.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

export const endAtLimit: TorrentEffect<"clock" | "exchange" | "library"> = (ports) => async (context) => {
  const { id, tell } = context
  const why = await untilLimitMet<TorrentState>(ports.clock, context, {
    limits: (state) => state.limits,
    bytes: (state) => {
      const metainfo = ports.library.get(id)
      return metainfo ? wantedBytes(metainfo, state) : 0
    },
    given: ({ served }) => ports.exchange.given(id) ?? { ...served, quietMs: Number.POSITIVE_INFINITY },
  })
  if (why) await tell({ type: "LimitMet", why })
}
