/** What copying a tracker needs, and how it can end; shared by the parts of it. */
import type { TrackerKey } from "../core/ids.ts"
import type { ChainCopy } from "../storage/EntryStore.ts"
import type { Head } from "../wire/Head.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"
import type { TrackerReader } from "./TrackerReader.ts"

export type CopyEnd =
  | { readonly kind: "complete"; readonly head: Head }
  /** What is offered, by everybody who answered, is older than the copy. */
  | { readonly kind: "older"; readonly head: Head }
  | { readonly kind: "fork"; readonly proof: Uint8Array; readonly seq: number }
  | { readonly kind: "quota"; readonly what: "entries" | "octets"; readonly limit: number }

export interface CopyJob {
  readonly tracker: TrackerKey
  readonly store: ChainCopy
  readonly reader: TrackerReader
  readonly limits: TrackerLimits
  readonly signal: AbortSignal
  /** The newest head that is known from elsewhere: a copy goes as far as that, if anybody has it. */
  readonly known?: Uint8Array
  /** Durable by now. */
  readonly onStored: (seq: number, octets: number) => Promise<void>
  /** A head was read that is newer than what was known. */
  readonly onHead: (head: Head) => Promise<void>
}
