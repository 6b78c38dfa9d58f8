/** What may be said to the node itself. */
import type { NodeChoice } from "../../core/nodeLimits.ts"

export type NodeCommand =
  | { readonly type: "CreateNode"; readonly management: string }
  | { readonly type: "StartNode"; readonly carrier: string }
  | { readonly type: "StopNode" }
  | ({ readonly type: "ChooseLimits" } & NodeChoice)
  /** `value` as JSON. */
  | { readonly type: "ChooseSetting"; readonly name: string; readonly value: string }
  | { readonly type: "ResetSetting"; readonly name: string }

export type NodeObservation =
  | {
      readonly type: "CarrierReported"
      readonly state: string
      readonly percent: number
      readonly summary: string
      readonly reason?: string
      readonly clockSkewSeconds?: number
    }
  /** The management link is another one, also at another onion. */
  | { readonly type: "ReportLink"; readonly newAddress: boolean }
  /** Whether the management onion asks for a key has changed. */
  | { readonly type: "ReportKey"; readonly required: boolean }
  | { readonly type: "HistoryExpired"; readonly before: number; readonly events: number }

export type NodeInput = NodeCommand | NodeObservation
