/** What one shares, as the list of one's tracker has it: newest first, a public share below the private one that it was made from. */
import type { ShareView } from "../../api/contract/rows.ts"

export const ownShares = (shares: Readonly<Record<string, ShareView>>): readonly ShareView[] => {
  const going = Object.values(shares).filter(({ mode }) => mode !== "stopped")
  const familyOf = (share: ShareView): string => share.publicOf ?? share.torrent ?? share.id
  const begun = new Map<string, number>()
  for (const share of going) begun.set(familyOf(share), Math.min(share.createdAt, begun.get(familyOf(share)) ?? Infinity))
  return going.sort((a, b) => {
    const [x, y] = [familyOf(a), familyOf(b)]
    if (x !== y) return begun.get(y)! - begun.get(x)! || (x < y ? -1 : 1)
    return a.visibility === b.visibility ? a.createdAt - b.createdAt : a.visibility === "private" ? -1 : 1
  })
}

/** The public share that was made from this private one, unless it came to nothing. */
export const publicTwin = (share: ShareView, shares: Readonly<Record<string, ShareView>>): ShareView | undefined =>
  Object.values(shares).find(({ publicOf, mode }) => publicOf !== null && publicOf === share.torrent && (mode === "hashing" || mode === "active"))

export const canPublish = (share: ShareView, shares: Readonly<Record<string, ShareView>>): boolean =>
  share.visibility === "private" && share.mode === "active" && publicTwin(share, shares) === undefined
