/** How transfers are controlled, beside being paused: limits, names, places, the queue. One item or several. */
import type { ManagementCommand } from "../../../contract/commands.ts"
import { paths } from "../../../contract/feed.ts"
import { type Later, later, notFetched } from "../../parts/later.tsx"
import { titleOf } from "../../state/actions.ts"
import { command } from "../../state/ask.ts"
import type { Item } from "../../state/items.ts"
import { changing, type MenuGroup } from "../../state/menu.ts"
import type { Model } from "../../state/model.ts"
import { controlWords as words } from "./words.ts"

interface Items {
  readonly items: readonly Item[]
}
const text = () => import("./TextDialogs.tsx")
const LimitsDialog = later<Items>(async () => (await import("./LimitsDialog.tsx")).LimitsDialog)
const TitleDialog = later<Items>(async () => (await text()).TitleDialog)
const TagsDialog = later<Items>(async () => (await text()).TagsDialog)
const MoveDialog = later<Items>(async () => (await text()).MoveDialog)
const LocateDialog = later<Items>(async () => (await text()).LocateDialog)

/** As a browser saves what a way leads to. */
const save = (path: string): void => {
  const way = document.createElement("a")
  way.href = path
  way.download = ""
  way.click()
}

export const controlMenu = (items: readonly Item[], { dialogs, toasts }: Model): readonly MenuGroup[] => {
  // They are about to be wanted.
  for (const dialog of [LimitsDialog, TitleDialog, TagsDialog, MoveDialog, LocateDialog]) void dialog.preload()
  const alone = items.length === 1 ? null : words.one
  const torrents = items.filter(({ torrent }) => torrent !== null)
  const none = torrents.length === 0 ? words.noDownload : null
  const known = torrents.some(({ torrent }) => torrent!.pieces > 0) ? null : words.noMetadata
  const queued = torrents.filter(({ torrent }) => torrent!.origin === "download" && !torrent!.spare)
  const moving = torrents.filter(({ torrent }) => torrent!.move !== null)
  const each = (some: readonly Item[], asked: (torrent: string) => ManagementCommand) => async (): Promise<void> => {
    for (const item of some) {
      const reply = await command(asked(item.torrent!.id))
      if (!reply.ok) toasts.say("refused", words.refused(titleOf(item), reply.message))
    }
  }
  /** It is a dialog only when it is here; one that was opened meanwhile stays. */
  const show = (dialog: Later<Items>, some: readonly Item[]) => async (): Promise<void> => {
    if (!(await dialog.preload())) toasts.say("refused", notFetched())
    else if (!dialogs.open()) dialogs.show(dialog, { items: some })
  }
  const queue = (said: string, move: "top" | "up" | "down" | "bottom") => ({
    text: said,
    not: queued.length > 0 ? null : words.noQueue,
    // Of several, the order among them stays.
    run: each(move === "top" || move === "down" ? queued.toReversed() : queued, (torrent) => ({
      type: "MoveInQueue",
      torrent,
      move,
    })),
  })
  const groups: readonly MenuGroup[] = [
    [
      { text: words.limits, icon: "limit", run: show(LimitsDialog, items) },
      {
        text: words.retitle,
        icon: "metadata",
        not: none ?? alone,
        run: show(TitleDialog, torrents),
      },
      { text: words.tags, icon: "tag", not: none, run: show(TagsDialog, torrents) },
    ],
    [
      queue(words.queueTop, "top"),
      queue(words.queueUp, "up"),
      queue(words.queueDown, "down"),
      queue(words.queueBottom, "bottom"),
    ],
    [
      moving.length > 0
        ? { text: words.stopMove, icon: "stop", run: each(moving, (torrent) => ({ type: "StopMove", torrent })) }
        : {
            text: words.move,
            icon: "files",
            not: none ?? known,
            run: show(MoveDialog, torrents),
          },
      {
        text: words.locate,
        icon: "search",
        not: none ?? alone ?? known,
        run: show(LocateDialog, torrents),
      },
      {
        text: words.export,
        icon: "tail",
        not: none ?? known ?? alone,
        run: () => save(paths.torrentFile(torrents[0]!.torrent!.id)),
      },
    ],
  ]
  return groups.map(changing)
}
