/** How the page looks, and its keys: kept with the node, so that it is the same in every browser. */
import { type Component, createMemo, For, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import { DEFAULT_DENSITY, type Preferences } from "../state/preferences.ts"
import { ChoiceField } from "./ChoiceField.tsx"
import { SettingRow } from "./SettingRow.tsx"
import { isFound } from "./value.ts"
import { languages } from "../words/languages.ts"
import { type SettingWords, settingsWords as words } from "./words.ts"

interface Kept {
  readonly id: string
  readonly own: SettingWords
  readonly of: readonly string[]
  readonly byDefault: string
  readonly read: (all: Preferences) => string | undefined
  readonly change: (value: string) => Preferences
  /** The page is loaded anew for it. */
  readonly anew?: boolean
}

const { appearance } = words
const names = Object.fromEntries(Object.entries(languages).map(([tag, { name }]) => [tag, name]))
const all: readonly Kept[] = [
  {
    id: "language",
    own: { ...appearance.language, choices: names },
    of: Object.keys(languages),
    byDefault: "en",
    read: ({ language }) => language,
    change: (language) => ({ language }) as Preferences,
    anew: true,
  },
  {
    id: "theme",
    own: appearance.theme,
    of: ["system", "light", "dark"],
    byDefault: "system",
    read: ({ theme }) => theme,
    change: (theme) => ({ theme }) as Preferences,
  },
  {
    id: "density",
    own: appearance.density,
    of: ["comfortable", "normal", "compact"],
    byDefault: DEFAULT_DENSITY,
    read: ({ density }) => density,
    change: (density) => ({ density }) as Preferences,
  },
  {
    id: "letters",
    own: appearance.letters,
    of: ["no", "yes"],
    byDefault: "yes",
    read: ({ letters }) => (letters === undefined ? undefined : letters ? "yes" : "no"),
    change: (value) => ({ letters: value === "yes" }),
  },
]

const title = words.sections.page

export const foundAppearance = (sought: string): readonly Kept[] =>
  all.filter(({ own }) => isFound(sought, [title, own.name, own.help]))

export const Appearance: Component<{ readonly sought: string }> = (props) => {
  const { preferences } = useModel()
  const found = createMemo(() => foundAppearance(props.sought))
  const choose = async ({ anew }: Kept, change: Preferences): Promise<void> => {
    if (!anew) preferences.set(change)
    else if (await preferences.setNow(change)) location.reload()
  }
  return (
    <Show when={found().length > 0}>
      <section class="part" aria-labelledby="section-page">
        <h3 id="section-page">{title}</h3>
        <ul class="settings">
          <For each={found()}>
            {(one) => {
              const value = () => one.read(preferences.all()) ?? one.byDefault
              return (
                <SettingRow id={`preference-${one.id}`} own={one.own} changed={value() !== one.byDefault}>
                  <ChoiceField
                    id={`preference-${one.id}`}
                    of={one.of}
                    names={one.own.choices ?? {}}
                    value={value()}
                    onChoose={(chosen) => void choose(one, one.change(chosen))}
                  />
                </SettingRow>
              )
            }}
          </For>
        </ul>
      </section>
    </Show>
  )
}
