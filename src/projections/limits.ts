/** Read model of what the operator allows of the node as a whole: one row, `self`. */
import type { NodeLimits } from "../core/nodeLimits.ts"
import type { NodeEvent } from "../events/node.ts"
import type { ShownModel } from "./ReadModel.ts"

export interface LimitsRow extends NodeLimits {
  readonly id: string
}

export const limits: ShownModel<"limits", LimitsRow, LimitsRow, NodeEvent> = {
  sort: "rows",
  name: "limits",
  version: 2,
  kind: "node",
  initial: (id) => ({ id }),
  on: {
    NodeCreated: (row) => row,
    NodeStarted: (row) => row,
    NodeStopped: (row) => row,
    LimitsChosen: ({ id }, { type: _, ...chosen }) => ({ id, ...chosen }),
    ManagementLinkChanged: (row) => row,
    ManagementKeyChosen: (row) => row,
    SettingChosen: (row) => row,
    SettingReset: (row) => row,
    CarrierChanged: (row) => row,
    StreamHistoryExpired: (row) => row,
  },
  view: (row) => row,
}
