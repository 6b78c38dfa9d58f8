/** Which input leads from which mode to which. Found and written by test/actors/charts.test.ts. */
import type { Transition } from "../kernel/ActorDefinition.ts"

export const transitions: readonly Transition[] = [
  ["absent", "RequestStream", "dialing"],
  ["backing-off", "CloseStream", "closed"],
  ["backing-off", "RetryDue", "dialing"],
  ["dialing", "CloseStream", "closed"],
  ["dialing", "DialFailed", "backing-off"],
  ["dialing", "DialFailed", "closed"],
  ["dialing", "DialSucceeded", "open"],
  ["open", "SessionEnded", "closed"],
]
