/**
 * What a tracker's onion says of newer software: TUF metadata, as its maintainers signed it. Nothing of the node that
 * answers is in it; who asks checks all of it, beginning with a root that it knows already.
 */
import { Schema } from "effect"
import { message, OctetsUpTo, Whole } from "./message.ts"

export const MAX_RELEASE_BUNDLE = 256 * 1024
export const MAX_ROOTS = 8

export const ReleaseBundle = message(
  MAX_RELEASE_BUNDLE,
  2 * MAX_ROOTS + 16,
  Schema.Struct({
    v: Whole(1, 1),
    /** One after the other, so that who knows an older one comes to the newest. */
    roots: Schema.Array(OctetsUpTo(MAX_RELEASE_BUNDLE)).pipe(Schema.maxItems(MAX_ROOTS)),
    timestamp: OctetsUpTo(MAX_RELEASE_BUNDLE),
    snapshot: OctetsUpTo(MAX_RELEASE_BUNDLE),
    targets: OctetsUpTo(MAX_RELEASE_BUNDLE),
  }),
)
export type ReleaseBundle = typeof ReleaseBundle.schema.Type
