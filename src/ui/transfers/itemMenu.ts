/** What can be done with items by right click, long press or Shift-F10. A new entry is a line here. */
import { copyText } from "../parts/copyText.ts"
import { canPause, canRecheck, canResume } from "../state/actions.ts"
import type { Item } from "../state/items.ts"
import type { MenuEntry, MenuGroup } from "../state/menu.ts"
import type { Model } from "../state/model.ts"
import { canPublish } from "../state/ownShares.ts"
import { isOwnOnly, isShared } from "../state/removal.ts"
import { PublishDialog } from "../tracker/PublishDialog.tsx"
import { controlMenu } from "./controls/controlMenu.ts"
import { DescribeDialog } from "./DescribeDialog.tsx"
import { RemoveDialog } from "./RemoveDialog.tsx"

const ONE = "Choose one alone."

const copies = (item: Item, { toasts }: Model): MenuGroup => {
  const copy = (what: string, text: string | null | undefined): MenuEntry => ({
    text: `Copy ${what}`,
    icon: "copy",
    not: text ? null : "There is none yet.",
    run: () =>
      void copyText(text!).then(
        (done) => done || toasts.say("refused", "The browser does not let this page use the clipboard."),
      ),
  })
  return [
    copy("link", item.shares[0]?.link),
    copy("name", item.title),
    copy("infohash", item.torrent?.infohash),
    copy("path", item.torrent?.path ?? item.shares[0]?.path),
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
      { text: "Open details", icon: "info", key: "Enter", not: alone ? null : ONE, run: () => selection.only(item.id) },
      {
        text: selection.has(item.id) ? "Take out of the selection" : "Select",
        icon: "check",
        not: alone ? null : ONE,
        run: () => selection.check(item.id),
      },
    ],
    [
      {
        text: "Pause",
        icon: "pause",
        key: "Space",
        not: items.some(canPause) ? null : "Nothing here runs.",
        run: () => actions.pause(items),
      },
      {
        text: "Resume",
        icon: "play",
        not: items.some(canResume) ? null : "Nothing here is paused.",
        run: () => actions.resume(items),
      },
      {
        text: "Recheck",
        icon: "recheck",
        not: items.some(canRecheck) ? null : "There is nothing to check yet.",
        run: () => actions.recheck(items),
      },
    ],
    ...controlMenu(items, model),
    alone ? copies(item, model) : [],
    [
      {
        text: "Change what others read…",
        icon: "metadata",
        not: !alone ? ONE : item.shares[0] ? null : "It is not shared.",
        run: () => dialogs.show(DescribeDialog, { share: item.shares[0]! }),
      },
      {
        text: "Make public…",
        icon: "public",
        not: !alone ? ONE : publishable ? null : shared ? "It is public, or not ready." : "It is not shared.",
        run: () => dialogs.show(PublishDialog, { share: publishable! }),
      },
    ],
    [
      {
        text: "Stop sharing…",
        icon: "stop",
        danger: true,
        not: shared ? null : "It is not shared.",
        run: () => dialogs.show(RemoveDialog, { items, linksOnly: !ownOnly }),
      },
      {
        text: "Remove…",
        icon: "remove",
        key: "Delete",
        danger: true,
        not: ownOnly ? "It goes with its link: stop sharing it." : null,
        run: () => dialogs.show(RemoveDialog, { items, linksOnly: false }),
      },
    ],
  ]
}
