/**
 * A download over such circuits by the real exchange, in SimWorld: pieces, pipelines, HTTP/2 and round trips included.
 * No dial fails and no circuit breaks.
 */
import { prng } from "../../../src/core/prng.ts"
import type { ExchangeLimits } from "../../../src/exchange/ExchangeLimits.ts"
import type { Circuit } from "../../../src/transport/sim/SimWorld.ts"
import { simSwarm } from "../../support/simSwarm.ts"
import { CIRCUITS, dialTime, drifting } from "./circuits.ts"
import type { Outcome, Scene } from "./LaneModel.ts"

const DAY = 86_400_000
const MEETING_MS = 30_000
const STEP_MS = 1_000
const WIDE = 10_000_000

export const world = async (limits: Partial<ExchangeLimits>, scene: Scene, seed: number): Promise<Outcome> => {
  const swarm = await simSwarm({
    seed,
    leechers: 1,
    bytes: scene.octets,
    pieceLength: scene.octets > 200_000_000 ? 1024 * 1024 : 256 * 1024,
    options: { limits, line: { up: WIDE, down: scene.line } },
    seedOptions: { line: { up: WIDE, down: WIDE } },
  })
  const chance = prng(seed)
  swarm.world.circuit = (): Circuit => {
    const move = drifting(chance)
    let [at, rate] = [Number.NEGATIVE_INFINITY, CIRCUITS.median]
    const drift = (now: number): number => {
      if (now - at < STEP_MS) return rate
      const height = move(Math.min(now - at, DAY))
      ;[at, rate] = [now, CIRCUITS.median * Math.exp(height)]
      return rate
    }
    return {
      latencyMs: 200,
      jitterMs: 60,
      bytesPerSecond: drift(swarm.world.now),
      drift,
      dialMs: dialTime(scene.dialMs, chance),
      breaksPerMiB: 0,
      stallsPerMiB: 0,
    }
  }
  for (let more = 1; more < scene.sources; more++)
    await swarm.join(`seed-${more}`, { line: { up: WIDE, down: WIDE } }).start(swarm.content)
  // The sources are known before the download begins, as they mostly are.
  await swarm.world.run(MEETING_MS)
  const node = swarm.nodes[0]!
  await node.start()
  const [from, before] = [swarm.world.elapsed, swarm.world.dials]
  let most = 0
  const whole = await swarm.world.run(DAY, () => {
    most = Math.max(most, swarm.world.dials > before ? node.live.openStreams : 0)
    return node.complete
  })
  if (!whole) throw new Error("the download was not complete within a day")
  const outcome = {
    seconds: (node.completeAt! - from) / 1000,
    dials: swarm.world.dials - before,
    failures: 0,
    most,
  }
  for (const one of [...swarm.nodes, swarm.source]) await one.exchange.stop()
  return outcome
}
