/** Runs a node until it is asked to stop: by a signal, by its operator, or by an error that no part can mend. */
import { Cause, Effect, Exit, Scope } from "effect"
import { type NodeConfig, type RunningNode, openNode } from "./openNode.ts"

export interface NodeRun {
  readonly running: RunningNode
  /** Asks the node to stop; `stopped` resolves when all is closed. */
  readonly stop: () => void
  readonly stopped: Promise<void>
}

export const runNode = async (config: Omit<NodeConfig, "onStopAsked">): Promise<NodeRun> => {
  let stop = (): void => undefined
  const asked = new Promise<void>((resolve) => (stop = resolve))
  const scope = await Effect.runPromise(Scope.make())
  const close = () => Effect.runPromise(Scope.close(scope, Exit.void))
  const opened = await Effect.runPromiseExit(Scope.extend(openNode({ ...config, onStopAsked: () => setImmediate(stop) }), scope))
  if (Exit.isSuccess(opened)) return { running: opened.value, stop, stopped: asked.then(close) }
  await close()
  // What went wrong itself, not the fiber's account of it.
  throw Cause.squash(opened.cause)
}
