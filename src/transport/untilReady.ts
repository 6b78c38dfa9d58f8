/** How an onion stands that a carrier publishes at once: it is on its way until it is ready. */
import type { Publication } from "./Transport.ts"

export const untilReady =
  (ready: Promise<void>, isGone: () => boolean): Publication["onStanding"] =>
  (listener) => {
    listener("publishing")
    void ready.then(() => {
      if (!isGone()) listener("up")
    })
  }
