/** The node at work: what was there before is woken, after the node itself, and sent to rest before all else closes. */
import { Context, Effect, Layer } from "effect"
import type { CreditCommand } from "../../actors/credit/commands.ts"
import type { NodeCommand } from "../../actors/node/commands.ts"
import type { ReleaseCommand } from "../../actors/release/commands.ts"
import type { TrackerCommand } from "../../actors/tracker/commands.ts"
import { CREDIT_RULES, chargeFor, DEFAULT_POLICY } from "../../core/credit.ts"
import { torrents } from "../../projections/torrents.ts"
import { secretName } from "../../storage/secretKinds.ts"
import type { NodeConfig } from "../NodeConfig.ts"
import { sweepCopies } from "../looks/sweepCopies.ts"
import type { NodeParts } from "../NodeParts.ts"
import { keepQueue } from "../keepQueue.ts"
import { bookLedger } from "../bookLedger.ts"
import { ownSoftware, pinnedRoot, rootName } from "../ownSoftware.ts"
import { StartError } from "../StartError.ts"
import { trustedNodes } from "../trustedNodes.ts"
import type { TrustWeb } from "../../trust/TrustWeb.ts"
import { Actors } from "./actors.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"
import { Web } from "./trust.ts"
import { watching } from "./watch.ts"

export class Begun extends Context.Tag("Begun")<Begun, NodeParts>() {}

export const begunLayer = Layer.scoped(
  Begun,
  Effect.gen(function* () {
    const { config, logs } = yield* Ground
    const { parts } = yield* Actors
    const web = yield* Web
    yield* opened(
      "start",
      () => begin(parts, config, web),
      async () => {
        await parts.ports.exchange.settle()
        await bookLedger(parts)
        await parts.kernel.tell("node", "self", { type: "StopNode" })
      },
    )
    yield* opened(
      "queue",
      () => keepQueue(parts),
      (stop) => stop(),
    )
    yield* opened(
      "watched folder",
      () => watching(parts, config),
      (end) => end(),
    )
    yield* opened(
      "log book",
      () => logs.add("node", "notice", "node started"),
      () => logs.add("node", "notice", "node stopping"),
    )
    return parts
  }),
)

/** What was removed but not yet cleared away is woken to finish that. */
async function begin(
  parts: NodeParts,
  { credit, releaseRoot, software = ownSoftware }: NodeConfig,
  web: TrustWeb,
): Promise<void> {
  const { kernel, ports, projector, log } = parts
  const create: NodeCommand = { type: "CreateNode", management: secretName("management") }
  const start: NodeCommand = { type: "StartNode", carrier: ports.transport.kind }
  for (const command of [create, start]) {
    const answer = await kernel.tell("node", "self", command)
    if (!answer.ok) throw new StartError("not-stored", `the node does not start: ${answer.message}`)
  }
  const { price, grant, dayCap, policy } = { ...CREDIT_RULES, policy: DEFAULT_POLICY, ...credit }
  const ledger: CreditCommand = {
    type: "OpenLedger",
    price,
    policy,
    dayCap,
    grant: chargeFor(grant, price),
    through: await log.head(),
  }
  await kernel.tell("credit", "self", ledger)
  await kernel.wakeAll("relay")
  const track: TrackerCommand = { type: "CreateTracker", secret: secretName("tracker") }
  await kernel.tell("tracker", "self", track)
  await kernel.wakeAll("mirror")
  const edges = trustedNodes({ projector, vault: ports.vault })
    .filter(({ failed }) => !failed)
    .toSorted((a, b) => a.agreedAt - b.agreedAt)
  ports.sightings.keepOnly(edges.map(({ tracker }) => tracker))
  web.begin(
    edges.map(({ tracker, degrees, agreed, mode }) => ({ tracker, degrees, agreed, frozen: mode === "frozen" })),
  )
  await kernel.wakeAll("trusted")
  const known = new Set(projector.all(torrents).map((row) => row.id))
  await kernel.wakeAll("torrent", (id) => known.has(id) || ports.library.has(id))
  ports.exchange.begun()
  await kernel.wakeAll("share")
  await sweepCopies(parts)
  const root = rootName(releaseRoot ?? pinnedRoot())
  const runs: ReleaseCommand = { type: "StartSoftware", ...(await software()), root }
  await kernel.tell("release", "self", runs)
}
