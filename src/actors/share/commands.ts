/** What may be said to a share: commands of its operator, observations of its effects. */
import type { InfoHash } from "../../core/ids.ts"
import type { Choice, MetLimit, ShareLimits } from "../../core/limits.ts"
import type { LeftOut } from "../../core/leftOut.ts"
import type { MetadataAnswer } from "../../core/traces.ts"
import type { SaidInfo } from "../../core/shareInfo.ts"

export interface Given {
  readonly file: string
  readonly infohash: string
}

export type ShareCommand =
  | (SaidInfo & {
      readonly type: "RequestShare"
      readonly path: string
      readonly secret: string
      /** What others see as its name: that of what was given, not of what a link points to. */
      readonly name?: string
      /** The operator's .torrent, and the infohash that follows from it for a private share. */
      readonly given?: Given
      /** Leaves out names that no torrent may hold. */
      readonly skipUnsafe?: boolean
      /** What was answered about its files; only those that were chosen are shared then. */
      readonly answered?: MetadataAnswer
      /** Names of the keys in the vault with which it is reached; without any, whoever has its address reaches it. */
      readonly recipients?: readonly string[]
      readonly limits?: ShareLimits
    })
  /** The content of a torrent that is shared privately, as a torrent of its own that anybody may have. */
  | (SaidInfo & {
      readonly type: "RequestPublicShare"
      readonly of: string
      readonly path: string
      readonly secret: string
      readonly limits?: ShareLimits
    })
  | (SaidInfo & { readonly type: "DescribeShare" })
  | ({ readonly type: "LimitShare" } & Choice<ShareLimits>)
  /** `endOldLink`: whoever reaches it without a key, as they do if it had none so far, reaches it no more. */
  | { readonly type: "AddRecipient"; readonly secret: string; readonly endOldLink?: boolean }
  | { readonly type: "RevokeRecipient"; readonly secret: string }
  | { readonly type: "StopSharing" }

export type ShareObservation =
  | {
      readonly type: "HashFinished"
      readonly torrent: string
      readonly infohash: InfoHash
      readonly bytes: number
      readonly files: number
      readonly leftOut?: LeftOut
      /** What had gone out of the torrent before. */
      readonly served?: { readonly octets: number; readonly copies: number }
    }
  | { readonly type: "DateCame" }
  | { readonly type: "LimitMet"; readonly why: MetLimit }
  | { readonly type: "Unlisted" }
  | { readonly type: "HashFailed"; readonly code: string; readonly message: string }

export type ShareInput = ShareCommand | ShareObservation
