/** What can be done with a node: in the menu of its row, and as buttons where it is shown whole. */
import { cataloguePlace } from "../catalogue/place.ts"
import type { MenuEntry, MenuGroup } from "../state/menu.ts"
import type { Model } from "../state/model.ts"
import { DegreesDialog } from "./DegreesDialog.tsx"
import { NameDialog } from "./NameDialog.tsx"
import { trustNodePlace } from "./place.ts"
import { RevokeDialog } from "./RevokeDialog.tsx"
import { TrustDialog } from "./TrustDialog.tsx"
import type { WebNode } from "./webNodes.ts"
import { trustWords as words } from "./words.ts"

type Doers = Pick<Model, "dialogs" | "pages" | "trustedActions">

/** What cannot be done just now is not offered. */
export const nodeActions = ({ dialogs, pages, trustedActions }: Doers, line: WebNode): readonly MenuEntry[] => {
  const { trusted: node, address } = line
  const browse: MenuEntry = { text: words.browse, icon: "catalogue", run: () => pages.go(cataloguePlace(address)) }
  const change = (entry: MenuEntry): MenuEntry => ({ ...entry, changes: true })
  if (!node)
    return [browse, change({ text: words.trustIt, icon: "trust", run: () => dialogs.show(TrustDialog, { address }) })]
  const known = node.foundAt !== null
  const lies = node.mode === "frozen"
  return [
    ...(node.mode === "failed" || lies
      ? []
      : [change({ text: words.look, icon: "recheck", run: () => trustedActions.look(node) })]),
    ...(known && !lies
      ? [change({ text: words.far, icon: "trust", run: () => dialogs.show(DegreesDialog, { node }) })]
      : []),
    ...(known && address ? [browse] : []),
    change({ text: words.rename, icon: "tracker", run: () => dialogs.show(NameDialog, { node }) }),
    change({ text: words.revoke, icon: "remove", danger: true, run: () => dialogs.show(RevokeDialog, { node }) }),
  ]
}

export const nodeMenu = (model: Doers, line: WebNode): readonly MenuGroup[] => {
  const all = nodeActions(model, line)
  const groups: readonly MenuGroup[] = [
    [{ text: words.details, icon: "info", run: () => model.pages.go(trustNodePlace(line.id)) }],
    all.filter(({ danger }) => !danger),
    all.filter(({ danger }) => danger),
  ]
  return groups.filter((group) => group.length > 0)
}
