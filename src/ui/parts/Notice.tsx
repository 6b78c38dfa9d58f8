/** Something that stands above all pages, in its turn (state/notices.ts). */
import { type Component, createEffect, type JSX, onCleanup, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import { Icon, type IconName } from "./Icon.tsx"
import type { Tone } from "./standingLook.ts"
import { partWords as words } from "./words.ts"

interface NoticeProps {
  /** Another for each thing that is said: what was put away is not said again while it holds. */
  readonly id: string
  /** Which comes first: the connection is 0, what pages say 9. */
  readonly rank: number
  readonly when: boolean
  readonly tone: Tone
  readonly icon: IconName
  readonly children: JSX.Element
  /** Buttons. */
  readonly ways?: JSX.Element
  /** What puts it away, in words; else a cross does. */
  readonly later?: string
  /** When it is put away; else it is for as long as it holds. */
  readonly onDismiss?: () => void
}

export const Notice: Component<NoticeProps> = (props) => {
  const { notices } = useModel()
  createEffect(() => {
    const { id, rank } = props
    if (!props.when) return
    notices.say(id, rank)
    onCleanup(() => notices.unsay(id))
  })
  const dismiss = (): void => {
    notices.dismiss(props.id)
    props.onDismiss?.()
  }
  return (
    <Show when={props.when && notices.head() === props.id}>
      <section class="notice" data-tone={props.tone}>
        <Icon name={props.icon} />
        <div class="notice-text">{props.children}</div>
        <div class="notice-ways">
          {props.ways}
          <Show when={notices.count() > 1}>
            <span class="quiet">{words.oneOf(notices.count())}</span>
          </Show>
          <Show
            when={props.later}
            fallback={
              <button type="button" class="button bare small" aria-label={words.putAway} onClick={dismiss}>
                <Icon name="close" />
              </button>
            }
          >
            {(later) => (
              <button type="button" class="link-like" onClick={dismiss}>
                {later()}
              </button>
            )}
          </Show>
        </div>
      </section>
    </Show>
  )
}
