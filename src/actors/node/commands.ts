/** What may be said to the node itself. */
import type { NodeChoice } from "../../core/nodeLimits.ts"

export type NodeCommand =
  | { readonly type: "CreateNode"; readonly management: string }
  | { readonly type: "StartNode"; readonly carrier: string }
  | { readonly type: "StopNode" }
  | ({ readonly type: "ChooseLimits" } & NodeChoice)

export type NodeObservation =
  | {
      readonly type: "CarrierReported"
      readonly state: string
      readonly percent: number
      readonly summary: string
      readonly reason?: string
      readonly clockSkewSeconds?: number
    }
  | { readonly type: "HistoryExpired"; readonly before: number; readonly events: number }

export type NodeInput = NodeCommand | NodeObservation
