/** One trusted node: what it is called, how it stands, its figures, who may know, and what can be done. */
import { type Component, createSignal, For, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { TrustedView } from "../../contract/rows.ts"
import { saidText } from "../../contract/words/node.ts"
import { timeText } from "../../contract/words/time.ts"
import { edgeText, lieText } from "../../contract/words/trust.ts"
import { History } from "../history/History.tsx"
import { Changes } from "../moment/Changes.tsx"
import { CopyField } from "../parts/CopyField.tsx"
import { Figure } from "../parts/Figure.tsx"
import { Icon } from "../parts/Icon.tsx"
import { Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { refusalText } from "../state/refusals.ts"
import { trustedName } from "../state/trusted.ts"
import { NodeButtons } from "./NodeButtons.tsx"
import { TrustDialog } from "./TrustDialog.tsx"
import type { WebNode } from "./webNodes.ts"
import { trustWords as words } from "./words.ts"

interface TrustedCardProps {
  readonly line: WebNode
  readonly node: TrustedView
}

export const TrustedCard: Component<TrustedCardProps> = (props) => {
  const { trustedActions } = useModel()
  const [past, setPast] = createSignal(false)
  const heading = () => `trusted-${props.node.id}`
  return (
    <article class="mirror" aria-labelledby={heading()}>
      <header class="mirror-head">
        <h3 id={heading()} classList={{ mono: props.node.name === null }} title={props.node.address ?? undefined}>
          <bdi>{trustedName(props.node)}</bdi>
        </h3>
        <Status look={props.line.look} text={props.line.standing} />
      </header>
      <Troubles node={props.node} />
      <Facts node={props.node} />
      <Show when={props.node.address}>
        {(address) => <CopyField small text={address()} label={words.addressOf(trustedName(props.node))} />}
      </Show>
      <Show when={props.node.foundAt !== null && props.node.mode !== "failed"}>
        <Changes>
          <label class="check">
            <input
              type="checkbox"
              checked={props.node.told === "anybody"}
              onChange={(event) => trustedActions.tell(props.node, event.currentTarget.checked ? "anybody" : "nobody")}
            />
            <span>
              {words.tell}
              <br />
              <span class="quiet">{edgeText(props.node.told)}</span>
            </span>
          </label>
        </Changes>
      </Show>
      <NodeButtons line={props.line}>
        <button type="button" class="button" aria-expanded={past()} onClick={() => setPast(!past())}>
          <Icon name="history" />
          {words.history}
        </button>
      </NodeButtons>
      <Show when={past()}>
        <History streams={[["trusted", props.node.id]]} />
      </Show>
    </article>
  )
}

const Troubles: Component<{ readonly node: TrustedView }> = (props) => {
  const { dialogs, state } = useModel()
  return (
    <>
      <Show when={props.node.error}>
        {(error) => (
          <div class="callout with-button" data-tone="bad">
            <p>{refusalText(error())}</p>
            <Show when={props.node.meant}>
              {(meant) => (
                <Changes>
                  <button type="button" class="button" onClick={() => dialogs.show(TrustDialog, { address: meant() })}>
                    {words.trustThat}
                  </button>
                </Changes>
              )}
            </Show>
          </div>
        )}
      </Show>
      <For each={props.node.lies}>
        {(lie) => (
          <p class="callout" data-tone="bad">
            {lieText(lie)}
          </p>
        )}
      </For>
      <Show when={state.live.troubles[props.node.id]}>
        {(trouble) => (
          <p class="callout" data-tone="wait">
            <bdi>{saidText(trouble())}</bdi>
          </p>
        )}
      </Show>
    </>
  )
}

const Facts: Component<{ readonly node: TrustedView }> = (props) => (
  <dl class="facts six">
    <Figure name={words.foundFirst}>{props.node.foundAt === null ? words.never : timeText(props.node.foundAt)}</Figure>
    <Figure name={words.foundLast}>{props.node.metAt === null ? words.never : timeText(props.node.metAt)}</Figure>
    <Figure name={words.torrents}>{props.node.mode === "remote" ? props.node.count : props.node.entries}</Figure>
    <Figure name={words.readSoFar}>{bytesText(props.node.octets)}</Figure>
    <Figure name={words.howFar}>{props.node.degrees === 1 ? words.alone : words.upTo(props.node.degrees)}</Figure>
    <Figure name={words.tellsOf}>
      {props.node.listed === null ? words.notAsked : words.nodes(props.node.listed.total)}
    </Figure>
    <Show when={props.node.agreed}>
      {(agreed) => <Figure name={words.agreed}>{words.agreedTo(agreed().nodes, agreed().octets)}</Figure>}
    </Show>
  </dl>
)
