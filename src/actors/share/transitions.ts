/** Which input leads from which mode to which. Found and written by test/actors/charts.test.ts. */
import type { Transition } from "../kernel/ActorDefinition.ts"

export const transitions: readonly Transition[] = [
  ["absent", "RequestPublicShare", "hashing"],
  ["absent", "RequestShare", "hashing"],
  ["active", "LimitShare", "scheduled"],
  ["active", "StopSharing", "stopped"],
  ["failed", "StopSharing", "stopped"],
  ["hashing", "HashFailed", "failed"],
  ["hashing", "HashFinished", "active"],
  ["hashing", "HashFinished", "public"],
  ["hashing", "HashFinished", "scheduled"],
  ["hashing", "StopSharing", "stopped"],
  ["public", "LimitShare", "scheduled"],
  ["public", "StopSharing", "taking-back"],
  ["scheduled", "DateCame", "active"],
  ["scheduled", "DateCame", "public"],
  ["scheduled", "LimitShare", "active"],
  ["scheduled", "LimitShare", "public"],
  ["scheduled", "StopSharing", "stopped"],
  ["scheduled", "StopSharing", "taking-back"],
  ["taking-back", "Unlisted", "stopped"],
]
