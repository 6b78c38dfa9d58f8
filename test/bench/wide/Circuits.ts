/**
 * The rendezvous circuits of a node's tor while something is measured, by its control port: how many were begun, how
 * many joined the other side's, and at which guard each of those begins.
 */
import type { TorControl } from "../../../src/transport/tor/TorControl.ts"

/** As a client, or as an onion. */
export type Side = "CLIENT" | "SERVICE"

const JOINED = { CLIENT: "HSCR_JOINED", SERVICE: "HSSR_JOINED" } as const

/** @returns the numbers of those that are there now. */
export const rendezvous = async (control: TorControl, side: Side): Promise<readonly string[]> =>
  (await control.info("circuit-status"))
    .split("\n")
    .filter((line) => line.includes(` PURPOSE=HS_${side}_REND`))
    .map((line) => line.split(" ")[0]!)

export class Circuits {
  readonly begun = new Set<string>()
  /** Name of the first relay, by circuit. */
  readonly joined = new Map<string, string>()
  /** What was there before; its end is none of what is counted. */
  readonly #former: ReadonlySet<string>
  readonly #stop: () => void

  private constructor(control: TorControl, side: Side, former: readonly string[]) {
    this.#former = new Set(former)
    this.#stop = control.onEvent(({ lines }) => this.#take(lines[0]?.text ?? "", side))
  }

  static async watch(control: TorControl, side: Side): Promise<Circuits> {
    await control.sendCommand("SETEVENTS CIRC CIRC_MINOR")
    return new Circuits(control, side, await rendezvous(control, side))
  }

  /** Names of relays, each once. */
  get guards(): readonly string[] {
    return [...new Set(this.joined.values())]
  }

  stop(): void {
    this.#stop()
  }

  /** @param text such as `CIRC 7 BUILT $FINGERPRINT~relay3,… PURPOSE=HS_CLIENT_REND HS_STATE=HSCR_JOINED …`. */
  #take(text: string, side: Side): void {
    const [, circuit] = /^CIRC(?:_MINOR)? (\d+) /.exec(text) ?? []
    if (circuit === undefined || this.#former.has(circuit) || !text.includes(` PURPOSE=HS_${side}_REND`)) return
    this.begun.add(circuit)
    const [, guard] = /\$[0-9A-F]{40}[~=](\w+)/.exec(text) ?? []
    if (guard !== undefined && text.includes(` HS_STATE=${JOINED[side]}`)) this.joined.set(circuit, guard)
  }
}
