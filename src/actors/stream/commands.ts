/** What may be said to an onion stream: commands of its torrent, observations of its effects. */
import type { DialRemedy } from "../../transport/Transport.ts"

export type StreamCommand =
  | { readonly type: "RequestStream"; readonly torrent: string; readonly peer: number; readonly lane: number }
  | { readonly type: "CloseStream"; readonly reason: string }

export type StreamObservation =
  | { readonly type: "DialSucceeded"; readonly attempt: number; readonly ms: number }
  | {
      readonly type: "DialFailed"
      readonly attempt: number
      readonly code: string
      readonly remedy: DialRemedy
      readonly message: string
    }
  | { readonly type: "RetryDue" }
  | { readonly type: "SessionEnded"; readonly reason: string; readonly bytesIn: number; readonly bytesOut: number }

export type StreamInput = StreamCommand | StreamObservation
