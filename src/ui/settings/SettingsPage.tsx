/** All that can be chosen once for the node, by section, with a search; what has a page of its own is a way there. */
import { type Component, createMemo, createSignal, For, Show } from "solid-js"
import type { SettingView } from "../../contract/settings/page.ts"
import { Icon } from "../parts/Icon.tsx"
import { pageWords } from "../pageWords.ts"
import { Page } from "../parts/Page.tsx"
import { Marked } from "../parts/Marked.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { relayPlace } from "../relay/place.ts"
import { mirrorsPlace } from "../mirrors/place.ts"
import { useModel } from "../state/model.ts"
import type { Place } from "../state/address.ts"
import { trustPlace } from "../trust/place.ts"
import { Alternative } from "./Alternative.tsx"
import { Appearance, foundAppearance } from "./Appearance.tsx"
import { createSettings } from "./createSettings.ts"
import { accessPlace } from "./place.ts"
import { RestartDialog } from "./RestartDialog.tsx"
import { SettingItem } from "./SettingItem.tsx"
import "./settings.css"
import { bySection, isFound, known, sectionOf, wordsOf } from "./value.ts"
import { settingsWords as words } from "./words.ts"

/** What of a section has a page of its own. */
interface Elsewhere {
  readonly text: string
  readonly way?: string
}

const ways: Readonly<Record<string, Place>> = {
  access: accessPlace,
  credit: relayPlace,
  relay: relayPlace,
  trust: trustPlace,
  mirrors: mirrorsPlace,
}

/** Where the second pair of limits is, too. */
const RATES = "rates"

export const SettingsPage: Component = () => {
  const { dialogs } = useModel()
  const settings = createSettings()
  const [sought, setSought] = createSignal("")
  const shown = createMemo(() => settings.all().filter(({ form }) => form.kind !== "object"))
  const titleOf = (section: string): string => known(words.sections, section) ?? section
  const found = createMemo(() =>
    shown().filter((one) => {
      const own = wordsOf(one, words)
      const choices = Object.values(own.choices ?? {})
      return isFound(sought(), [titleOf(sectionOf(one.name)), one.name, own.name, own.help, ...choices])
    }),
  )
  const isAlternativeFound = createMemo(() => {
    const own = words.alternative
    return isFound(sought(), [titleOf(RATES), own.name, own.help, ...Object.values(own.uses)])
  })
  const isShown = (id: string): boolean =>
    found().some(({ name }) => sectionOf(name) === id) || (id === RATES && isAlternativeFound())
  const sections = createMemo(() => bySection(shown()).flatMap(({ id }) => (isShown(id) ? [id] : [])), [], {
    equals: (a, b) => a.join() === b.join(),
  })
  const waiting = () => shown().filter(({ waits }) => waits)
  return (
    <Page title={pageWords.settings} intro={words.intro}>
      <Show when={waiting().length > 0}>
        <div class="callout with-button" data-tone="wait">
          <p>{words.restart.waiting(waiting().map((one) => wordsOf(one, words).name))}</p>
          <button type="button" class="button" onClick={() => dialogs.show(RestartDialog)}>
            {words.restart.now}
          </button>
        </div>
      </Show>
      <div class="search wide">
        <Icon name="search" />
        <input
          id="search"
          type="search"
          placeholder={words.search}
          aria-label={words.search}
          value={sought()}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
      </div>
      <Show when={settings.problem()}>
        {(problem) => (
          <p class="callout" data-tone="bad" role="alert">
            {problem()}
          </p>
        )}
      </Show>
      <Show when={settings.read()} fallback={<p class="quiet">{words.reading}</p>}>
        <Appearance sought={sought()} />
        <For each={sections()}>
          {(id) => (
            <Section
              id={id}
              title={titleOf(id)}
              settings={found().filter(({ name }) => sectionOf(name) === id)}
              alternative={id === RATES && isAlternativeFound()}
              load={settings.load}
            />
          )}
        </For>
        <Show when={sections().length === 0 && foundAppearance(sought()).length === 0}>
          <p class="quiet" role="status">
            {words.none}
          </p>
        </Show>
      </Show>
    </Page>
  )
}

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly settings: readonly SettingView[]
  /** Whether the second pair of limits is among them. */
  readonly alternative: boolean
  readonly load: () => Promise<void>
}

const Section: Component<SectionProps> = (props) => (
  <section class="part" aria-labelledby={`section-${props.id}`}>
    <h3 id={`section-${props.id}`}>{props.title}</h3>
    <ul class="settings">
      <For each={props.settings}>{(setting) => <SettingItem setting={setting} load={props.load} />}</For>
      <Show when={props.alternative}>
        <Alternative />
      </Show>
    </ul>
    <Show when={known<Elsewhere>(words.elsewhere, props.id)}>
      {(elsewhere) => (
        <p class="quiet">
          <Marked text={elsewhere().text} />{" "}
          <Show when={ways[props.id]}>
            {(to) => (
              <PageLink class="link-like" to={to()}>
                {elsewhere().way}
              </PageLink>
            )}
          </Show>
        </p>
      )}
    </Show>
  </section>
)
