/**
 * Read model of this node's relay: what it is to be, and how much it has relayed. How it is just now is not here: its
 * process tells that.
 */
import { type RelayRow, relayUnasked } from "../core/relayRow.ts"
import type { RelayEvent } from "../events/relay.ts"
import type { ShownModel } from "./ReadModel.ts"

export const relays: ShownModel<"relays", RelayRow, RelayRow, RelayEvent> = {
  sort: "rows",
  name: "relays",
  version: 3,
  kind: "relay",
  initial: (id) => ({ ...relayUnasked, id }),
  on: {
    ConsentGiven: (row, _, { at }) => ({ ...row, mode: "stopped", answeredAt: at }),
    ConsentRefused: (row, _, { at }) => ({ ...row, mode: "refused", answeredAt: at }),
    RelayStarted: (row, { port }) => ({ ...row, mode: "running", port, problem: null }),
    RelayStopped: (row) => ({ ...row, mode: "stopped", problem: null }),
    RelayLimited: (row, { rate, burst }) => ({ ...row, rate, burst }),
    RelayTrafficMeasured: (row, { relayed }, { at }) => ({ ...row, relayed: row.relayed + relayed, measuredAt: at }),
    FamilyDeclared: (row, { key }) => ({ ...row, family: key }),
    FamilyLeft: (row) => ({ ...row, family: null }),
    RelayEnded: (row) => row,
    RelayExposed: (row, { problem }) => ({ ...row, mode: "stopped", problem }),
  },
  view: (row) => row,
}
