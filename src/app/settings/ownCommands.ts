/**
 * Settings that have a command of their own: their value is in that command's facts, and nowhere else. A new one is a
 * line in the list.
 */
import {
  creditPolicy,
  downRate,
  queuedDownloads,
  queuedSeeds,
  relayBurst,
  relayRate,
  upRate,
} from "../../contract/settings/registry.ts"
import type { Setting } from "../../contract/settings/setting.ts"
import type { CommandReply } from "../../contract/commands.ts"
import type { CreditPolicy } from "../../core/credit.ts"
import { credits } from "../../projections/credits.ts"
import { limits } from "../../projections/limits.ts"
import { relays } from "../../projections/relays.ts"
import { limitNodeCommand } from "../commands/limits.ts"
import { limitQueueCommand } from "../commands/queue.ts"
import { choosePolicyCommand, limitRelayCommand } from "../commands/relay.ts"
import type { NodeParts } from "../NodeParts.ts"

interface OwnCommand<Value> {
  /** Undefined where there is none yet. */
  readonly get: (parts: NodeParts) => Value | undefined
  readonly set: (parts: NodeParts, value: Value) => Promise<CommandReply>
}

const own = <Value>(setting: Setting<Value>, command: OwnCommand<Value>): readonly [string, OwnCommand<any>] => [
  setting.name,
  command,
]

const relayed = ({ projector }: NodeParts) => projector.get(relays, "self") ?? { rate: 0, burst: 0 }

const allowed = ({ projector }: NodeParts) => projector.get(limits, "self")

export const ownCommands: ReadonlyMap<string, OwnCommand<unknown>> = new Map([
  own(downRate, {
    get: (parts) => allowed(parts)?.down,
    set: (parts, down) => limitNodeCommand.run(parts, { type: "LimitNode", down }),
  }),
  own(upRate, {
    get: (parts) => allowed(parts)?.up,
    set: (parts, up) => limitNodeCommand.run(parts, { type: "LimitNode", up }),
  }),
  own(queuedDownloads, {
    get: (parts) => allowed(parts)?.downloads,
    set: (parts, downloads) => limitQueueCommand.run(parts, { type: "LimitQueue", downloads }),
  }),
  own(queuedSeeds, {
    get: (parts) => allowed(parts)?.seeds,
    set: (parts, seeds) => limitQueueCommand.run(parts, { type: "LimitQueue", seeds }),
  }),
  own<CreditPolicy>(creditPolicy, {
    get: ({ projector }) => projector.get(credits, "self")?.policy,
    set: (parts, policy) => choosePolicyCommand.run(parts, { type: "ChoosePolicy", policy }),
  }),
  own(relayRate, {
    get: (parts) => relayed(parts).rate || undefined,
    set: (parts, rate) =>
      limitRelayCommand.run(parts, {
        type: "LimitRelay",
        rate,
        burst: Math.max(relayed(parts).burst || 2 * rate, rate),
      }),
  }),
  own(relayBurst, {
    get: (parts) => relayed(parts).burst || undefined,
    set: (parts, burst) =>
      limitRelayCommand.run(parts, { type: "LimitRelay", rate: relayed(parts).rate || burst, burst }),
  }),
])
