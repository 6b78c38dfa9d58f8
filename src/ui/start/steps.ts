/** Which of the five things are done: as the node is, and of the link as one has said. */
import type { Model } from "../state/model.ts"

/** What is put aside: this page, and the question whether one has the link. */
export const CLOSED = "start"
export const LINK_KEPT = "start-link"

type Seen = Pick<Model, "items" | "relay" | "putAside" | "trusted" | "state">

/** Tor, the way in, the relay, somebody to trust, the first transfer. */
export const startSteps = ({ items, relay, putAside, trusted, state }: Seen): readonly boolean[] => [
  state.live.carrier.state === "ready",
  putAside.has(LINK_KEPT),
  relay().mode !== "unasked" || putAside.has("relay"),
  trusted().length > 0,
  items().length > 0,
]
