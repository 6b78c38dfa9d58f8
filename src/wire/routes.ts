/** All that nodes can ask of each other, by the kind of onion that answers. */
import { shareRoutes } from "./routes/share.ts"
import { swarmRoutes } from "./routes/swarm.ts"
import { trackerRoutes } from "./routes/tracker.ts"

export const routes = { share: shareRoutes, tracker: trackerRoutes, swarm: swarmRoutes }
