/** How the node is managed: behind its onion by the web interface, behind a unix socket by the CLI. */
import path from "node:path"
import { fileURLToPath } from "node:url"
import { Context, Effect, Layer } from "effect"
import { listenLocally } from "../../api/localSocket.ts"
import { startManagementServer } from "../../api/server.ts"
import { readUiFiles } from "../../api/UiFiles.ts"
import { BulbilNode } from "../BulbilNode.ts"
import { RateHistory } from "../RateHistory.ts"
import { Actors } from "./actors.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"

const UI_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "dist", "ui")

export class Managed extends Context.Tag("Managed")<Managed, BulbilNode>() {}

export const managementLayer = Layer.scoped(
  Managed,
  Effect.gen(function* () {
    const { config, data, clock, random } = yield* Ground
    const { parts, reception } = yield* Actors
    const rates = yield* opened(
      "rates",
      async () => new RateHistory(clock, () => parts.ports.exchange.totals()),
      async (history) => history.close(),
    )
    const node = new BulbilNode(parts, rates, config.lists)
    const defectsOf = (where: string) => (error: unknown) => config.onDefect(where, error)
    const onion = yield* opened(
      "management onion",
      async () => {
        const access = { kind: "onion", entrance: parts.access, ui: await readUiFiles(UI_FOLDER) } as const
        return startManagementServer({ node, access, clock, random, onDefect: defectsOf("management") })
      },
      (server) => server.close(),
    )
    reception.attach = onion.attach
    const local = yield* opened(
      "local management",
      () =>
        startManagementServer({
          node,
          access: { kind: "local" },
          clock,
          random,
          onDefect: defectsOf("local management"),
        }),
      (server) => server.close(),
    )
    yield* opened(
      "local socket",
      () => listenLocally(path.dirname(data.socket), local.attach),
      (socket) => socket.close(),
    )
    return node
  }),
)
