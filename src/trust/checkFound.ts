/**
 * What somebody answered to "where is it now?", if all of it can be: each record signed by the mirror that it names,
 * and of a tracker that was asked for. An answer with a single one that is not is no answer at all.
 */
import { toHex } from "../core/hex.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { prefixOf } from "../core/trackerPrefix.ts"
import type { FindAnswer, FindQuestion } from "../wire/Find.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"

export interface FoundPlace {
  readonly tracker: TrackerKey
  readonly address: OnionAddress
}

export interface CheckedAnswer {
  readonly trackers: readonly TrackerKey[]
  readonly places: readonly FoundPlace[]
}

export const checkFound = (question: FindQuestion, answer: FindAnswer): CheckedAnswer | "forged" => {
  const trackers = answer.trackers.map((key) => toHex(key) as TrackerKey)
  if (question.kind === "tracker" && trackers.length > 0) return "forged"
  const fits = (tracker: TrackerKey): boolean =>
    question.kind === "tracker" ? prefixOf(tracker) === question.prefix : trackers.includes(tracker)
  const places: FoundPlace[] = []
  for (const bytes of answer.mirrors) {
    const record = MirrorRecord.decode(bytes)
    if (!record || !fits(toHex(record.tracker) as TrackerKey) || !MirrorRecord.isAuthentic(record)) return "forged"
    if (record.state === "up")
      places.push({ tracker: toHex(record.tracker) as TrackerKey, address: onionAddress(record.mirror) })
  }
  return { trackers, places }
}
