/** What a share leaves out: in German. */
import { countText } from "../../../contract/figures.ts"
import type { leftOutWords } from "../../../contract/leftOut.ts"

const list = new Intl.ListFormat("de")

export const leftOut: typeof leftOutWords = {
  text: ({ links, special, emptyFolders, unsafeNames }) => {
    const parts = [
      [links, "symbolischer Link", "symbolische Links"],
      [special, "Socket, Pipe oder Gerät", "Sockets, Pipes oder Geräte"],
      [emptyFolders, "leerer Ordner", "leere Ordner"],
      [unsafeNames, "Name, den kein Torrent haben darf", "Namen, die kein Torrent haben darf"],
    ] as const
    return list.format(parts.filter(([n]) => n > 0).map(([n, one, many]) => countText(n, one, many)))
  },
}
