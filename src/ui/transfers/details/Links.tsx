/** The links of a share, with what its owner should know of them; and the way to make it public. */
import { type Component, For, Show } from "solid-js"
import type { ShareView, Visibility } from "../../../contract/rows.ts"
import { revokeText } from "../../../contract/words/recipients.ts"
import { CopyField } from "../../parts/CopyField.tsx"
import { Icon } from "../../parts/Icon.tsx"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { canPublish } from "../../state/ownShares.ts"
import { Recipients } from "../../share/Recipients.tsx"
import { Tags } from "../../parts/Tags.tsx"
import { DescribeDialog } from "../DescribeDialog.tsx"
import { LeftOut } from "./LeftOut.tsx"
import { PublishDialog } from "../../tracker/PublishDialog.tsx"

const advice: Readonly<Record<Visibility, readonly string[]>> = {
  private: [
    "Whoever has the link can download this, and pass the link on. Send it where only the right people read along.",
    "It works while this node runs. Those who download serve each other, too.",
    "It has an onion of its own, which tells nothing of your other shares. Stop sharing, and it ends for ever.",
  ],
  public: [
    "Your tracker lists this: whoever has the tracker’s address finds it, and need not be given the link.",
    "Mirrors keep a copy of the entry. Take it back, and they drop it within minutes; nobody can be made to forget.",
    "It has an onion of its own, another than the private link’s.",
  ],
}

export const Links: Component<{ readonly item: Item }> = (props) => (
  <div class="links">
    <LeftOut shares={props.item.shares} />
    <For each={props.item.shares.map((share) => share.id)}>
      {(id) => <Show when={props.item.shares.find((s) => s.id === id)}>{(share) => <Link share={share()} />}</Show>}
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
          <Show
            when={props.share.link}
            fallback={
              <p class="quiet">The link is ready as soon as the files are hashed and the onion service is published.</p>
            }
          >
            {(link) => (
              <CopyField text={link()} label={props.share.visibility === "public" ? "Public link" : "Private link"} />
            )}
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
      <p class="said">
        <Show when={props.share.description}>
          <bdi>{props.share.description}</bdi>
        </Show>
        <Tags tags={props.share.tags} />
        <button type="button" class="link-like" onClick={() => dialogs.show(DescribeDialog, { share: props.share })}>
          {props.share.description === "" && props.share.tags.length === 0
            ? "Say what it is…"
            : "Change what others read…"}
        </button>
      </p>
      <ul class="advice">
        <For each={advice[props.share.visibility]}>{(text) => <li>{text}</li>}</For>
      </ul>
      <Show when={canPublish(props.share, twins())}>
        <button type="button" class="button fit" onClick={() => dialogs.show(PublishDialog, { share: props.share })}>
          <Icon name="public" />
          Make public…
        </button>
      </Show>
    </>
  )
}
