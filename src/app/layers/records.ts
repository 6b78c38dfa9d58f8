/** What the node remembers: the log, its read models, the vault and the mark of how far the log had come. */
import { Context, Effect, Layer } from "effect"
import { SqliteEventLog } from "../../events/log/SqliteEventLog.ts"
import { Projector } from "../../projections/Projector.ts"
import { FileVault } from "../../storage/FileVault.ts"
import { lists } from "../lists.ts"
import { ManagementAccess } from "../ManagementAccess.ts"
import { ensureNodeSecrets } from "../secrets.ts"
import { keepMark } from "../start/keepMark.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"

export class Log extends Context.Tag("Log")<Log, SqliteEventLog>() {}
export class Rows extends Context.Tag("Rows")<Rows, Projector>() {}
export class Secrets extends Context.Tag("Secrets")<
  Secrets,
  { readonly vault: FileVault; readonly access: ManagementAccess }
>() {}

export const logLayer = Layer.scoped(
  Log,
  Effect.gen(function* () {
    const { data, config } = yield* Ground
    const { facts } = config.lists ?? lists
    return yield* opened(
      "log",
      () => SqliteEventLog.open({ file: data.events, registry: facts }),
      (log) => log.close(),
    )
  }),
)

export const rowsLayer = Layer.scoped(
  Rows,
  Effect.gen(function* () {
    const { data, clock, config } = yield* Ground
    const log = yield* Log
    const { readModels: models } = config.lists ?? lists
    return yield* opened(
      "rows",
      () => Projector.open({ file: data.projections, log, clock, root: data.root, models }),
      (projector) => projector.close(),
    )
  }),
)

export const secretsLayer = Layer.scoped(
  Secrets,
  Effect.gen(function* () {
    const { config, data, clock, random, logs, doubtful } = yield* Ground
    const log = yield* Log
    const vault = new FileVault(data.vault)
    ensureNodeSecrets(vault, random)
    const onFault = (error: unknown) => config.onDefect("sessions", error)
    const access = new ManagementAccess({ vault, clock, random, onDefect: onFault })
    const onDefect = (defect: unknown) => logs.add("node", "warn", `the mark of the history: ${String(defect)}`)
    yield* opened(
      "mark",
      () => keepMark({ log, vault, clock, doubtful, onDefect }),
      (end) => end(),
    )
    return { vault, access }
  }),
)
