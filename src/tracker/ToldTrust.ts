/**
 * Whom this node tells everybody that its operator trusts, as its own tracker's onion answers: a list that is signed
 * when it is asked for and is another than the last one, or that grows old. Nobody told of: no list at all.
 */
import { DAY_MS } from "../core/day.ts"
import type { Clock } from "../core/Clock.ts"
import { DateMark } from "../core/DateMark.ts"
import { fromHex } from "../core/hex.ts"
import type { TrackerKey } from "../core/ids.ts"
import type { Signer } from "../wire/ed25519.ts"
import { MAX_TOLD, TRUST_LIST_LIFETIME_SECONDS, TrustList } from "../wire/TrustList.ts"

/** It is signed anew so often, long before it is over. */
const RENEWED_MS = DAY_MS

interface Said {
  readonly of: string
  readonly list: Uint8Array
  readonly at: number
  readonly date: DateMark
}

export class ToldTrust {
  readonly #clock: Clock
  readonly #signer: Signer
  readonly #told: () => readonly TrackerKey[]
  #said: Said | undefined
  #seq = 0

  constructor(clock: Clock, signer: Signer, told: () => readonly TrackerKey[]) {
    this.#clock = clock
    this.#signer = signer
    this.#told = told
  }

  /** Sorted, each once. */
  get nodes(): readonly TrackerKey[] {
    return [...new Set(this.#told())].sort()
  }

  /** Encoded. */
  get list(): Uint8Array | undefined {
    const told = this.nodes
    if (told.length === 0) return undefined
    const of = told.join()
    const said = this.#said
    const now = this.#clock.now()
    if (said && said.of === of && now - said.at < RENEWED_MS && !said.date.wrong) return said.list
    const issued = Math.floor(this.#clock.date() / 1000)
    this.#seq = Math.max(this.#seq + 1, issued * 1000)
    const list = TrustList.sign(this.#signer, {
      seq: this.#seq,
      issued,
      ttl: TRUST_LIST_LIFETIME_SECONDS,
      total: told.length,
      nodes: told.slice(0, MAX_TOLD).map(fromHex),
    })
    this.#said = { of, list, at: now, date: new DateMark(this.#clock) }
    return list
  }
}
