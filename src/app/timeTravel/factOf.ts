/** `PiecesVerified`, of the type `torrent.PiecesVerified/1`. */
export const factOf = ({ type }: { readonly type: string }): string => /\.([^/]+)/.exec(type)?.[1] ?? type
