/** While the node is looked at as it was: which moment that is, the ways to its neighbours, and the way back to now. */
import { type Component, Show } from "solid-js"
import { clockText } from "../../contract/words/time.ts"
import { copyText } from "../parts/copyText.ts"
import { Icon, type IconName } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { momentText } from "./momentText.ts"
import { momentWords as words } from "./words.ts"

export const MomentBanner: Component = () => {
  const { moment, pages, toasts } = useModel()
  const told = moment.told
  const copy = async (): Promise<void> => {
    const done = await copyText(momentText(told()!))
    toasts.say(done ? "done" : "refused", done ? words.copied : words.notCopied)
  }
  const step = (by: 1 | -1): void => pages.go({ ...pages.place(), at: moment.at()! + by }, "replace")
  const Step: Component<{
    readonly by: 1 | -1
    readonly text: string
    readonly icon: IconName
    readonly off: boolean
  }> = (props) => (
    <button
      type="button"
      class="button small"
      aria-label={props.text}
      title={props.text}
      disabled={props.off}
      onClick={() => step(props.by)}
    >
      <Icon name={props.icon} />
    </button>
  )
  return (
    <Show when={moment.isPast()}>
      <section class="moment" aria-label={words.label}>
        <Icon name="history" />
        <div class="moment-text" role="status">
          <Show
            when={told()}
            fallback={<p>{moment.problem() === null ? words.puttingTogether : `${words.none} ${moment.problem()}`}</p>}
          >
            {(about) => (
              <>
                <p>
                  <strong>
                    {words.youLookAt} <time>{clockText(about().at)} UTC</time>
                  </strong>{" "}
                  <span class="moment-event">{words.event(about().seq, about().head)}</span>
                </p>
                <p class="moment-still">{words.still}</p>
              </>
            )}
          </Show>
        </div>
        <div class="moment-ways">
          <Show when={told()}>
            {(about) => (
              <>
                <Step by={-1} text={words.eventBack} icon="before" off={moment.at()! <= 1} />
                <Step by={1} text={words.eventOn} icon="after" off={moment.at()! >= about().head} />
                <button type="button" class="button small moment-copy" title={words.copy} onClick={() => void copy()}>
                  <Icon name="copy" />
                  <span>{words.copy}</span>
                </button>
              </>
            )}
          </Show>
          <button type="button" class="button small primary" onClick={moment.backToNow}>
            {words.backToNow}
          </button>
        </div>
      </section>
    </Show>
  )
}
