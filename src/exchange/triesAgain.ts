/** Whether one that was cut off before may be tried: nobody else has what is missing, or little was lost so far. */
import type { RateMeter } from "../core/RateMeter.ts"
import type { Download } from "./Download.ts"
import type { Peer } from "./Peer.ts"

/** Octets that must have been of use for each that was not, before who was cut off is tried beside others. */
const LEAST_USE = 50

export const triesAgain = (
  peers: Iterable<Peer>,
  download: Pick<Download, "useful">,
  { wasted, meter }: { readonly wasted: number; readonly meter: RateMeter },
): boolean =>
  wasted * LEAST_USE <= meter.total ||
  ![...peers].some(({ strikes, has }) => strikes === 0 && has !== undefined && download.useful(has))
