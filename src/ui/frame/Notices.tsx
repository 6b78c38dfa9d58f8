/**
 * What stands in the way of everything: the connection to the node is lost, its disk takes nothing, or Tor is not
 * ready. Says why and what to do. After it, what pages have to say above all pages. One at a time.
 */
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { Notice } from "../parts/Notice.tsx"
import { Progress } from "../parts/Progress.tsx"
import { useModel } from "../state/model.ts"
import { carrierName, skewText } from "../../contract/words/carrier.ts"

export const Notices: Component = () => {
  const { pages, state } = useModel()
  return (
    <div class="notices" aria-live="polite">
      <ConnectionNotice />
      <For each={state.live.health}>
        {(ill) => (
          <Notice id={`health ${ill}`} rank={1} when tone="bad" icon="alert">
            <p>
              <bdi>{ill}</bdi>
            </p>
          </Notice>
        )}
      </For>
      <CarrierNotice />
      <For each={pages.entries}>{({ notice }) => <Dynamic component={notice} />}</For>
    </div>
  )
}

const ConnectionNotice: Component = () => {
  const { connection } = useModel()
  return (
    <Notice
      id="connection"
      rank={0}
      when={connection.isLost()}
      tone="bad"
      icon="alert"
      ways={
        <button type="button" class="button" onClick={connection.retryNow}>
          Try now
        </button>
      }
    >
      <p>
        <Show
          when={connection.state() === "stopped"}
          fallback={
            <>
              <strong>Connection lost, trying again.</strong> What you see is how things were. The node may go on with
              its work, or be off: from here that cannot be told.
            </>
          }
        >
          <strong>The node was stopped.</strong> What you see is how things were; nothing is shared or downloaded now.
          Start it with <code>bulbil start</code>, and this page goes on by itself.
        </Show>
      </p>
    </Notice>
  )
}

const CarrierNotice: Component = () => {
  const { connection, state } = useModel()
  const carrier = () => state.live.carrier
  const failed = () => carrier().state === "failed"
  return (
    <Notice
      id={`carrier ${failed() ? "failed" : ""}`}
      rank={2}
      when={state.known && !connection.isLost() && carrier().state !== "ready"}
      tone={failed() ? "bad" : "wait"}
      icon={failed() ? "alert" : "tor"}
    >
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
    </Notice>
  )
}
