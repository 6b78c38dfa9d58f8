/**
 * The keys with which tor opens onions that take only certain callers. Owns which there are: tor keeps them in memory
 * alone, and is told anew after each start (control-spec, ONION_CLIENT_AUTH_ADD).
 */
import type { OnionAddress } from "../../core/ids.ts"
import { type TorControl, TorControlError } from "./TorControl.ts"

export class ClientKeys {
  readonly #keys = new Map<OnionAddress, Uint8Array>()

  /** @returns whether that is new. */
  set(onion: OnionAddress, key: Uint8Array | undefined): boolean {
    if (key?.length !== 32 && key !== undefined) throw new RangeError("a client key has 32 octets")
    const before = this.#keys.get(onion)
    if (!key) return this.#keys.delete(onion)
    this.#keys.set(onion, key)
    return !before || Buffer.compare(before, key) !== 0
  }

  /** Where tor has ended meanwhile, the next start is told. */
  async tell(control: TorControl, onion: OnionAddress): Promise<void> {
    const key = this.#keys.get(onion)
    const id = onion.slice(0, 56)
    const command = key
      ? `ONION_CLIENT_AUTH_ADD ${id} x25519:${Buffer.from(key).toString("base64")}`
      : `ONION_CLIENT_AUTH_REMOVE ${id}`
    await control.sendCommand(command).catch((error: unknown) => {
      if (!(error instanceof TorControlError) || error.status !== 0) throw error
    })
  }

  /** Tor has (re)started. */
  async attach(control: TorControl): Promise<void> {
    await Promise.all([...this.#keys.keys()].map((onion) => this.tell(control, onion)))
  }
}
