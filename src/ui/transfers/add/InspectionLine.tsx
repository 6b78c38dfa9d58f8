/** One link that is to be downloaded: what it leads to, and which of its files are wanted. */
import { type Component, createSignal, Match, onCleanup, Show, Switch } from "solid-js"
import { Icon } from "../../parts/Icon.tsx"
import { useModel } from "../../state/model.ts"
import { FileTree } from "../details/files/FileTree.tsx"
import { TreeTools } from "../details/files/TreeTools.tsx"
import type { Inspection } from "./createInspection.ts"
import { addWords as words } from "./words.ts"

const Seconds: Component = () => {
  const [seconds, set] = createSignal(0)
  const timer = setInterval(() => set((n) => n + 1), 1_000)
  onCleanup(() => clearInterval(timer))
  return <span class="number">{words.seconds(seconds())}</span>
}

export const InspectionLine: Component<{
  readonly inspection: Inspection
  /** One of several: its files are shown when they are asked for. */
  readonly several: boolean
  readonly problem: string | undefined
  readonly onLeave: () => void
}> = (props) => {
  const { dialogs, inList, reveal } = useModel()
  const inspection = () => props.inspection
  const there = () => inList().get(inspection().page()?.infohash ?? "")
  return (
    <div class="look" role="group" aria-label={inspection().page()?.title ?? inspection().link}>
      <Show when={props.several && !inspection().page()}>
        <span class="mono look-link">{inspection().link}</span>
      </Show>
      <Switch>
        <Match when={inspection().state() === "asking" || (inspection().state() === "queued" && !inspection().page())}>
          <div class="look-wait" data-tone="move">
            <p role="status" class="quiet">
              {inspection().state() === "queued" ? words.queued : words.asking}{" "}
              <Show when={inspection().state() === "asking"}>
                <Seconds />
              </Show>
            </p>
            <div class="progress unending" aria-hidden="true">
              <div class="progress-done" />
            </div>
          </div>
        </Match>
        <Match when={inspection().state() === "interrupted"}>
          <p class="callout" data-tone="wait" role="status">
            {words.interrupted}
          </p>
        </Match>
        <Match when={inspection().state() === "refused"}>
          <div class="callout with-button" data-tone="wait">
            <p role="status">{words.notSeen(inspection().refusal()?.message ?? "")}</p>
            <button type="button" class="button" onClick={inspection().again}>
              {words.lookAgain}
            </button>
          </div>
        </Match>
      </Switch>
      <Show when={inspection().page()}>
        {(page) => (
          <>
            <p class="look-head">
              <strong>
                <bdi>{page().title}</bdi>
              </strong>
              <span class="quiet">
                {words.chosen(
                  inspection().chosen().files,
                  page().sizes.length,
                  inspection().chosen().bytes,
                  page().bytes,
                )}
              </span>
            </p>
            <Show when={there()}>
              {(item) => (
                <div class="callout with-button" data-tone="go">
                  <p>{words.inListText}</p>
                  <button
                    type="button"
                    class="button"
                    onClick={() => {
                      dialogs.close()
                      reveal(item().id)
                    }}
                  >
                    <Icon name="check" />
                    {words.inList}
                  </button>
                </div>
              )}
            </Show>
            <Show when={page().doubtful}>
              {(doubtful) => (
                <div class="callout" data-tone="bad">
                  <p>
                    <bdi>{words.doubtful(doubtful().names, doubtful().count)}</bdi>
                  </p>
                  <label class="tree-check">
                    <input
                      type="checkbox"
                      checked={inspection().acceptNames()}
                      onChange={(event) => inspection().setAcceptNames(event.currentTarget.checked)}
                    />
                    {words.acceptNames}
                  </label>
                </div>
              )}
            </Show>
            <Show when={page().sizes.length > 1}>
              <details open={!props.several}>
                <summary>{words.chooseFiles}</summary>
                <TreeTools view={inspection().view} levels={inspection().levels()} onLevels={inspection().setLevels} />
                <FileTree view={inspection().view} levels={inspection().levels()} onLevels={inspection().setLevels} />
              </details>
            </Show>
          </>
        )}
      </Show>
      <Show when={props.problem}>
        <p class="callout" data-tone="bad" role="alert">
          {props.problem}
        </p>
      </Show>
      <Show when={props.several}>
        <button type="button" class="link-like" onClick={props.onLeave}>
          {words.leave}
        </button>
      </Show>
    </div>
  )
}
