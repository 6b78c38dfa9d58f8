/** Commands about shares: to share a path privately, to make a share public and to take that back, to end one. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Answers, Description, Flag, Globs, LookId, Offer, Path, RecipientName, Tags, Target, Title } from "./fields.ts"

const Recipients = Schema.Array(RecipientName)
  .pipe(
    Schema.maxItems(64),
    Schema.filter((names) => new Set(names.map((name) => name.trim())).size === names.length),
  )
  .annotations({ description: "at most 64 names, each once" })

/**
 * `torrent`: a .torrent on the node's machine that the data at `path` are those of; they are compared, and the share
 * has its infohash, once it is public where the .torrent is. `skipUnsafe`: leaves out names that no torrent may hold,
 * instead of refusing all of it. `leaveOut`: files that are not shared. `recipients`: a key for each, and none for
 * others; left out: one key for all.
 *
 * Before anything is shared the node looks at what the files say about whoever shares them; where a `look` was had,
 * only at what has changed since. Kinds that must be answered and are not in `answers` are refused as
 * `metadata-unanswered`, with the look's id.
 */
export const SharePath = commandSchema("SharePath", {
  path: Path,
  title: Title,
  description: Schema.optional(Description),
  tags: Schema.optional(Tags),
  torrent: Schema.optional(Path),
  skipUnsafe: Schema.optional(Flag),
  look: Schema.optional(LookId),
  answers: Schema.optional(Answers),
  leaveOut: Schema.optional(Globs),
  recipients: Schema.optional(Recipients),
  ...Offer,
})

/**
 * What others read about it; what is not given stays as it is. Said of a private share, it is said of what was made
 * public of it too.
 */
export const DescribeShare = commandSchema("DescribeShare", {
  share: Target,
  title: Schema.optional(Title),
  description: Schema.optional(Description),
  tags: Schema.optional(Tags),
})

export const StopSharing = commandSchema("StopSharing", { share: Target })

/** A private share's content becomes public, on a new onion, and is listed by this node's tracker. */
export const PublishShare = commandSchema("PublishShare", { share: Target, ...Offer })

/** Ends the public share and takes its entry back; the private one goes on. */
export const UnpublishShare = commandSchema("UnpublishShare", { share: Target })

/**
 * A key of its own to a private share, and with it a link. To a share from before keys the first one ends the link that
 * others have, which `endOldLink` agrees to.
 */
export const AddRecipient = commandSchema("AddRecipient", {
  share: Target,
  name: RecipientName,
  endOldLink: Schema.optional(Flag),
})

/** Whoever has this key reaches the share no more; what they fetched they keep. The common key has an id as well. */
export const RevokeRecipient = commandSchema("RevokeRecipient", { share: Target, recipient: Target })
