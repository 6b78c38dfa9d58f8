/** Below what is here: who else can be asked, what they would see, what each said, and what they have. */
import { type Component, For, Show } from "solid-js"
import type { SearchPage } from "../../contract/search.ts"
import { onionText } from "../../contract/words/onion.ts"
import { answerText, nodeText, remoteWords } from "../../contract/words/remoteSearch.ts"
import { Icon } from "../parts/Icon.tsx"
import type { AskedNode } from "./createRemote.ts"
import type { Search } from "./createSearch.ts"
import { HitTable } from "./HitTable.tsx"
import { searchWords as words } from "./words.ts"

const toneOf = ({ answer }: AskedNode): "wait" | "rest" | undefined =>
  answer === null ? "rest" : answer.ok ? undefined : "wait"

export const OtherNodes: Component<{ readonly search: Search; readonly page: SearchPage }> = (props) => {
  const remote = () => props.search.remote
  const next = () => remote().next(props.page.askable)
  return (
    <Show when={next().length > 0 || remote().asked().length > 0}>
      <section class="part others" aria-label={words.others}>
        <h3>{words.othersHead}</h3>
        <Show when={remote().asked().length > 0}>
          <ul class="plain-list" aria-label={words.asked}>
            <For each={remote().asked()}>
              {(one) => (
                <li>
                  <strong>
                    <bdi>{one.node.name ?? onionText(one.node.address)}</bdi>
                  </strong>{" "}
                  <span class="note" data-tone={toneOf(one)} role="status">
                    <bdi>{one.answer ? answerText(one.answer) : words.waits}</bdi>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={remote().problem()}>
          {(problem) => (
            <p class="callout" data-tone="wait" role="alert">
              <bdi>{problem()}</bdi>
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
              {words.ask(next().length, remote().asked().length > 0)}
            </button>
            <p>
              <span class="quiet">{words.these} </span>
              <q>
                <bdi>{props.page.askable.words}</bdi>
              </q>
            </p>
            <ul aria-label={words.wouldAsk}>
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
                {words.inAll(props.page.askable.count)}
              </Show>
            </p>
          </div>
        </Show>
      </section>
    </Show>
  )
}
