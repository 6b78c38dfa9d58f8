/**
 * Looks at what a link leads to without adding it: fetches the metadata, checks them as a download does, and keeps them
 * for a minute, so that a download right after it asks nobody again. Whoever is asked sees what they would see of a
 * download that is given up at once. Volatile, and bounded in number, octets and time.
 */
import { INSPECT_SECONDS } from "../contract/files.ts"
import { durationText } from "../contract/figures.ts"
import { backOff } from "../core/backOff.ts"
import { toHex } from "../core/hex.ts"
import type { OnionAddress } from "../core/ids.ts"
import type { ListedLink, ShareLink } from "../core/shareLink.ts"
import { wait } from "../core/wait.ts"
import { lockedOut } from "../actors/torrent/effects/lockedOut.ts"
import { askShare, askTracker, Unusable } from "../actors/torrent/effects/askMetadata.ts"
import type { FetchedMetadata, Inspected, Needs } from "../actors/Ports.ts"
import { DialError } from "../transport/Transport.ts"

const MOST_AT_ONCE = 4
const KEPT_MS = 60_000
/** Octets of metadata that are kept. */
const MOST_OCTETS = 32 * 1024 * 1024
const [FIRST_WAIT_MS, LAST_WAIT_MS] = [1_000, 15_000]

type Link = ShareLink | ListedLink

interface Kept extends FetchedMetadata {
  readonly until: number
}

const keptAs = (onion: OnionAddress, name: string, key?: Uint8Array): string =>
  `${onion}/${name}#${key ? toHex(key) : ""}`

export class InspectError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export class Inspections implements Inspected {
  readonly #ports: Needs<"clock" | "linkKeys" | "random" | "sessions" | "trackers" | "vault">
  /** By onion, token or infohash, and key, the oldest first. */
  readonly #kept = new Map<string, Kept>()
  #underWay = 0

  constructor(ports: Needs<"clock" | "linkKeys" | "random" | "sessions" | "trackers" | "vault">) {
    this.#ports = ports
  }

  find(onion: OnionAddress, name: string, key?: Uint8Array): FetchedMetadata | undefined {
    this.#forget()
    return this.#kept.get(keptAs(onion, name, key))
  }

  /** @param seconds that it may last. @throws InspectError */
  async look(link: Link, signal: AbortSignal, seconds = INSPECT_SECONDS): Promise<FetchedMetadata> {
    const [name, key] = "token" in link ? [link.token, link.key] : [link.infohash]
    const known = this.find(link.onion, name, key)
    if (known) return known
    const found = await this.#fetch(link, signal, seconds)
    this.#keep(keptAs(link.onion, name, key), found)
    return found
  }

  /** Fetches anew, and keeps nothing. @returns how long it took, in ms. @throws InspectError */
  async reach(link: ShareLink, signal: AbortSignal): Promise<number> {
    const { clock } = this.#ports
    const begun = clock.now()
    await this.#fetch(link, signal, INSPECT_SECONDS)
    return clock.now() - begun
  }

  async #fetch(link: Link, signal: AbortSignal, seconds: number): Promise<FetchedMetadata> {
    if (this.#underWay >= MOST_AT_ONCE)
      throw new InspectError("busy", `${MOST_AT_ONCE} links are looked at just now; try again when one is done`)
    this.#underWay++
    try {
      return await this.#ask(link, signal, seconds)
    } finally {
      this.#underWay--
    }
  }

  /** Until somebody answers. */
  async #ask(link: Link, signal: AbortSignal, seconds: number): Promise<FetchedMetadata> {
    const { clock } = this.#ports
    const ends = new AbortController()
    const end = () => ends.abort()
    signal.addEventListener("abort", end, { once: true })
    const timer = clock.setTimeout(end, seconds * 1_000)
    let last = "nobody answered"
    try {
      for (let failures = 0; !ends.signal.aborted && !signal.aborted; failures++) {
        try {
          return await ("token" in link ? this.#ofShare(link, ends.signal) : this.#listed(link, ends.signal))
        } catch (error) {
          if (error instanceof Unusable) throw new InspectError(error.code, error.message)
          const locked = "token" in link ? lockedOut(error, link) : undefined
          if (locked) throw new InspectError(locked.code, locked.message)
          if (error instanceof DialError && error.remedy === "stop") throw new InspectError(error.code, error.message)
          if (!ends.signal.aborted && error instanceof Error) last = error.message
        }
        await wait(clock, backOff(FIRST_WAIT_MS, LAST_WAIT_MS, failures), ends.signal)
      }
      throw new InspectError(
        "unreachable",
        `within ${durationText(seconds)} nobody answered who has it (${last}); their node may be off: try again later, ` +
          "or download it, which goes on trying",
      )
    } finally {
      clock.clearTimeout(timer)
      signal.removeEventListener("abort", end)
    }
  }

  #ofShare(link: ShareLink, signal: AbortSignal): Promise<FetchedMetadata> {
    const { onion, token, visibility } = link
    const { sessions, random } = this.#ports
    const look = async () => {
      const opening = sessions.open(onion, { circuit: `inspect-${toHex(random.bytes(8))}`, signal })
      try {
        return await askShare(opening, { visibility, token }, signal)
      } finally {
        opening.session.close()
      }
    }
    return this.#ports.linkKeys.during({ ...link, share: link }, look, { signal })
  }

  async #listed({ onion, infohash }: ListedLink, signal: AbortSignal): Promise<FetchedMetadata> {
    const { trackers } = this.#ports
    const tracker = await trackers.identify(onion, signal)
    signal.throwIfAborted()
    trackers.addAddresses(tracker, [onion])
    return { title: "", metainfo: await askTracker(this.#ports, tracker, infohash, signal), tracker }
  }

  #keep(key: string, found: FetchedMetadata): void {
    this.#kept.delete(key)
    this.#kept.set(key, { ...found, until: this.#ports.clock.now() + KEPT_MS })
    let octets = 0
    for (const [other, { metainfo }] of [...this.#kept].reverse())
      if ((octets += metainfo.bytes.length) > MOST_OCTETS) this.#kept.delete(other)
    // Nobody may come for it.
    this.#ports.clock.setTimeout(() => this.#forget(), KEPT_MS)
  }

  #forget(): void {
    const now = this.#ports.clock.now()
    for (const [key, { until }] of this.#kept) if (until <= now) this.#kept.delete(key)
  }
}
