/**
 * What the own tracker's onion serves beside its chain: the newest release that this node holds whole, and the metadata
 * of the releases that it keeps. An entry is its operator's word; a release is its maintainers', so no entry is made.
 */
import type { InfoHash } from "../core/ids.ts"
import type { Offer } from "./Trackers.ts"

export class Beside {
  #offer: Offer | undefined

  put(offer: Offer | undefined): void {
    this.#offer = offer
  }

  /** Encoded (wire/ReleaseBundle). */
  get release(): Uint8Array | undefined {
    return this.#offer?.release
  }

  has(infohash: InfoHash): boolean {
    return this.#offer?.metainfos.has(infohash) ?? false
  }

  metainfo(infohash: InfoHash): Uint8Array | undefined {
    return this.#offer?.metainfos.get(infohash)
  }
}

/** Of a mirror: it serves a copy, and nothing beside it. */
export const nothingBeside = new Beside()
