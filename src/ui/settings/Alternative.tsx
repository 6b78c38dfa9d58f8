/** The second pair of limits, as it is chosen; what there is of it is asked in a dialog. */
import type { Component } from "solid-js"
import { ratesText, timetableText } from "../../contract/words/limits.ts"
import { useModel } from "../state/model.ts"
import { AlternativeDialog } from "./AlternativeDialog.tsx"
import { SettingRow } from "./SettingRow.tsx"
import { settingsWords as words } from "./words.ts"

export const Alternative: Component = () => {
  const { dialogs, rows } = useModel()
  const limits = () => rows("limits")["self"]
  const chosen = (): string => {
    const { alternative, timetable, use } = limits() ?? {}
    if (!alternative && !timetable) return words.alternative.none
    const when = use === "schedule" && timetable ? timetableText(timetable) : words.alternative.uses[use ?? "normal"]
    return `${ratesText(alternative ?? {})}; ${when}`
  }
  return (
    <SettingRow id="alternative" own={words.alternative} changed={limits()?.use !== undefined} hint={chosen()}>
      <button
        type="button"
        class="button fit"
        id="alternative"
        aria-label={`${words.alternative.change} ${words.alternative.name}`}
        aria-describedby="alternative-help alternative-hint"
        onClick={() => dialogs.show(AlternativeDialog, { limits: limits() ?? {} })}
      >
        {words.alternative.change}
      </button>
    </SettingRow>
  )
}
