/**
 * What stands in the way of everything: the connection to the node is lost, its disk takes nothing, or Tor is not
 * ready. Says why and what to do. After it, what pages have to say above all pages. One at a time. In the past none
 * but that of the connection.
 */
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { logPlace } from "../log/place.ts"
import { Marked } from "../parts/Marked.tsx"
import { Notice } from "../parts/Notice.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { Progress } from "../parts/Progress.tsx"
import { useModel } from "../state/model.ts"
import { carrierName, skewText } from "../../contract/words/carrier.ts"
import { saidText } from "../../contract/words/node.ts"
import { frameWords } from "./words.ts"

export const Notices: Component = () => {
  const { moment, pages, state } = useModel()
  return (
    <div class="notices" aria-live="polite">
      <ConnectionNotice />
      <Show when={!moment.isPast()}>
        <For each={state.live.health}>
          {(ill) => (
            <Notice id={`health ${ill}`} rank={1} when tone="bad" icon="alert">
              <p>
                <bdi>{saidText(ill)}</bdi>
              </p>
            </Notice>
          )}
        </For>
        <CarrierNotice />
        <For each={pages.entries}>{({ notice }) => <Dynamic component={notice} />}</For>
      </Show>
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
          {frameWords.tryNow}
        </button>
      }
    >
      <p>
        <Marked text={connection.state() === "stopped" ? frameWords.stopped : frameWords.lost} />
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
      ways={
        <Show when={failed()}>
          <PageLink class="button" to={logPlace}>
            {frameWords.openLog}
          </PageLink>
        </Show>
      }
    >
      <p>
        <strong>
          {failed()
            ? frameWords.carrierFailed(carrierName(carrier()))
            : frameWords.carrierConnects(carrierName(carrier()), carrier().percent)}
        </strong>{" "}
        {carrier().summary}
      </p>
      <Show when={!failed()}>
        <Progress value={carrier().percent} tone="wait" label={frameWords.bootstrap} />
      </Show>
      <Show when={carrier().reason}>{(reason) => <p class="quiet">{saidText(reason())}</p>}</Show>
      <Show when={skewText(carrier())}>{(skew) => <p>{skew()}</p>}</Show>
      <Show when={!carrier().reason && !failed()}>
        <p class="quiet">{frameWords.firstTime}</p>
      </Show>
    </Notice>
  )
}
