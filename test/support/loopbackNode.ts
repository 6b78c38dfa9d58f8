/** A whole node of this process over the loopback transport: all of it real but for Tor. */
import { Cause, Effect, Exit, Scope } from "effect"
import type { CommandReply, ManagementCommand } from "../../src/contract/commands.ts"
import type { TorrentRow } from "../../src/contract/rows.ts"
import { PartFailed } from "../../src/app/layers/part.ts"
import type { NodeConfig } from "../../src/app/NodeConfig.ts"
import { type RunningNode, openNode } from "../../src/app/openNode.ts"
import { noRelay } from "../../src/app/relays.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import { torrents } from "../../src/projections/torrents.ts"

export interface LoopbackNode extends RunningNode {
  readonly defects: string[]
  ask(command: ManagementCommand): Promise<CommandReply>
  torrent(): TorrentRow | undefined
  /** The link of a share, once it is published. */
  link(share: string): Promise<string>
  close(): Promise<void>
}

export const openLoopbackNode = async (
  data: string,
  sockets: string,
  options: Partial<
    Pick<
      NodeConfig,
      | "lists"
      | "forgetful"
      | "relay"
      | "credit"
      | "acceptLoss"
      | "onTold"
      | "clock"
      | "carrier"
      | "releaseRoot"
      | "software"
      | "watch"
    >
  > = {},
): Promise<LoopbackNode> => {
  const scope = await Effect.runPromise(Scope.make())
  const defects: string[] = []
  const opened = openNode({
    data,
    relay: options.relay ?? noRelay,
    ...(options.credit ? { credit: options.credit } : {}),
    carrier: options.carrier ?? (async () => new LoopbackTransport(sockets)),
    onDefect: (where, defect) => defects.push(`${where}: ${String(defect instanceof Error ? defect.stack : defect)}`),
    onStopAsked: () => undefined,
    forgetful: options.forgetful ?? false,
    acceptLoss: options.acceptLoss ?? [],
    ...(options.onTold ? { onTold: options.onTold } : {}),
    ...(options.lists ? { lists: options.lists } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.releaseRoot ? { releaseRoot: options.releaseRoot } : {}),
    ...(options.watch ? { watch: options.watch } : {}),
    ...(options.software ? { software: options.software } : {}),
  })
  const exit = await Effect.runPromiseExit(Scope.extend(opened, scope))
  if (Exit.isFailure(exit)) {
    await Effect.runPromise(Scope.close(scope, Exit.void))
    const failed = Cause.squash(exit.cause)
    throw failed instanceof PartFailed ? failed.cause : failed
  }
  const running = exit.value
  return {
    ...running,
    defects,
    ask: (command) => running.node.command(command),
    torrent: () => running.parts.projector.all(torrents)[0],
    link: async (share) => {
      for (;;) {
        const { shares } = await running.node.snapshot()
        const row = shares.find(({ id }) => id === share)
        if (row?.error) throw new Error(row.error.message)
        if (row?.link) return row.link
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close: () => Effect.runPromise(Scope.close(scope, Exit.void)),
  }
}

/** Waits until something holds; the test's own time-out is the limit. */
export const until = async (holds: () => unknown, every = 20): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, every))
}
