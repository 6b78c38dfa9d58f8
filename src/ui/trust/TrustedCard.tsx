/** One trusted node: what it is called, how it stands, its figures, who may know, and what can be done. */
import { type Component, createSignal, For, Show } from "solid-js"
import { bytesText, countText } from "../../contract/figures.ts"
import type { TrustedView } from "../../contract/rows.ts"
import { timeText } from "../../contract/words/time.ts"
import { edgeText, lieText, trustedText } from "../../contract/words/trust.ts"
import { cataloguePlace } from "../catalogue/place.ts"
import { History } from "../history/History.tsx"
import { CopyField } from "../parts/CopyField.tsx"
import { Figure } from "../parts/Figure.tsx"
import { Icon } from "../parts/Icon.tsx"
import { Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"
import { DegreesDialog } from "./DegreesDialog.tsx"
import { NameDialog } from "./NameDialog.tsx"
import { RevokeDialog } from "./RevokeDialog.tsx"
import { TrustDialog } from "./TrustDialog.tsx"
import { trustedLook } from "./trustedLook.ts"

export const TrustedCard: Component<{ readonly node: TrustedView }> = (props) => {
  const { dialogs, pages, state, trustedActions } = useModel()
  const [past, setPast] = createSignal(false)
  const heading = () => `trusted-${props.node.id}`
  const trouble = () => state.live.troubles[props.node.id]
  const known = () => props.node.foundAt !== null
  return (
    <li class="mirror" aria-labelledby={heading()}>
      <header class="mirror-head">
        <h3 id={heading()} classList={{ mono: props.node.name === null }} title={props.node.address ?? undefined}>
          <bdi>{trustedName(props.node)}</bdi>
        </h3>
        <Status look={trustedLook[props.node.mode]} text={trustedText(props.node.mode)} />
      </header>
      <Show when={props.node.error}>
        {(error) => (
          <p class="callout" data-tone="bad">
            {error().message}.{" "}
            <Show when={props.node.meant}>
              {(meant) => (
                <button type="button" class="button" onClick={() => dialogs.show(TrustDialog, { address: meant() })}>
                  Trust that one…
                </button>
              )}
            </Show>
          </p>
        )}
      </Show>
      <For each={props.node.lies}>
        {(lie) => (
          <p class="callout" data-tone="bad">
            {lieText(lie)}
          </p>
        )}
      </For>
      <Show when={trouble()}>
        {(words) => (
          <p class="callout" data-tone="wait">
            <bdi>{words()}</bdi>
          </p>
        )}
      </Show>
      <dl class="facts six">
        <Figure name="Found first">{props.node.foundAt === null ? "Not yet" : timeText(props.node.foundAt)}</Figure>
        <Figure name="Found last">{props.node.metAt === null ? "Not yet" : timeText(props.node.metAt)}</Figure>
        <Figure name="Torrents">{props.node.mode === "remote" ? props.node.count : props.node.entries}</Figure>
        <Figure name="Read so far">{bytesText(props.node.octets)}</Figure>
        <Figure name="How far">
          {props.node.degrees === 1 ? "This node alone" : `Up to ${countText(props.node.degrees, "degree")}`}
        </Figure>
        <Figure name="Tells of">
          {props.node.listed === null ? "Not asked" : countText(props.node.listed.total, "node")}
        </Figure>
      </dl>
      <Show when={props.node.address}>
        {(address) => <CopyField small text={address()} label={`Address of ${trustedName(props.node)}`} />}
      </Show>
      <Show when={known() && props.node.mode !== "failed"}>
        <label class="check">
          <input
            type="checkbox"
            checked={props.node.told === "anybody"}
            onChange={(event) => trustedActions.tell(props.node, event.currentTarget.checked ? "anybody" : "nobody")}
          />
          <span>
            Let everybody know that I trust it
            <br />
            <span class="quiet">{edgeText(props.node.told)}</span>
          </span>
        </label>
      </Show>
      <div class="mirror-actions">
        <div class="actions" role="group" aria-label={`Actions on ${trustedName(props.node)}`}>
          <Show when={props.node.mode !== "failed" && props.node.mode !== "frozen"}>
            <button type="button" class="button" onClick={() => trustedActions.look(props.node)}>
              <Icon name="recheck" />
              Look now
            </button>
          </Show>
          <Show when={known() && props.node.mode !== "frozen"}>
            <button type="button" class="button" onClick={() => dialogs.show(DegreesDialog, { node: props.node })}>
              <Icon name="trust" />
              How far…
            </button>
          </Show>
          <Show when={known() && props.node.address}>
            {(address) => (
              <button type="button" class="button" onClick={() => pages.go(cataloguePlace(address()))}>
                <Icon name="catalogue" />
                Browse
              </button>
            )}
          </Show>
          <button type="button" class="button" onClick={() => dialogs.show(NameDialog, { node: props.node })}>
            <Icon name="tracker" />
            Name…
          </button>
          <button type="button" class="button" aria-expanded={past()} onClick={() => setPast(!past())}>
            <Icon name="history" />
            History
          </button>
          <button type="button" class="button danger" onClick={() => dialogs.show(RevokeDialog, { node: props.node })}>
            <Icon name="remove" />
            Revoke…
          </button>
        </div>
      </div>
      <Show when={past()}>
        <History streams={[["trusted", props.node.id]]} />
      </Show>
    </li>
  )
}
