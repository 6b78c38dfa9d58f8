/** Below what is here: who else can be asked, what they would see, what each said, and what they have. */
import { type Component, For, Show } from "solid-js"
import { countText } from "../../contract/figures.ts"
import type { SearchPage } from "../../contract/search.ts"
import { onionText } from "../../contract/words/onion.ts"
import { answerText, nodeText, remoteWords } from "../../contract/words/remoteSearch.ts"
import { Icon } from "../parts/Icon.tsx"
import type { AskedNode } from "./createRemote.ts"
import type { Search } from "./createSearch.ts"
import { HitTable } from "./HitTable.tsx"

const toneOf = ({ answer }: AskedNode): "wait" | "rest" | undefined =>
  answer === null ? "rest" : answer.ok ? undefined : "wait"

export const OtherNodes: Component<{ readonly search: Search; readonly page: SearchPage }> = (props) => {
  const remote = () => props.search.remote
  const next = () => remote().next(props.page.askable)
  const more = () => (remote().asked().length > 0 ? " more" : "")
  return (
    <Show when={next().length > 0 || remote().asked().length > 0}>
      <section class="part others" aria-label="Other nodes">
        <h2>At other nodes</h2>
        <Show when={remote().asked().length > 0}>
          <ul aria-label="Nodes that were asked">
            <For each={remote().asked()}>
              {(one) => (
                <li>
                  <strong>
                    <bdi>{one.node.name ?? onionText(one.node.address)}</bdi>
                  </strong>{" "}
                  <span class="note" data-tone={toneOf(one)} role="status">
                    <bdi>{one.answer ? answerText(one.answer) : "asking …"}</bdi>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={remote().problem()}>
          {(words) => (
            <p class="callout" data-tone="wait" role="alert">
              <bdi>{words()}</bdi>
            </p>
          )}
        </Show>
        <Show when={remote().hits().length > 0}>
          <p class="quiet">{remoteWords.these}</p>
          <HitTable search={props.search} hits={remote().hits()} />
        </Show>
        <Show when={next().length > 0 && !remote().asking()}>
          <div class="asking">
            <button type="button" class="button fit" onClick={() => props.search.askOthers()}>
              <Icon name="search" />
              Ask {next().length}
              {more()}; they will see these words
            </button>
            <p>
              <span class="quiet">These words: </span>
              <q>
                <bdi>{props.page.askable.words}</bdi>
              </q>
            </p>
            <ul aria-label="Nodes that would be asked">
              <For each={next()}>
                {(node) => (
                  <li>
                    <bdi>{nodeText(node, onionText(node.address))}</bdi>
                  </li>
                )}
              </For>
            </ul>
            <p class="quiet">
              {remoteWords.asking}
              <Show when={props.page.askable.count > next().length + remote().asked().length}>
                {" "}
                {countText(props.page.askable.count, "node")} can be asked in all, a few at a time.
              </Show>
            </p>
          </div>
        </Show>
      </section>
    </Show>
  )
}
