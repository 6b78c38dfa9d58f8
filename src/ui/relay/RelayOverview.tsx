/** How the relay stands, what is in its way, and what can be done with it. */
import { relayStanding, relayText } from "../../contract/words/relay.ts"
import { type Component, Show } from "solid-js"
import { Progress } from "../parts/Progress.tsx"
import { relayLook } from "../parts/relayLook.ts"
import { Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { withoutRelay } from "../../contract/words/credit.ts"
import { timeText } from "../../contract/words/time.ts"
import { RelayActions } from "./RelayActions.tsx"
import { RelayNotes } from "./RelayNotes.tsx"
import { relayPageWords } from "./words.ts"

export const RelayOverview: Component<{ readonly ask: () => void }> = (props) => {
  const { ledger, relay, state } = useModel()
  const live = () => state.live.relay
  const standing = () => relayStanding(relay(), live())
  const allowed = () => relay().mode === "running" || relay().mode === "stopped"
  return (
    <section class="part" aria-labelledby="relay-title">
      <header class="relay-head">
        <h3 id="relay-title">{relayPageWords.title}</h3>
        <span role="status">
          <Status look={relayLook[standing()]} text={relayText(standing(), live())} />
        </span>
      </header>
      <Show
        when={allowed()}
        fallback={
          <>
            <p>
              {relayPageWords.saidNo(relay().answeredAt === null ? null : timeText(relay().answeredAt!))}{" "}
              <Show when={ledger()}>{(own) => <>{withoutRelay(own(), state.live.credit)}</>}</Show>
            </p>
            <button type="button" class="button fit" onClick={props.ask}>
              {relayPageWords.changeAnswer}
            </button>
          </>
        }
      >
        <Show when={standing() === "bootstrapping"}>
          <Progress value={live().percent} tone="move" label={relayPageWords.connection} />
        </Show>
        <RelayNotes standing={standing()} />
        <RelayActions />
      </Show>
    </section>
  )
}
