/** The node as it was right after one event: what was in the list, as tables in which nothing can be done. */
import { type Component, createEffect, createSignal, on, onCleanup, Show } from "solid-js"
import { bytesText, countText, groupedText } from "../../contract/figures.ts"
import type { NodeAt } from "../../contract/timeTravel.ts"
import { clockText } from "../../contract/words/time.ts"
import { copyText } from "../parts/copyText.ts"
import { Figure } from "../parts/Figure.tsx"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { askNodeAt } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { momentText } from "./momentText.ts"
import { activityPlace, thenPlace } from "./place.ts"
import { LinksThen, TransfersThen } from "./TablesThen.tsx"

export const NodeThen: Component<{ readonly seq: number }> = (props) => {
  const { pages, toasts } = useModel()
  const [then, setThen] = createSignal<NodeAt | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  createEffect(
    on(
      () => props.seq,
      (seq) => {
        const running = new AbortController()
        onCleanup(() => running.abort())
        void askNodeAt(seq, running.signal).then((answer) => {
          if (running.signal.aborted) return
          setProblem(answer.ok ? null : answer.message)
          setThen(answer.ok ? answer.value : null)
        })
      },
    ),
  )
  const copy = async (moment: NodeAt): Promise<void> => {
    const done = await copyText(momentText(moment))
    toasts.say(
      done ? "done" : "refused",
      done ? "Copied: ids and modes, no titles, paths or addresses." : "The browser does not let this page copy.",
    )
  }
  const step = (by: number): void => pages.go(thenPlace(props.seq + by), "replace")
  return (
    <Page
      title="The node as it was"
      intro="What was in the list right after one event. Nothing can be done here: it is past."
      actions={
        <>
          <button
            type="button"
            class="button"
            aria-label="One event back"
            title="One event back"
            disabled={props.seq <= 1}
            onClick={() => step(-1)}
          >
            <Icon name="before" />
            Back
          </button>
          <button
            type="button"
            class="button"
            aria-label="One event on"
            title="One event on"
            disabled={then() !== null && props.seq >= then()!.head}
            onClick={() => step(1)}
          >
            <Icon name="after" />
            On
          </button>
          <button type="button" class="button" disabled={!then()} onClick={() => void copy(then()!)}>
            <Icon name="copy" />
            Copy this moment
          </button>
        </>
      }
    >
      <Show when={problem()}>
        {(words) => (
          <p class="callout" data-tone="bad">
            {words()} <PageLink to={activityPlace}>Back to now</PageLink>
          </p>
        )}
      </Show>
      <Show when={then()} fallback={<Show when={!problem()}>{<p class="quiet">Putting it together …</p>}</Show>}>
        {(at) => (
          <section class="then node-then" aria-label="As it was">
            <p class="then-banner">
              <strong class="then-when">
                You look at {clockText(at().at)} UTC, event {groupedText(at().seq)} of {groupedText(at().head)}.
              </strong>{" "}
              <PageLink to={activityPlace}>Back to now</PageLink>
            </p>
            <dl class="facts">
              <Figure name="Transfers">{countText(at().rows.torrents.length, "torrent")}</Figure>
              <Figure name="Links">{countText(at().rows.shares.length, "link")}</Figure>
              <Figure name="Mirrors">{at().rows.mirrors.length}</Figure>
              <Figure name="Trusted nodes">{at().rows.trusted.length}</Figure>
              <Show when={at().rows.credits[0]}>
                {(ledger) => <Figure name="Credit">{bytesText(ledger().balance)}</Figure>}
              </Show>
            </dl>
            <TransfersThen rows={at().rows.torrents} />
            <LinksThen rows={at().rows.shares} />
          </section>
        )}
      </Show>
    </Page>
  )
}
