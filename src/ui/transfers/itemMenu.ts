/** What can be done with items by right click, long press or Shift-F10. A new entry is a line here. */
import { copyText } from "../parts/copyText.ts"
import { momentWords } from "../moment/words.ts"
import { canPause, canRecheck, canResume } from "../state/actions.ts"
import type { Item } from "../state/items.ts"
import { changing, type MenuEntry, type MenuGroup } from "../state/menu.ts"
import type { Model } from "../state/model.ts"
import { canPublish } from "../state/ownShares.ts"
import { isOwnOnly, isShared } from "../state/removal.ts"
import { PublishDialog } from "../tracker/PublishDialog.tsx"
import { controlMenu } from "./controls/controlMenu.ts"
import { DescribeDialog } from "./DescribeDialog.tsx"
import { RemoveDialog } from "./RemoveDialog.tsx"
import { transfersWords as words } from "./words.ts"

const copies = (item: Item, { moment, toasts }: Model): MenuGroup => {
  const copy = (said: string, text: string | null | undefined): MenuEntry => ({
    text: said,
    icon: "copy",
    not: text ? null : moment.isPast() ? momentWords.notKept : words.noCopy,
    run: () => void copyText(text!).then((done) => done || toasts.say("refused", words.noClipboard)),
  })
  return [
    copy(words.copy.link, item.shares[0]?.link),
    copy(words.copy.name, item.title),
    copy(words.copy.infohash, item.torrent?.infohash),
    copy(words.copy.path, item.torrent?.path ?? item.shares[0]?.path),
  ]
}

/** @param items one or more of the list. */
export const itemMenu = (items: readonly Item[], model: Model): readonly MenuGroup[] => {
  const { actions, dialogs, selection, twins } = model
  const [item] = items
  if (!item) return []
  const alone = items.length === 1
  const publishable = item.shares.find((share) => canPublish(share, twins()))
  const shared = items.some(isShared)
  const ownOnly = items.every(isOwnOnly)
  return [
    [
      {
        text: words.open,
        icon: "info",
        key: "Enter",
        not: alone ? null : words.one,
        run: () => selection.only(item.id),
      },
      {
        text: selection.has(item.id) ? words.unselect : words.select,
        icon: "check",
        not: alone ? null : words.one,
        run: () => selection.check(item.id),
      },
    ],
    changing([
      {
        text: words.pause,
        icon: "pause",
        key: words.space,
        not: items.some(canPause) ? null : words.noPause,
        run: () => actions.pause(items),
      },
      {
        text: words.resume,
        icon: "play",
        not: items.some(canResume) ? null : words.noResume,
        run: () => actions.resume(items),
      },
      {
        text: words.recheck,
        icon: "recheck",
        not: items.some(canRecheck) ? null : words.noRecheck,
        run: () => actions.recheck(items),
      },
    ]),
    ...controlMenu(items, model),
    alone ? copies(item, model) : [],
    changing([
      {
        text: words.describe,
        icon: "metadata",
        not: !alone ? words.one : item.shares[0] ? null : words.notShared,
        run: () => dialogs.show(DescribeDialog, { share: item.shares[0]! }),
      },
      {
        text: words.publish,
        icon: "public",
        not: !alone ? words.one : publishable ? null : shared ? words.noPublish : words.notShared,
        run: () => dialogs.show(PublishDialog, { share: publishable! }),
      },
    ]),
    changing([
      {
        text: words.stop,
        icon: "stop",
        danger: true,
        not: shared ? null : words.notShared,
        run: () => dialogs.show(RemoveDialog, { items, linksOnly: !ownOnly }),
      },
      {
        text: words.remove,
        icon: "remove",
        key: words.del,
        danger: true,
        not: ownOnly ? words.noRemove : null,
        run: () => dialogs.show(RemoveDialog, { items, linksOnly: false }),
      },
    ]),
  ]
}
