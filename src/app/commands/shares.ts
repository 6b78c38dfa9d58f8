/** Commands about shares: to share a path privately, to make a share public and to take that back, to end one. */
import { stat } from "node:fs/promises"
import type { ShareCommand } from "../../actors/share/commands.ts"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import type { ShareRow } from "../../contract/rows.ts"
import { saidInfo, tidyTags } from "../../core/shareInfo.ts"
import { type Choice, type ShareLimits, shareLimits } from "../../core/limits.ts"
import { ownerIn, secretName } from "../../storage/secretKinds.ts"
import { sweepCopies } from "../looks/sweepCopies.ts"
import type { NodeParts } from "../NodeParts.ts"
import { forgetShare, newRecipient, newShareSecret } from "../secrets.ts"
import { type ChoiceAsked, chosenFiles } from "./chosenFiles.ts"
import { shareSource } from "./shareSource.ts"
import { datesRefused } from "./limits.ts"
import { answered, freshId, mayBeStored, refuse, type Refused, rowNamed } from "./answers.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"
import { trackers } from "../../projections/trackers.ts"
import { PublishShare, SharePath, StopSharing, UnpublishShare } from "../../contract/commands/shares.ts"
import { defineCommand } from "./defineCommand.ts"

/** How long it is offered. */
type Offer = Choice<ShareLimits>

interface ShareAsked extends Offer, ChoiceAsked {
  readonly path: string
  readonly title: string
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly torrent?: string | undefined
  readonly skipUnsafe?: boolean | undefined
  readonly recipients?: readonly string[] | undefined
}

/** Nothing is hashed of which its sharer was not told what it says about them. */
async function sharePath(parts: NodeParts, asked: ShareAsked): Promise<CommandReply> {
  const { title, description = "", tags = [], skipUnsafe, recipients } = asked
  const late = datesRefused(parts, asked)
  if (late) return late
  const source = await shareSource(parts, asked)
  if ("ok" in source) return source
  const id = freshId(parts)
  try {
    const chosen = await chosenFiles(parts, id, source, asked)
    if ("ok" in chosen) return chosen
    const { name, given } = source
    const { vault, random } = parts.ports
    const names = recipients?.length ? recipients.map((each) => each.trim()) : [undefined]
    const keys = names.map((each) => newRecipient(vault, random, each))
    const asking = (secret: string): ShareCommand => ({
      type: "RequestShare",
      path: chosen.path,
      name,
      ...(given ? { given } : {}),
      ...saidInfo({ title: title.trim() || name, description: description.trim(), tags: tidyTags(tags) }),
      secret,
      ...(skipUnsafe ? { skipUnsafe } : {}),
      answered: chosen.metadata,
      recipients: keys,
      limits: shareLimits.of(asked),
    })
    const reply = await begin(parts, id, asking, keys)
    if (mayBeStored(reply)) return reply
    parts.looks.copying.delete(id)
    await parts.ports.library.remove(id)
    await sweepCopies(parts)
    return reply
  } finally {
    parts.looks.copying.delete(id)
  }
}

/**
 * The same content on a new onion for everybody, as a torrent of its own; again for one that is public already: that
 * one.
 */
async function publishShare(
  parts: NodeParts,
  { share: target, ...offer }: Offer & { readonly share: string },
): Promise<CommandReply> {
  const late = datesRefused(parts, offer)
  if (late) return late
  const share = privateShare(parts, target)
  if ("ok" in share) return share
  if (share.mode !== "active" || share.torrent === null)
    return refuse(
      "not-active",
      "this share is not ready yet, or was stopped; only one that is active can be made public",
    )
  const [found] = publicsOf(parts, share.torrent)
  if (found) return { ok: true, id: found.id }
  const [tracker] = parts.projector.all(trackers)
  if (tracker?.mode === "contradicted")
    return refuse(
      "tracker-contradicted",
      "other nodes hold another history of this node's tracker, so nothing can be added to it",
    )
  const { torrent: of, path: at } = share
  const limits = shareLimits.of(offer)
  return begin(parts, freshId(parts), (secret) => ({
    type: "RequestPublicShare",
    of,
    path: at,
    ...saidInfo(share),
    secret,
    limits,
  }))
}

async function unpublishShare(parts: NodeParts, target: string): Promise<CommandReply> {
  const found = rowNamed(
    parts.projector.all(shares).filter((row) => row.visibility === "public"),
    target,
    "share",
  )
  const share = "ok" in found ? privateShare(parts, target) : found
  if ("ok" in share) return found as Refused
  const named = share.visibility === "public" ? [share] : []
  const twins = publicsOf(parts, share.publicOf ?? share.torrent).filter(({ id }) => id !== share.id)
  const [first, ...more] = [...named, ...twins]
  if (!first) return refuse("not-public", "this share is not public")
  // Histories from before these commands took turns hold twins: what is taken back is no longer offered by any of them.
  for (const { id } of more) await stopSharing(parts, id)
  return stopSharing(parts, first.id)
}

async function stopSharing(parts: NodeParts, target: string): Promise<CommandReply> {
  const share = rowNamed(parts.projector.all(shares), target, "share")
  if ("ok" in share) return share
  const request: ShareCommand = { type: "StopSharing" }
  const reply = await answered(parts, share.id, await parts.kernel.tell("share", share.id, request))
  if (!reply.ok) return reply
  forgetShare(parts.ports.vault, share.id, parts.projector.get(shares, share.id)?.recipients ?? share.recipients)
  await leaveUnshared(parts, share)
  await sweepCopies(parts)
  return reply
}

/** @param keys names of its recipients' secrets. */
async function begin(
  parts: NodeParts,
  id: string,
  request: (secret: string) => ShareCommand,
  keys: readonly string[] = [],
): Promise<CommandReply> {
  const { vault, random } = parts.ports
  newShareSecret(vault, random, id)
  const told = await parts.kernel.tell("share", id, request(secretName("share", id)))
  const owners = keys.map((key) => ownerIn(key)!.id)
  if (!mayBeStored(told)) forgetShare(vault, id, owners)
  return answered(parts, id, told)
}

/**
 * What this node only shared is seeded no longer once its last share has ended; the files stay where they are. Where it
 * was read at the place of the share that ended, and the same content is shared from another place still, it is read
 * there from now on: nobody said that the files of a share that ended would stay as they are. A place where nothing is
 * any more is no reason to move.
 */
async function leaveUnshared(parts: NodeParts, ended: ShareRow): Promise<void> {
  const row = parts.projector.all(torrents).find(({ id }) => id === ended.torrent)
  if (!row || row.origin !== "share") return
  const left = parts.projector.all(shares).filter((share) => share.torrent === row.id && share.mode === "active")
  if (left.length > 0) {
    if (ended.path !== row.path || left.some((share) => share.path === row.path)) return
    const found = await Promise.all(
      left.map((share) =>
        stat(share.path).then(
          () => share,
          () => undefined,
        ),
      ),
    )
    const other = found.find((share) => share !== undefined)
    if (!other) return
    const locate: TorrentCommand = { type: "LocateData", path: other.path }
    await answered(parts, row.id, await parts.kernel.tell("torrent", row.id, locate))
    return
  }
  const remove: TorrentCommand = { type: "RemoveTorrent", withData: false }
  await answered(parts, row.id, await parts.kernel.tell("torrent", row.id, remove))
}

/** The private share that this names. */
const privateShare = (parts: NodeParts, target: string) =>
  rowNamed(
    parts.projector.all(shares).filter((row) => row.visibility === "private"),
    target,
    "share",
  )

/**
 * What a torrent was made public as. One that is being hashed has no torrent yet, as little as private shares are
 * public of any.
 */
export const publicsOf = (parts: NodeParts, torrent: string | null): readonly ShareRow[] =>
  torrent === null
    ? []
    : parts.projector
        .all(shares)
        .filter((row) => row.publicOf === torrent && (row.mode === "active" || row.mode === "hashing"))

export const sharePathCommand = defineCommand(SharePath, sharePath)
export const stopSharingCommand = defineCommand(StopSharing, (parts, { share }) => stopSharing(parts, share), "shares")
export const publishShareCommand = defineCommand(PublishShare, (parts, asked) => publishShare(parts, asked), "shares")
export const unpublishShareCommand = defineCommand(
  UnpublishShare,
  (parts, { share }) => unpublishShare(parts, share),
  "shares",
)
