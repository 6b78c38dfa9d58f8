/** Waits until the relay is what a command has asked for, or says why it will not be. */
import type { RelayLive } from "../contract/relay.ts"
import type { Snapshot } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { relayProgress, relayRow } from "./formatRelay.ts"
import type { ProgressLine } from "./progressLine.ts"

/** In the list of relays, and reached by others. */
const serving = ({ live: { relay } }: Snapshot): boolean =>
  relay.state === "running" && relay.flags !== null && relay.reachable === "yes"

const started = ({ live: { relay } }: Snapshot): boolean => relay.state === "running" || relay.state === "bootstrapping"

/** So long a failure may be that of the settings before, or of a port that was drawn and is drawn anew. */
const PATIENCE_MS = 3_000

const failure = ({ reason, summary }: RelayLive): CliFailure =>
  new CliFailure(exitCodes.failed, "relay-failed", reason ?? summary)

/** @param wait until it serves, which may take hours; else until it starts. @throws CliFailure when it cannot. */
export const relayStarted = (client: Client, progress: ProgressLine, wait = false): Promise<Snapshot> => {
  const done = wait ? serving : started
  let failedSince: number | undefined
  return follow(
    client,
    (state) => {
      const { relay } = state.live
      if (relayRow(state).mode !== "running")
        throw new CliFailure(
          exitCodes.failed,
          "relay-not-running",
          "the relay was stopped meanwhile; bulbil relay status says why",
        )
      // Off for a reason of its own: there is no network to relay for.
      if (relay.state === "off" && relay.reason !== null) throw failure(relay)
      if (relay.state !== "failed") failedSince = undefined
      else if (performance.now() - (failedSince ??= performance.now()) >= PATIENCE_MS) throw failure(relay)
      progress.show(relayProgress(state))
      return done(state) ? state : undefined
    },
    progress,
  )
}

export const relayEnded = (client: Client, progress: ProgressLine): Promise<Snapshot> => {
  progress.show("Ending the relay")
  return follow(client, (state) => (state.live.relay.state === "off" ? state : undefined), progress)
}
