/** How fast one or more transfers may go, and how long they are served. */
import { type Component, createSignal, For, Show } from "solid-js"
import { FormDialog } from "../../dialogs/FormDialog.tsx"
import { ItemNames } from "../../dialogs/ItemNames.tsx"
import { Field } from "../../parts/Field.tsx"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { createCommands } from "./createCommands.ts"
import { commonLimit, LIMIT_NAMES, limitCommands, type LimitName, readLimit } from "./limits.ts"
import { controlWords as words } from "./words.ts"

const wrong: Readonly<Record<LimitName, string>> = {
  down: words.badRate,
  up: words.badRate,
  ratio: words.badRatio,
  copies: words.badCopies,
  until: words.badUntil,
}

export const LimitsDialog: Component<{ readonly items: readonly Item[] }> = (props) => {
  const { dialogs, toasts } = useModel()
  // As they were when it was opened: what comes meanwhile is not written into what one types.
  const { items } = props
  const before = Object.fromEntries(LIMIT_NAMES.map((name) => [name, commonLimit(items, name)])) as Record<
    LimitName,
    string
  >
  const [texts, setTexts] = createSignal(before)
  const changed = () => LIMIT_NAMES.filter((name) => texts()[name].trim() !== before[name])
  const form = createCommands<LimitName>({
    check: () =>
      Object.fromEntries(
        changed().flatMap((name) => (Number.isNaN(readLimit(name, texts()[name])) ? [[name, wrong[name]]] : [])),
      ),
    commands: () =>
      limitCommands(items, Object.fromEntries(changed().map((name) => [name, readLimit(name, texts()[name])]))),
    fieldOf: () => "form",
    done: () => {
      dialogs.close()
      toasts.say("done", words.done)
    },
  })
  return (
    <FormDialog title={words.limitsTitle(items.length)} form={form} go={words.setLimits}>
      <ItemNames items={items} />
      <p class="quiet">
        {words.limitsText} <Show when={items.length > 1}>{words.severalText}</Show>
      </p>
      <div class="field-pairs">
        <For each={LIMIT_NAMES}>
          {(name) => (
            <Field
              id={`limit-${name}`}
              label={words[name]}
              value={texts()[name]}
              onInput={(text) => setTexts((all) => ({ ...all, [name]: text }))}
              problem={form.problems()[name]}
              maxLength={24}
              hint={words.limitHints[name]}
            />
          )}
        </For>
      </div>
    </FormDialog>
  )
}
