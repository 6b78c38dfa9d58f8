/**
 * What stands in the way of everything: the connection to the node is lost, its disk takes nothing, or Tor is not
 * ready. Says why and what to do. And, when nothing does, one question: whether this machine may be a relay. Put aside,
 * it does not come again.
 */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { Progress } from "../parts/Progress.tsx"
import { useModel } from "../state/model.ts"
import { carrierName, skewText } from "../words/carrierText.ts"

export const Notices: Component = () => {
  const { connection, state } = useModel()
  return (
    <div aria-live="polite">
      <Show when={connection.isLost()}>
        <section class="notice" data-tone="bad">
          <Icon name="alert" />
          <p>
            <Show
              when={connection.state() === "stopped"}
              fallback={
                <>
                  <strong>Connection lost, trying again.</strong> What you see is how things were. The node may go on
                  with its work, or be off: from here that cannot be told.
                </>
              }
            >
              <strong>The node was stopped.</strong> What you see is how things were; nothing is shared or downloaded
              now. Start it with <code>bulbil start</code>, and this page goes on by itself.
            </Show>
          </p>
          <button type="button" class="button" onClick={connection.retryNow}>
            Try now
          </button>
        </section>
      </Show>
      <For each={state.live.health}>
        {(ill) => (
          <section class="notice" data-tone="bad">
            <Icon name="alert" />
            <p>
              <bdi>{ill}</bdi>
            </p>
          </section>
        )}
      </For>
      <CarrierNotice />
      <ConsentNotice />
    </div>
  )
}

const ConsentNotice: Component = () => {
  const { connection, pages, putAside, relay, state } = useModel()
  const quiet = () =>
    !state.known || connection.isLost() || state.live.carrier.state !== "ready" || pages.page().kind === "relay"
  return (
    <Show when={!quiet() && relay().mode === "unasked" && !putAside.has("relay")}>
      <section class="notice" data-tone="move">
        <Icon name="relay" />
        <p>
          <strong>This node could help Tor</strong> as a relay, and so earn what it downloads. You decide.
        </p>
        <div class="notice-ways">
          <button type="button" class="button" onClick={() => pages.go({ kind: "relay" })}>
            What that means
          </button>
          <button type="button" class="button" onClick={() => putAside.add("relay")}>
            Not now
          </button>
        </div>
      </section>
    </Show>
  )
}

const CarrierNotice: Component = () => {
  const { connection, state } = useModel()
  const carrier = () => state.live.carrier
  const failed = () => carrier().state === "failed"
  return (
    <Show when={state.known && !connection.isLost() && carrier().state !== "ready"}>
      <section class="notice" data-tone={failed() ? "bad" : "wait"}>
        <Icon name={failed() ? "alert" : "tor"} />
        <div class="notice-text">
          <p>
            <strong>
              {failed()
                ? `${carrierName(carrier())} has failed.`
                : `Connecting to ${carrierName(carrier())}: ${carrier().percent} %.`}
            </strong>{" "}
            {carrier().summary}
          </p>
          <Show when={!failed()}>
            <Progress value={carrier().percent} tone="wait" label="Tor bootstrap" />
          </Show>
          <Show when={carrier().reason}>{(reason) => <p class="quiet">{reason()}</p>}</Show>
          <Show when={skewText(carrier())}>{(skew) => <p>{skew()}</p>}</Show>
          <Show when={!carrier().reason && !failed()}>
            <p class="quiet">
              This takes a minute the first time. You can share and add links already; they begin when Tor is ready.
            </p>
          </Show>
        </div>
      </section>
    </Show>
  )
}
