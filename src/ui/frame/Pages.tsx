/** The ways to the pages: above the filters, and on a phone a row of tabs. */
import { type Component, For, Show } from "solid-js"
import { Icon, type IconName } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import type { Page } from "../state/pages.ts"

type Kind = Exclude<Page["kind"], "catalogue">

const ways: readonly (readonly [kind: Kind, text: string, icon: IconName])[] = [
  ["files", "Files", "files"],
  ["tracker", "My tracker", "tracker"],
  ["mirrors", "Mirrors", "mirror"],
  ["relay", "Relay", "relay"],
  ["log", "Log", "log"],
]

export const Pages: Component = () => {
  const { pages, rows, mirrors } = useModel()
  /** A catalogue is looked into from the mirrors. */
  const current = (): Kind => {
    const { kind } = pages.page()
    return kind === "catalogue" ? "mirrors" : kind
  }
  const count = (kind: Kind): number =>
    kind === "tracker" ? (rows("trackers")["self"]?.listed ?? 0) : kind === "mirrors" ? mirrors().length : 0
  return (
    <nav class="pages" aria-label="Pages">
      <For each={ways}>
        {([kind, text, icon]) => (
          <button
            type="button"
            class="filter"
            aria-current={current() === kind ? "page" : undefined}
            onClick={() => pages.go({ kind })}
          >
            <Icon name={icon} />
            <span>{text}</span>
            <Show when={count(kind) > 0}>
              <span class="count">{count(kind)}</span>
            </Show>
          </button>
        )}
      </For>
    </nav>
  )
}
