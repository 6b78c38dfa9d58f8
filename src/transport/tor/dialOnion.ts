/**
 * One dial through tor, as up to three tries (hedged). Owns how they go with a puzzle: while tor solves that of an
 * onion under load it is waited for, and not given a second one to solve.
 */
import type net from "node:net"
import type { Clock } from "../../core/Clock.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { wait } from "../../core/wait.ts"
import type { DialOptions } from "../Transport.ts"
import { hedged } from "./hedged.ts"
import { isSolving } from "./hsCircuits.ts"
import { refetchDescriptor } from "./refetchDescriptor.ts"
import { dialSocks, socksUser } from "./SocksDialer.ts"
import type { TorControl } from "./TorControl.ts"

export interface DialledBy {
  readonly socksPath: string
  /** While tor's control port is ours. */
  readonly control: () => TorControl | undefined
  readonly lateMs: number
  readonly clock: Clock
}

const LOOK_MS = 5_000

/** @throws DialError */
export const dialOnion = (
  { socksPath, control, lateMs, clock }: DialledBy,
  to: OnionAddress,
  { circuit, signal, early }: DialOptions,
): Promise<net.Socket> => {
  const begun: string[] = []
  const solves = async (names: readonly string[]): Promise<boolean> => {
    const now = control()
    return now !== undefined && isSolving(now, to, names.map(socksUser)).catch(() => false)
  }
  const dial = (name: string, end: AbortSignal) => {
    begun.push(name)
    const options = { circuit: name, signal: end, ...(early && { early }) }
    return dialSocks(socksPath, to, options, clock, () => solves([name]))
  }
  let first: Promise<net.Socket> | undefined
  const again = async (n: number, end: AbortSignal): Promise<net.Socket> => {
    // While it waits, it ends as the first try does.
    while (!end.aborted && (await solves(begun))) await Promise.race([wait(clock, LOOK_MS, end), first])
    const now = control()
    if (now) await refetchDescriptor(now, to, clock, end)
    return dial(`${circuit} again ${n}`, end)
  }
  return hedged({
    attempt: (n, end) => (n === 0 ? (first = dial(circuit, end)) : again(n, end)),
    discard: (late) => late.destroy(),
    lateMs,
    clock,
    signal,
  })
}
