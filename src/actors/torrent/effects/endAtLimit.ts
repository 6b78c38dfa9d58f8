/**
 * While all that is wanted of it is served: tells when one of its limits is met. Of a part no copy becomes whole, as
 * the rest is served to nobody: there a copy is as many octets as are wanted.
 */
import type { Metainfo } from "../../../core/metainfo/Metainfo.ts"
import { untilLimitMet } from "../../untilLimitMet.ts"
import type { TorrentState } from "../state.ts"
import { wantedBytes } from "./selection.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

export const endAtLimit: TorrentEffect<"clock" | "exchange" | "library"> = (ports) => async (context) => {
  const { id, tell } = context
  const wanted = (state: TorrentState, metainfo: Metainfo | undefined) => (metainfo ? wantedBytes(metainfo, state) : 0)
  const why = await untilLimitMet<TorrentState>(ports.clock, context, {
    limits: (state) => state.limits,
    bytes: (state) => wanted(state, ports.library.get(id)),
    given: (state) => {
      const given = ports.exchange.given(id) ?? { ...state.served, quietMs: Number.POSITIVE_INFINITY }
      const metainfo = ports.library.get(id)
      const bytes = wanted(state, metainfo)
      const isPart = metainfo !== undefined && bytes > 0 && bytes < metainfo.totalBytes
      return isPart ? { ...given, copies: Math.floor(given.octets / bytes) } : given
    },
  })
  if (why) await tell({ type: "LimitMet", why })
}
