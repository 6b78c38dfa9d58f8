/**
 * What a share leaves out of the folder that was given, and how that is said: links (which may lead to what was never
 * meant to be shared), sockets, pipes and devices, folders in which no file is (a torrent has no word for them), and
 * names that no torrent may hold, where its sharer chose to leave these out. Pure.
 */
export type LeftOutKind = "link" | "special" | "empty-folder" | "unsafe-name"

export interface LeftOut {
  readonly links: number
  readonly special: number
  readonly emptyFolders: number
  readonly unsafeNames: number
  /** The first of them, as text for people: path below the share, and what is there. */
  readonly first: readonly { readonly name: string; readonly kind: LeftOutKind; readonly reason: string }[]
}

export const MAX_SHOWN = 20
export const NOTHING_LEFT_OUT: LeftOut = { links: 0, special: 0, emptyFolders: 0, unsafeNames: 0, first: [] }

/** "2 symbolic links and 1 empty folder"; empty when nothing was left out. */
export const leftOutText = ({ links, special, emptyFolders, unsafeNames }: LeftOut): string => {
  const parts = [
    counted(links, "symbolic link"),
    counted(special, "socket, pipe or device", "sockets, pipes or devices"),
    counted(emptyFolders, "empty folder"),
    counted(unsafeNames, "name that no torrent may hold", "names that no torrent may hold"),
  ].filter((part) => part !== "")
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`
}

export const leftOutCount = ({ links, special, emptyFolders, unsafeNames }: LeftOut): number =>
  links + special + emptyFolders + unsafeNames

const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 0 ? "" : `${count} ${count === 1 ? one : many}`
