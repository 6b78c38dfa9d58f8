/**
 * The keys of links, with which the onions of private shares are reached. A carrier has one key for each onion at a
 * time; owns which one that is. Whoever dials with a key has it there until the dial is over: callers with the same key
 * go together, those with another wait their turn. Between dials it is the key of a download that is reached there.
 * With it there, the carrier lets in also who has none, so that is not left to the carrier.
 */
import type { OnionAddress } from "../core/ids.ts"
import type { Visibility } from "../core/shareLink.ts"
import { Turns } from "../core/Turns.ts"
import { untilAborted } from "../core/wait.ts"
import { DialError, type Transport } from "../transport/Transport.ts"

/** Where a link leads; the private x25519 key, where it has one. */
export interface KeyedPlace {
  readonly onion: OnionAddress
  readonly share: { readonly token: string; readonly visibility: Visibility } | undefined
  readonly key?: Uint8Array | undefined
}
type Keyed = KeyedPlace & { readonly key: Uint8Array }

interface Caller {
  /** No longer waits for its turn. */
  readonly signal?: AbortSignal | undefined
  /** The download that dials, whose key stays with the carrier until it is forgotten. */
  readonly torrent?: string
}

export class LinkKeys {
  readonly #carrier: Pick<Transport, "unlock">
  readonly #turns = new Turns()
  /** By onion, the company that came last. */
  readonly #last = new Map<OnionAddress, Company>()
  readonly #ofDownloads = new Map<string, Keyed>()
  /** Those that are dialled, or wait for their turn. */
  readonly #dialled = new Set<Keyed>()

  constructor(carrier: Pick<Transport, "unlock">) {
    this.#carrier = carrier
  }

  /**
   * @returns what `dial` returns, during which the carrier has the key of this place.
   * @throws DialError F4 at once for a link without one, where a link with one to the same share is dialled now, or was
   *   dialled by a download since this node began
   */
  async during<T>(place: KeyedPlace, dial: () => Promise<T>, { signal, torrent }: Caller = {}): Promise<T> {
    const { onion, key } = place
    if (!key) {
      if (this.#lacksKey(place)) throw new DialError("F4", "stop", "the link has no key, and others to this share have")
      return dial()
    }
    const keyed = { ...place, key }
    this.#dialled.add(keyed)
    if (torrent !== undefined) {
      // Behind the others: that which dialled last rests there.
      this.#ofDownloads.delete(torrent)
      this.#ofDownloads.set(torrent, keyed)
    }
    const company = this.#join(onion, key)
    const waiting = new AbortController()
    try {
      // The caller's signal may live for weeks: nothing of one dial stays on it.
      const ended = untilAborted(AbortSignal.any([waiting.signal, ...(signal ? [signal] : [])]))
      await Promise.race([company.ready.promise, ended])
      signal?.throwIfAborted()
      return await dial()
    } finally {
      waiting.abort()
      this.#dialled.delete(keyed)
      if (--company.callers === 0) this.#end(onion, company)
    }
  }

  /** A download is gone: its key is taken back, unless somebody else needs it. */
  async forget(torrent: string): Promise<void> {
    const place = this.#ofDownloads.get(torrent)
    this.#ofDownloads.delete(torrent)
    // Who dials there just now takes it back afterwards.
    if (place && !this.#last.has(place.onion)) await this.#turns.take(place.onion, () => this.#rest(place.onion))
  }

  /** Only of the same share: whoever makes up a link to its onion keeps nobody away. A public one has no keys. */
  #lacksKey({ onion, share }: KeyedPlace): boolean {
    const isSame = (other: Keyed) => other.onion === onion && other.share?.token === share?.token
    return share?.visibility === "private" && [...this.#dialled, ...this.#ofDownloads.values()].some(isSame)
  }

  #join(onion: OnionAddress, key: Uint8Array): Company {
    const last = this.#last.get(onion)
    const company = last && Buffer.compare(last.key, key) === 0 ? last : newCompany(key)
    company.callers++
    if (company === last) return company
    this.#last.set(onion, company)
    const turn = this.#turns.take(onion, async () => {
      company.ready.resolve(this.#carrier.unlock(onion, key))
      await company.over.promise
      await this.#rest(onion)
    })
    // Whoever dials next presents a key anew.
    turn.catch(() => undefined)
    return company
  }

  #end(onion: OnionAddress, company: Company): void {
    if (this.#last.get(onion) === company) this.#last.delete(onion)
    company.over.resolve()
  }

  async #rest(onion: OnionAddress): Promise<void> {
    const downloads = [...this.#ofDownloads.values()]
    await this.#carrier.unlock(onion, downloads.findLast((place) => place.onion === onion)?.key)
  }
}

/** Callers with one key, from the first that comes to the last that goes. */
interface Company {
  readonly key: Uint8Array
  callers: number
  /** The carrier has the key. */
  readonly ready: PromiseWithResolvers<void>
  readonly over: PromiseWithResolvers<void>
}

const newCompany = (key: Uint8Array): Company => {
  const company = { key, callers: 0, ready: Promise.withResolvers<void>(), over: Promise.withResolvers<void>() }
  // All callers may have gone by then.
  company.ready.promise.catch(() => undefined)
  return company
}
