/**
 * What one shares, as the list of one's tracker has it: newest first, a public share below the private one that it was
 * made from.
 */
import type { ShareView } from "../../contract/rows.ts"

export const ownShares = (shares: Iterable<ShareView>): readonly ShareView[] => {
  const going = [...shares].filter(({ mode }) => mode !== "stopped")
  const familyOf = (share: ShareView): string => share.publicOf ?? share.torrent ?? share.id
  const begun = new Map<string, number>()
  for (const share of going)
    begun.set(familyOf(share), Math.min(share.createdAt, begun.get(familyOf(share)) ?? Infinity))
  return going.sort((a, b) => {
    const [x, y] = [familyOf(a), familyOf(b)]
    if (x !== y) return begun.get(y)! - begun.get(x)! || (x < y ? -1 : 1)
    return a.visibility === b.visibility ? a.createdAt - b.createdAt : a.visibility === "private" ? -1 : 1
  })
}

/** Public shares by the torrent of the private one that they were made from, but for those that came to nothing. */
export type PublicTwins = ReadonlyMap<string, ShareView>

export const publicTwins = (shares: Iterable<ShareView>): PublicTwins =>
  new Map(
    [...shares].flatMap((share) =>
      share.publicOf !== null && (share.mode === "hashing" || share.mode === "active")
        ? [[share.publicOf, share] as const]
        : [],
    ),
  )

export const publicTwin = ({ torrent }: ShareView, twins: PublicTwins): ShareView | undefined =>
  torrent === null ? undefined : twins.get(torrent)

/** Whether it has a link by which it is reached now. */
export const isPublished = ({ beginsAt, link, recipients }: ShareView): boolean =>
  beginsAt === null && (link !== null || recipients.some((recipient) => recipient.link !== null))

export const canPublish = (share: ShareView, twins: PublicTwins): boolean =>
  share.visibility === "private" && share.mode === "active" && publicTwin(share, twins) === undefined
