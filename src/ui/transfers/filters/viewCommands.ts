/** The views by their names, from anywhere. */
import { useModel } from "../../state/model.ts"
import type { Command } from "../../state/shortcuts.ts"
import { ViewDialog } from "./ViewDialog.tsx"
import { viewWords as words } from "./words.ts"

export const viewCommands = (): readonly Command[] => {
  const { dialogs, views } = useModel()
  return [
    ...views.all().map((view) => ({ text: words.show(view.name), run: () => views.show(view) })),
    ...(views.current() ? [] : [{ text: words.keep, run: () => dialogs.look(ViewDialog) }]),
  ]
}
