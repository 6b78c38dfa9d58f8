/** One link that is to be downloaded: what it leads to, and which of its files are wanted. */
import { type Component, createSignal, Match, onCleanup, Show, Switch } from "solid-js"
import { Icon } from "../../parts/Icon.tsx"
import { useModel } from "../../state/model.ts"
import { FileTree } from "../details/files/FileTree.tsx"
import { TreeTools } from "../details/files/TreeTools.tsx"
import type { Look } from "./createLook.ts"
import { addWords as words } from "./words.ts"

const Seconds: Component = () => {
  const [seconds, set] = createSignal(0)
  const timer = setInterval(() => set((n) => n + 1), 1_000)
  onCleanup(() => clearInterval(timer))
  return <span class="number">{words.seconds(seconds())}</span>
}

export const LookLine: Component<{
  readonly look: Look
  /** One of several: its files are shown when they are asked for. */
  readonly several: boolean
  readonly problem: string | undefined
  readonly onLeave: () => void
}> = (props) => {
  const { dialogs, inList, reveal } = useModel()
  const look = () => props.look
  const there = () => inList().get(look().page()?.infohash ?? "")
  return (
    <div class="look" role="group" aria-label={look().page()?.title ?? look().link}>
      <Show when={props.several && !look().page()}>
        <span class="mono look-link">{look().link}</span>
      </Show>
      <Switch>
        <Match when={look().state() === "asking" || (look().state() === "queued" && !look().page())}>
          <div class="look-wait" data-tone="move">
            <p role="status" class="quiet">
              {look().state() === "queued" ? words.queued : words.asking}{" "}
              <Show when={look().state() === "asking"}>
                <Seconds />
              </Show>
            </p>
            <div class="progress unending" aria-hidden="true">
              <div class="progress-done" />
            </div>
          </div>
        </Match>
        <Match when={look().state() === "interrupted"}>
          <p class="callout" data-tone="wait" role="status">
            {words.interrupted}
          </p>
        </Match>
        <Match when={look().state() === "refused"}>
          <div class="callout with-button" data-tone="wait">
            <p role="status">{words.notSeen(look().refusal()?.message ?? "")}</p>
            <button type="button" class="button" onClick={look().again}>
              {words.lookAgain}
            </button>
          </div>
        </Match>
      </Switch>
      <Show when={look().page()}>
        {(page) => (
          <>
            <p class="look-head">
              <strong>
                <bdi>{page().title}</bdi>
              </strong>
              <span class="quiet">
                {words.chosen(look().chosen().files, page().sizes.length, look().chosen().bytes, page().bytes)}
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
                      checked={look().acceptNames()}
                      onChange={(event) => look().setAcceptNames(event.currentTarget.checked)}
                    />
                    {words.acceptNames}
                  </label>
                </div>
              )}
            </Show>
            <Show when={page().sizes.length > 1}>
              <details open={!props.several}>
                <summary>{words.chooseFiles}</summary>
                <TreeTools view={look().view} levels={look().levels()} onLevels={look().setLevels} />
                <FileTree view={look().view} levels={look().levels()} onLevels={look().setLevels} />
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
