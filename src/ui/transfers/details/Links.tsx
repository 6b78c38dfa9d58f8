/** The links of a share, with what its owner should know of them; and the way to make it public. */
import { type Component, For, Show } from "solid-js"
import { leftOutCount } from "../../../contract/leftOut.ts"
import type { ShareView } from "../../../contract/rows.ts"
import { revokeText } from "../../../contract/words/recipients.ts"
import { CopyField } from "../../parts/CopyField.tsx"
import { Icon } from "../../parts/Icon.tsx"
import type { Item } from "../../state/items.ts"
import { refusalText } from "../../state/refusals.ts"
import { useModel } from "../../state/model.ts"
import { canPublish, isPublished } from "../../state/ownShares.ts"
import { Reached } from "../../share/Reached.tsx"
import { Recipients } from "../../share/Recipients.tsx"
import { Tags } from "../../parts/Tags.tsx"
import { DescribeDialog } from "../DescribeDialog.tsx"
import { LeftOut } from "./LeftOut.tsx"
import { PublishDialog } from "../../tracker/PublishDialog.tsx"
import { transfersWords } from "../words.ts"
import { detailsWords as words } from "./words.ts"

export const Links: Component<{ readonly item: Item }> = (props) => (
  <div class="links">
    {/* All of the same path: the first that knows says it for all. */}
    <LeftOut leftOut={props.item.shares.find(({ leftOut }) => leftOut && leftOutCount(leftOut) > 0)?.leftOut} />
    <For each={props.item.shares.map((share) => share.id)}>
      {(id) => (
        <Show when={props.item.shares.find((s) => s.id === id)}>
          {(share) => (
            <Show when={share().mode === "failed" && share().error} fallback={<Link share={share()} />}>
              {(error) => (
                <p class="callout" data-tone="bad">
                  <bdi>{refusalText(error())}</bdi>
                </p>
              )}
            </Show>
          )}
        </Show>
      )}
    </For>
  </div>
)

const Link: Component<{ readonly share: ShareView }> = (props) => {
  const { dialogs, twins } = useModel()
  return (
    <>
      <Show
        when={props.share.keyed}
        fallback={
          <Show when={props.share.link} fallback={<p class="quiet">{words.noLink}</p>}>
            {(link) => <CopyField text={link()} label={words.link[props.share.visibility]} />}
          </Show>
        }
      >
        <Show when={props.share.recipients.length === 0}>
          <p class="callout" data-tone="wait">
            {revokeText.last}
          </p>
        </Show>
      </Show>
      <Recipients share={props.share} />
      <Show when={isPublished(props.share)}>
        <Reached share={props.share.id} />
      </Show>
      <p class="said">
        <Show when={props.share.description}>
          <bdi>{props.share.description}</bdi>
        </Show>
        <Tags tags={props.share.tags} />
        <button type="button" class="link-like" onClick={() => dialogs.show(DescribeDialog, { share: props.share })}>
          {props.share.description === "" && props.share.tags.length === 0 ? words.describe : transfersWords.describe}
        </button>
      </p>
      <ul class="advice">
        <For each={words.advice[props.share.visibility]}>{(text) => <li>{text}</li>}</For>
      </ul>
      <Show when={canPublish(props.share, twins())}>
        <button type="button" class="button fit" onClick={() => dialogs.show(PublishDialog, { share: props.share })}>
          <Icon name="public" />
          {transfersWords.publish}
        </button>
      </Show>
    </>
  )
}
