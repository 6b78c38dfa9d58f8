/** What stands in the way of everything: the connection to the node is lost, or Tor is not ready. Says why and what to do. */
import { type Component, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { Progress } from "../parts/Progress.tsx"
import { useModel } from "../state/model.ts"
import { carrierName, skewText } from "../words/carrierText.ts"

export const Notices: Component = () => {
  const { connection } = useModel()
  return (
    <div aria-live="polite">
      <Show when={connection.state() === "lost"}>
        <section class="notice" data-tone="bad">
          <Icon name="alert" />
          <p><strong>Connection lost, trying again.</strong> What you see is how things were. The node goes on with its work meanwhile.</p>
          <button type="button" class="button" onClick={connection.retryNow}>Try now</button>
        </section>
      </Show>
      <CarrierNotice />
    </div>
  )
}

const CarrierNotice: Component = () => {
  const { state } = useModel()
  const carrier = () => state.live.carrier
  const failed = () => carrier().state === "failed"
  return (
    <Show when={state.known && carrier().state !== "ready"}>
      <section class="notice" data-tone={failed() ? "bad" : "wait"}>
        <Icon name={failed() ? "alert" : "tor"} />
        <div class="notice-text">
          <p>
            <strong>{failed() ? `${carrierName(carrier())} has failed.` : `Connecting to ${carrierName(carrier())}: ${carrier().percent} %.`}</strong>{" "}
            {carrier().summary}
          </p>
          <Show when={!failed()}><Progress value={carrier().percent} tone="wait" label="Tor bootstrap" /></Show>
          <Show when={carrier().reason}>{(reason) => <p class="quiet">{reason()}</p>}</Show>
          <Show when={skewText(carrier())}>{(skew) => <p>{skew()}</p>}</Show>
          <Show when={!carrier().reason && !failed()}><p class="quiet">This takes a minute the first time. You can share and add links already; they begin when Tor is ready.</p></Show>
        </div>
      </section>
    </Show>
  )
}
