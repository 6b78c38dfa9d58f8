/** Who has a link to a share: each with a way to copy it, and to take it back; and the way to let somebody in. */
import { type Component, For, Show } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { SecretField } from "../parts/SecretField.tsx"
import { useModel } from "../state/model.ts"
import { AddRecipientDialog } from "./AddRecipientDialog.tsx"
import { maskedShareLink } from "./maskedShareLink.ts"
import { RevokeRecipientDialog } from "./RevokeRecipientDialog.tsx"
import { linkWords as words } from "./linkWords.ts"

export const Recipients: Component<{ readonly share: ShareView }> = (props) => {
  const { dialogs } = useModel()
  const all = () => props.share.recipients
  const isOpen = () =>
    props.share.visibility === "private" && (props.share.mode === "active" || props.share.mode === "hashing")
  return (
    <>
      <For each={all().map(({ id }) => id)}>
        {(id) => (
          <Show when={all().find((each) => each.id === id)}>
            {(recipient) => {
              const label = () => (recipient().name === null ? words.link : words.linkFor(recipient().name!))
              const Revoke: Component = () => (
                <Show when={isOpen()}>
                  <button
                    type="button"
                    class="button danger fit"
                    onClick={() => dialogs.show(RevokeRecipientDialog, { share: props.share, recipient: recipient() })}
                  >
                    {words.revoke}
                    <span class="hidden"> {label()}</span>
                  </button>
                </Show>
              )
              return (
                <div class="recipient">
                  <Show when={recipient().name}>{(name) => <bdi>{name()}</bdi>}</Show>
                  <Show
                    when={recipient().link}
                    fallback={
                      <>
                        <p class="quiet">{words.noKey}</p>
                        <Revoke />
                      </>
                    }
                  >
                    {(link) => (
                      <SecretField text={link()} masked={maskedShareLink(link())} label={label()}>
                        <Revoke />
                      </SecretField>
                    )}
                  </Show>
                </div>
              )
            }}
          </Show>
        )}
      </For>
      <Show when={props.share.mode === "active" && isOpen()}>
        <button
          type="button"
          class="button fit"
          onClick={() => dialogs.show(AddRecipientDialog, { share: props.share })}
        >
          {words.add}
        </button>
      </Show>
    </>
  )
}
