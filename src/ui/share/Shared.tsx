/** What became of a share that was begun: hashing, then its links, and whether somebody has fetched it. */
import { type Component, For, Match, Show, Switch } from "solid-js"
import { percentOf, percentText } from "../../contract/figures.ts"
import type { ShareView } from "../../contract/rows.ts"
import { timeText } from "../../contract/words/time.ts"
import { Progress } from "../parts/Progress.tsx"
import { SecretField } from "../parts/SecretField.tsx"
import { useModel } from "../state/model.ts"
import { maskedShareLink } from "./maskedShareLink.ts"
import { shareWords } from "./words.ts"

export const Shared: Component<{ readonly id: string; readonly onDone: () => void }> = (props) => {
  const { shares } = useModel()
  const share = () => shares().get(props.id)
  return (
    <div class="shared" id="share-begun" tabindex="-1">
      <Show when={share()} fallback={<p role="status">The node has begun …</p>}>
        {(row) => (
          <Switch fallback={<Links share={row()} />}>
            <Match when={row().mode === "failed"}>
              <p class="callout" data-tone="bad" role="alert">
                {row().error?.message ?? "Sharing failed."}
              </p>
            </Match>
            <Match when={row().mode === "hashing"}>
              <Hashing id={props.id} />
            </Match>
          </Switch>
        )}
      </Show>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={props.onDone}>
          Done
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
      <p role="status">The files are being hashed: {percentText(percent())}. The link is ready when that is done.</p>
      <Progress value={percent()} tone="move" label="Hashed" />
      <p class="quiet">You can close this: it goes on, and the link stands in the share’s details.</p>
    </>
  )
}

const Links: Component<{ readonly share: ShareView }> = (props) => {
  const links = () =>
    props.share.keyed
      ? props.share.recipients.map(({ id, name, link }) => ({
          id,
          label: name === null ? "Private link" : `Link for ${name}`,
          name,
          link,
        }))
      : [{ id: "common", label: "Private link", name: null, link: props.share.link }]
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
                        Its onion service is being published …
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
      <Show when={props.share.beginsAt}>{(at) => <p>Nobody can reach it before {timeText(at())}.</p>}</Show>
      <p role="status">{shareWords.copies(props.share.copies)}</p>
      <ul class="advice">
        <li>Whoever has a link can download this, and pass the link on. Send it where only the right people read.</li>
        <li>It works while this node runs. Those who download serve each other, too.</li>
      </ul>
    </>
  )
}
