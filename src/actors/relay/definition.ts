/** The relay actor: its decider and what runs in which mode. */
import type { RelayEvent } from "../../events/relay.ts"
import type { ActorDefinition } from "../kernel/ActorDefinition.ts"
import type { RelayInput } from "./commands.ts"
import { decide } from "./decide.ts"
import { type RelayMode, type RelayState, evolve, initial, modeOf } from "./state.ts"

export const relayActor: ActorDefinition<RelayState, RelayInput, RelayEvent, RelayMode> = {
  kind: "relay",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    unasked: { resting: true },
    refused: { effects: ["end"] },
    stopped: { effects: ["end"] },
    running: { effects: ["run"] },
  },
}
