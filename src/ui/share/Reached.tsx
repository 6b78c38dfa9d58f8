/** Whether others get through to a share: its node dials it through Tor, as they do; at once, or when one asks. */
import { type Component, createEffect, createSignal, Match, on, onCleanup, Switch } from "solid-js"
import type { ReachPage } from "../../contract/reach.ts"
import { partWords } from "../parts/words.ts"
import { type Answer, askReach } from "../state/ask.ts"
import { linkWords as words } from "./linkWords.ts"

interface ReachedProps {
  readonly share: string
  /** Ask as soon as it is shown. */
  readonly now?: true
}

export const Reached: Component<ReachedProps> = (props) => {
  const [answer, setAnswer] = createSignal<Answer<ReachPage> | "asking">()
  let own: AbortController | undefined
  const ask = async (): Promise<void> => {
    own?.abort()
    const asked = new AbortController()
    own = asked
    setAnswer("asking")
    const said = await askReach(props.share, asked.signal)
    if (!asked.signal.aborted) setAnswer(said)
  }
  const told = () => {
    const said = answer()
    return typeof said === "object" ? said : undefined
  }
  createEffect(
    on(
      () => props.share,
      () => (props.now ? void ask() : setAnswer()),
    ),
  )
  onCleanup(() => own?.abort())
  return (
    <p class="reached" role="status">
      <Switch
        fallback={
          <button type="button" class="link-like" onClick={() => void ask()}>
            {told() ? partWords.again : words.checkReach}
          </button>
        }
      >
        <Match when={answer() === "asking"}>{words.checkingReach}</Match>
        <Match when={reachedIn(told())}>{(ms) => words.reachedIn(ms())}</Match>
      </Switch>{" "}
      <bdi>{problemOf(told())}</bdi>
    </p>
  )
}

const reachedIn = (told: Answer<ReachPage> | undefined): number | undefined =>
  told?.ok ? Math.max(1, told.value.ms) : undefined

const problemOf = (told: Answer<ReachPage> | undefined): string => (told && !told.ok ? told.message : "")
