/** The tor program of this machine, for those who run one by themselves. */
import type { Clock, Random } from "../../core/Clock.ts"
import type { LocalTor } from "../ControlPort.ts"
import { connectWhenUp } from "./connectWhenUp.ts"
import { torVersion } from "./torVersion.ts"

export interface LocalTorOptions {
  readonly clock: Clock
  readonly random: Random
  readonly binary?: string
  /** So long a tor may take until it listens; less for one that has run for a while. */
  readonly upWithinMs?: number
}

export const localTor = ({ clock, random, binary = "tor", upWithinMs }: LocalTorOptions): LocalTor => ({
  binary,
  version: () => torVersion(binary),
  control: (place, gone) => connectWhenUp({ ...place, clock, random }, gone, upWithinMs),
})
