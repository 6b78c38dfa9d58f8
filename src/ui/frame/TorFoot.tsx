/** Whether Tor works; opened, how far it is, which one it is, and what its onions cost. */
import { type Component, For, Show } from "solid-js"
import { carrierName, carrierText, dialsText, skewText } from "../../contract/words/carrier.ts"
import { saidText } from "../../contract/words/node.ts"
import { onionCostText, onionsShort, onionsText } from "../../contract/words/onions.ts"
import { Popover } from "../parts/Popover.tsx"
import { Progress } from "../parts/Progress.tsx"
import { useModel } from "../state/model.ts"
import { frameWords } from "./words.ts"
import { upperFirst } from "../../contract/words/firstLetter.ts"

export const TorFoot: Component = () => {
  const { connection, state } = useModel()
  const carrier = () => state.live.carrier
  /** Of Tor nothing is known while nothing is heard of the node. */
  const said = (): string =>
    connection.state() === "stopped"
      ? frameWords.nodeStopped
      : connection.isLost()
        ? frameWords.noConnection
        : state.known
          ? carrierText(carrier())
          : frameWords.connecting
  const reason = (): string | null => {
    const said = carrier().reason
    return said === null ? null : saidText(said)
  }
  const dials = (): string | null => {
    const words = dialsText(carrier())
    return words && `${upperFirst(words)}.`
  }
  const known = () => state.known && !connection.isLost()
  return (
    <Popover
      class="foot-way carrier"
      title={frameWords.connection}
      face={
        <>
          <span class="dot" data-state={carrier().state} aria-hidden="true" />
          <span>{said()}</span>
          <Show when={known() && carrier().onions}>
            {(onions) => <span class="quiet figure wide-only">{onionsShort(onions())}</span>}
          </Show>
        </>
      }
    >
      {() => (
        <>
          <h2>{said()}</h2>
          <Show when={known()} fallback={<p>{frameWords.asItWas}</p>}>
            <Show when={carrier().state !== "ready"}>
              <Progress value={carrier().percent} tone="wait" label={frameWords.bootstrap} />
              <p>{carrier().summary}</p>
            </Show>
            <For each={[reason(), skewText(carrier()), dials()].filter((one) => one !== null)}>
              {(words) => <p>{words}</p>}
            </For>
            <Show when={carrier().onions}>
              {(onions) => (
                <>
                  <p>{onionsText(onions())}.</p>
                  <Show when={onionCostText(onions())}>{(words) => <p>{words()}</p>}</Show>
                </>
              )}
            </Show>
            <Show when={carrier().version}>
              {(version) => (
                <p class="quiet">
                  {carrierName(carrier())} {version()}
                </p>
              )}
            </Show>
          </Show>
        </>
      )}
    </Popover>
  )
}
