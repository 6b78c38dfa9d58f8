/** What is out of the ordinary with the relay, and what to do about it. */
import { type Component, Match, Show, Switch } from "solid-js"
import type { RelayStanding } from "../../contract/words/relay.ts"
import { useModel } from "../state/model.ts"

export const RelayNotes: Component<{ readonly standing: RelayStanding }> = (props) => {
  const { relay, state } = useModel()
  const live = () => state.live.relay
  return (
    <Switch>
      <Match when={props.standing === "failed"}>
        <p class="callout" data-tone="bad">
          <strong>The relay has failed.</strong> <bdi>{live().reason ?? live().summary}</bdi>
        </p>
      </Match>
      <Match when={props.standing === "not-middle-only"}>
        <p class="callout" data-tone="bad">
          <strong>What it has published of itself is not that of a middle relay</strong>, so it is being stopped. Its
          settings were changed from outside Bulbil, or this is a defect.
        </p>
      </Match>
      <Match when={props.standing === "unreachable"}>
        <Unreachable />
      </Match>
      <Match when={props.standing === "stopped" && relay().problem}>
        {(problem) => (
          <p class="callout" data-tone="bad">
            <strong>It was stopped, as it was not a middle relay by what it had published of itself:</strong>{" "}
            <bdi>{problem()}</bdi>. Its settings were changed from outside Bulbil, or this is a defect. You can start it
            again.
          </p>
        )}
      </Match>
      <Match when={props.standing === "stopped"}>
        <p class="quiet">It does not run, by your own wish. It keeps its identity, and nothing is earned meanwhile.</p>
      </Match>
      <Match when={live().reason ?? (props.standing !== "running" && live().state !== "off" && live().summary)}>
        {(words) => (
          <p class="quiet">
            <bdi>{words()}</bdi>
          </p>
        )}
      </Match>
    </Switch>
  )
}

const Unreachable: Component = () => {
  const { relay, state } = useModel()
  const port = () => <strong class="number">TCP port {relay().port ?? "of the relay"}</strong>
  return (
    <div class="callout" data-tone="wait">
      <p>
        <strong>Other relays do not get through to it.</strong> Until they do it is in no list, carries nothing and
        earns nothing. One of these helps:
      </p>
      <Show when={state.live.relay.reason}>
        {(reason) => (
          <p>
            <bdi>{reason()}</bdi>
          </p>
        )}
      </Show>
      <ol class="steps">
        <li>
          <strong>On the router</strong>, forward {port()} to this machine (“port forwarding”, “NAT” or “virtual
          server”).
        </li>
        <li>
          <strong>On this machine</strong>, let {port()} through the firewall, inwards.
        </li>
        <li>
          <strong>Elsewhere</strong>: run the relay on another machine, and import its summaries here (below).
        </li>
      </ol>
      <p>
        Behind carrier-grade NAT, as on mobile networks and with some providers, the first two cannot work: the router
        itself then has an address such as 100.64.… to 100.127.… Ask the provider for an address of your own. After a
        change, stop the relay and start it: it is then tested at once.
      </p>
    </div>
  )
}
