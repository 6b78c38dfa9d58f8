/** Where no Tor network is joined, as on the loopback transport, there is nothing to relay for. */
import { type RelayHealth, relayOff } from "../core/RelayHealth.ts"
import { type Relay, RelayError } from "./Relay.ts"

const WHY = "this node is not on a Tor network, so there is nothing to relay for"

export class NoRelay implements Relay {
  run(): Promise<never> {
    return Promise.reject(new RelayError("impossible", WHY))
  }

  look(): Promise<never> {
    return Promise.reject(new RelayError("impossible", WHY))
  }

  async end(): Promise<undefined> {
    return undefined
  }

  detach(): void {
    // There is nothing to let go of.
  }

  live(): RelayHealth {
    return { ...relayOff, summary: WHY, reason: WHY }
  }

  fingerprint(): undefined {
    return undefined
  }
}
