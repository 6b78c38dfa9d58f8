/** The node as it was right after one event: what was in the list, as tables in which nothing can be done. */
import { type Component, createEffect, createSignal, on, onCleanup, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
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
import { activityWords } from "./words.ts"

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
    toasts.say(done ? "done" : "refused", done ? activityWords.copied : activityWords.notCopied)
  }
  const step = (by: number): void => pages.go(thenPlace(props.seq + by), "replace")
  return (
    <Page
      title={activityWords.nodeThen}
      intro={activityWords.thenIntro}
      actions={
        <>
          <button
            type="button"
            class="button"
            aria-label={activityWords.eventBack}
            title={activityWords.eventBack}
            disabled={props.seq <= 1}
            onClick={() => step(-1)}
          >
            <Icon name="before" />
            {activityWords.back}
          </button>
          <button
            type="button"
            class="button"
            aria-label={activityWords.eventOn}
            title={activityWords.eventOn}
            disabled={then() !== null && props.seq >= then()!.head}
            onClick={() => step(1)}
          >
            <Icon name="after" />
            {activityWords.on}
          </button>
          <button type="button" class="button" disabled={!then()} onClick={() => void copy(then()!)}>
            <Icon name="copy" />
            {activityWords.copy}
          </button>
        </>
      }
    >
      <Show when={problem()}>
        {(words) => (
          <p class="callout" data-tone="bad">
            {words()} <PageLink to={activityPlace}>{activityWords.backToNow}</PageLink>
          </p>
        )}
      </Show>
      <Show
        when={then()}
        fallback={<Show when={!problem()}>{<p class="quiet">{activityWords.puttingTogether}</p>}</Show>}
      >
        {(at) => (
          <section class="then node-then" aria-label={activityWords.asItWas}>
            <p class="then-banner">
              <strong class="then-when">{activityWords.youLookAt(clockText(at().at), at().seq, at().head)}</strong>{" "}
              <PageLink to={activityPlace}>{activityWords.backToNow}</PageLink>
            </p>
            <dl class="facts">
              <Figure name={activityWords.kinds.torrent}>{activityWords.torrents(at().rows.torrents.length)}</Figure>
              <Figure name={activityWords.kinds.share}>{activityWords.links(at().rows.shares.length)}</Figure>
              <Figure name={activityWords.kinds.mirror}>{at().rows.mirrors.length}</Figure>
              <Figure name={activityWords.trusted}>{at().rows.trusted.length}</Figure>
              <Show when={at().rows.credits[0]}>
                {(ledger) => <Figure name={activityWords.kinds.credit}>{bytesText(ledger().balance)}</Figure>}
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
