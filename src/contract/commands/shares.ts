/** Commands about shares: to share a path privately, to make a share public and to take that back, to end one. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Flag, Path, Target, Title } from "./fields.ts"

/** `skipUnsafe`: leaves out names that no torrent may hold, instead of refusing all of it. */
export const SharePath = commandSchema("SharePath", { path: Path, title: Title, skipUnsafe: Schema.optional(Flag) })

export const StopSharing = commandSchema("StopSharing", { share: Target })

/** A private share's content becomes public, on a new onion, and is listed by this node's tracker. */
export const PublishShare = commandSchema("PublishShare", { share: Target })

/** Ends the public share and takes its entry back; the private one goes on. */
export const UnpublishShare = commandSchema("UnpublishShare", { share: Target })
