/** Runs a node until it is asked to stop: by a signal, by its operator, or by an error that no part can mend. */
import { Cause, Effect, Exit, Scope } from "effect"
import { diskRefusal } from "./diskRefusal.ts"
import { PartFailed } from "./layers/part.ts"
import type { NodeConfig } from "./NodeConfig.ts"
import type { StopReason } from "./NodeParts.ts"
import { type RunningNode, openNode } from "./openNode.ts"
import { StartError } from "./StartError.ts"

export interface NodeRun {
  readonly running: RunningNode
  /** Asks the node to stop; `stopped` resolves when all is closed. */
  readonly stop: () => void
  /** `restart`: whoever runs it was asked to open it again. */
  readonly stopped: Promise<StopReason>
}

export const runNode = async (config: Omit<NodeConfig, "onStopAsked">): Promise<NodeRun> => {
  let stop = (_: StopReason): void => undefined
  const asked = new Promise<StopReason>((resolve) => (stop = resolve))
  const scope = await Effect.runPromise(Scope.make())
  const endLastLine = lastLine(config.onDefect)
  const close = () => Effect.runPromise(Scope.close(scope, Exit.void)).finally(endLastLine)
  const opened = await Effect.runPromiseExit(
    Scope.extend(openNode({ ...config, onStopAsked: (reason) => setImmediate(stop, reason) }), scope),
  )
  if (Exit.isSuccess(opened))
    return {
      running: opened.value,
      stop: () => stop("stop"),
      stopped: asked.then(async (reason) => (await close(), reason)),
    }
  await close()
  // What went wrong itself, not the fiber's account of it.
  const failed = Cause.squash(opened.cause)
  throw inWords(failed instanceof PartFailed ? failed.cause : failed)
}

/** Nobody waited for what failed: a defect, which is told and ends nothing. @returns what takes it away. */
const lastLine = (onDefect: NodeConfig["onDefect"]): (() => void) => {
  const tell = (reason: unknown): void => onDefect("unhandled", reason)
  process.on("unhandledRejection", tell)
  return () => void process.off("unhandledRejection", tell)
}

const inWords = (error: unknown): unknown => {
  const refusal = diskRefusal(error)
  if (!refusal || (error as { _tag?: string })._tag === "LogError") return error
  return new StartError("not-stored", `the node does not start: ${refusal.message}`)
}
