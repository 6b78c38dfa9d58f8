/**
 * What is shown live and kept nowhere: hashing progress, troubles of the moment, the node's health, addresses of what
 * is published.
 */
import { Listeners } from "../core/Listeners.ts"
import type { HashProgress } from "../storage/PieceStore.ts"

export class LiveBoard {
  readonly hashing = new Map<string, HashProgress>()
  readonly #troubles = new Map<string, Map<string, string>>()
  readonly #health = new Map<string, string | (() => string | undefined)>()
  /** What waits for its onion, and why, in words for people. */
  readonly waits = new Map<string, string>()
  readonly #published = new Map<string, string>()
  readonly #listeners = new Listeners<[name: string]>()
  readonly #waiting = new Map<string, ((address: string) => void)[]>()

  setHashing(share: string, progress: HashProgress | undefined): void {
    if (progress) this.hashing.set(share, progress)
    else this.hashing.delete(share)
  }

  /** @param about what of it: what was told about something else stays. */
  setTrouble(id: string, message: string | undefined, about = "itself"): void {
    const told = this.#troubles.get(id) ?? new Map<string, string>()
    if (message === undefined) told.delete(about)
    else told.set(about, message)
    if (told.size > 0) this.#troubles.set(id, told)
    else this.#troubles.delete(id)
  }

  /** By what they are of. */
  get troubles(): readonly (readonly [id: string, message: string])[] {
    return [...this.#troubles].map(([id, told]) => [id, [...told.values()].join("; ")])
  }

  /**
   * What is wrong with the node as a whole, or with its files, by what it is about; in words for people, or what finds
   * them.
   */
  setHealth(about: string, message: string | (() => string | undefined) | undefined): void {
    if (message === undefined) this.#health.delete(about)
    else this.#health.set(about, message)
  }

  get ills(): readonly string[] {
    return [...this.#health.values()].flatMap((message) => (typeof message === "string" ? message : (message() ?? [])))
  }

  setPublished(name: string, address: string | undefined, waits?: string): void {
    if (waits === undefined) this.waits.delete(name)
    else this.waits.set(name, waits)
    if (address === undefined) this.#published.delete(name)
    else this.#published.set(name, address)
    this.#listeners.tell(name)
    if (address === undefined) return
    for (const tell of this.#waiting.get(name) ?? []) tell(address)
    this.#waiting.delete(name)
  }

  published(name: string): string | undefined {
    return this.#published.get(name)
  }

  /** Called when something is published or no longer; returns the unsubscriber. */
  onPublished(listener: (name: string) => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Resolves with the address as soon as `name` is published. */
  whenPublished(name: string): Promise<string> {
    const existing = this.#published.get(name)
    if (existing !== undefined) return Promise.resolve(existing)
    return new Promise((resolve) => this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), resolve]))
  }
}
