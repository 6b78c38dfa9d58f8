/** What became of a share that was begun: hashing, then its links, and whether somebody has fetched it. */
import { type Component, For, Match, Show, Switch } from "solid-js"
import { percentOf } from "../../contract/figures.ts"
import type { ShareView } from "../../contract/rows.ts"
import { timeText } from "../../contract/words/time.ts"
import { Progress } from "../parts/Progress.tsx"
import { SecretField } from "../parts/SecretField.tsx"
import { useModel } from "../state/model.ts"
import { isPublished } from "../state/ownShares.ts"
import { maskedShareLink } from "./maskedShareLink.ts"
import { linkWords } from "./linkWords.ts"
import { refusalText } from "../state/refusals.ts"
import { Reached } from "./Reached.tsx"
import { shareWords } from "./words.ts"

interface SharedProps {
  readonly id: string
  /** It came to nothing: back to what was said, all of which is still there. */
  readonly onChange: () => void
  readonly onDone: () => void
}

export const Shared: Component<SharedProps> = (props) => {
  const { shares } = useModel()
  const share = () => shares().get(props.id)
  return (
    <div class="shared" id="share-begun" tabindex="-1">
      <Show when={share()} fallback={<p role="status">{shareWords.begun}</p>}>
        {(row) => (
          <Switch fallback={<Links share={row()} />}>
            <Match when={row().mode === "failed"}>
              <p class="callout" data-tone="bad" role="alert">
                {row().error ? refusalText(row().error!) : shareWords.failed}
              </p>
            </Match>
            <Match when={row().mode === "hashing"}>
              <Hashing id={props.id} />
            </Match>
          </Switch>
        )}
      </Show>
      <div class="dialog-actions">
        <Show when={share()?.mode === "failed"}>
          <button type="button" class="button" onClick={props.onChange}>
            {shareWords.change}
          </button>
        </Show>
        <button type="button" class="button primary" onClick={props.onDone}>
          {shareWords.done}
        </button>
      </div>
    </div>
  )
}

const Hashing: Component<{ readonly id: string }> = (props) => {
  const { state } = useModel()
  const percent = () => {
    const at = state.live.hashing[props.id]
    return at ? percentOf(at.hashedBytes, at.totalBytes) : 0
  }
  return (
    <>
      <p role="status">{shareWords.hashing(percent())}</p>
      <Progress value={percent()} tone="move" label={shareWords.hashed} />
      <p class="quiet">{shareWords.closes}</p>
    </>
  )
}

const Links: Component<{ readonly share: ShareView }> = (props) => {
  const links = () =>
    props.share.keyed
      ? props.share.recipients.map(({ id, name, link }) => ({
          id,
          label: name === null ? linkWords.link : linkWords.linkFor(name),
          name,
          link,
        }))
      : [{ id: "common", label: linkWords.link, name: null, link: props.share.link }]
  return (
    <>
      <p>
        <bdi>
          <strong>{props.share.title}</strong>
        </bdi>
      </p>
      <ul class="shared-links">
        <For each={links().map(({ id }) => id)}>
          {(id) => (
            <Show when={links().find((each) => each.id === id)}>
              {(each) => (
                <li>
                  <Show when={each().name}>{(name) => <bdi>{name()}</bdi>}</Show>
                  <Show
                    when={each().link}
                    fallback={
                      <p class="quiet" role="status">
                        {shareWords.publishing}
                      </p>
                    }
                  >
                    {(link) => <SecretField text={link()} masked={maskedShareLink(link())} label={each().label} />}
                  </Show>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={props.share.beginsAt}>{(at) => <p>{shareWords.notReached(timeText(at()))}</p>}</Show>
      <Show when={isPublished(props.share)}>
        <Reached share={props.share.id} now />
      </Show>
      <p role="status">{shareWords.copies(props.share.copies)}</p>
      <ul class="advice">
        <For each={shareWords.advice}>{(line) => <li>{line}</li>}</For>
      </ul>
    </>
  )
}
