/** What happened, and what was, of the actors that rows are about: fetched when it is first shown. */
import { later } from "../parts/later.tsx"

export const History = later(async () => (await import("./ActorHistory.tsx")).ActorHistory)
