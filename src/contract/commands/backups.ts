/** Commands about backups of a tracker. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Passphrase, Path, Target } from "./fields.ts"

/**
 * Into a file that is not there yet; the own tracker, or a mirror. With a passphrase also the own tracker's key,
 * encrypted.
 */
export const ExportTracker = commandSchema("ExportTracker", {
  path: Path,
  mirror: Schema.optional(Target),
  passphrase: Schema.optional(Passphrase),
})

/** As a mirror; with a passphrase, into a node whose own tracker is empty, as its own tracker. */
export const ImportTracker = commandSchema("ImportTracker", { path: Path, passphrase: Schema.optional(Passphrase) })
