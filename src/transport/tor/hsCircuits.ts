/** Tor's circuits to and from onions, as `GETINFO circuit-status` tells them (control-spec, CIRC events). */
import type { OnionAddress } from "../../core/ids.ts"
import type { TorControl } from "./TorControl.ts"

interface Circuit {
  readonly id: string
  readonly built: boolean
  readonly purpose: string
  readonly state: string
  /** Who dialled over SOCKS, where somebody did. */
  readonly user: string
}

const circuitsOf = async (control: TorControl, onion: OnionAddress): Promise<readonly Circuit[]> => {
  const query = `REND_QUERY=${onion.slice(0, 56)}`
  const lines = (await control.info("circuit-status")).split("\n").map((line) => line.trim().split(" "))
  return lines
    .filter((words) => words.includes(query))
    .map((words) => ({
      id: words[0]!,
      built: words[1] === "BUILT",
      purpose: valueOf(words, "PURPOSE"),
      state: valueOf(words, "HS_STATE"),
      user: valueOf(words, "SOCKS_USERNAME").replaceAll('"', ""),
    }))
}

const valueOf = (words: readonly string[], name: string): string =>
  words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? ""

/**
 * Whether tor could introduce one of these SOCKS users to this onion and does not yet: everything for that is there, so
 * it solves the puzzle that an onion under load asks of its visitors. With an introduction that was sent and lost it is
 * not so. Circuits of others say nothing: a dial that was given up leaves the same two, unused, for minutes.
 */
export const isSolving = async (
  control: TorControl,
  onion: OnionAddress,
  users: readonly string[],
): Promise<boolean> => {
  const circuits = (await circuitsOf(control, onion)).filter(({ built }) => built)
  const has = (of: string, is: string, at: string) =>
    circuits.some(({ user, purpose, state }) => user === of && purpose === is && state === at)
  return users.some(
    (user) => has(user, "HS_CLIENT_INTRO", "HSCI_CONNECTING") && has(user, "HS_CLIENT_REND", "HSCR_ESTABLISHED_IDLE"),
  )
}

/**
 * Ends the circuits over which callers have come to this onion of ours. DEL_ONION leaves them, and over one that is
 * left its caller reaches the onion again when it is added once more, whatever keys it takes by then.
 */
export const closeCallers = async (control: TorControl, onion: OnionAddress): Promise<void> => {
  const callers = (await circuitsOf(control, onion)).filter(({ purpose }) => purpose === "HS_SERVICE_REND")
  // One that has ended meanwhile is refused.
  await Promise.all(callers.map(({ id }) => control.sendCommand(`CLOSECIRCUIT ${id}`).catch(() => undefined)))
}
