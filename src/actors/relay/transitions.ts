/** Which input leads from which mode to which. Found and written by test/actors/charts.test.ts. */
import type { Transition } from "../kernel/ActorDefinition.ts"

export const transitions: readonly Transition[] = [
  ["refused", "AnswerConsent", "running"],
  ["running", "AnswerConsent", "refused"],
  ["running", "ExitFound", "stopped"],
  ["running", "StopRelay", "stopped"],
  ["stopped", "AnswerConsent", "refused"],
  ["stopped", "StartRelay", "running"],
  ["unasked", "AnswerConsent", "refused"],
  ["unasked", "AnswerConsent", "running"],
]
