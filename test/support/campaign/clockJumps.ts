/**
 * A whole node whose date is set forward and back under it, by seconds or by decades, while it downloads, serves,
 * publishes, mirrors and keeps credit; beside one whose date is right. After each round the date is right again, and
 * all that was begun must come to its end.
 */
import { writeFileSync } from "node:fs"
import path from "node:path"
import type { ManagementCommand } from "../../../src/contract/commands.ts"
import { type Prng, prng } from "../../../src/core/prng.ts"
import { JumpingClock } from "../JumpingClock.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../loopbackNode.ts"
import { readFeed } from "../readFeed.ts"
import { credits } from "../../../src/projections/credits.ts"
import { mirrors } from "../../../src/projections/mirrors.ts"
import { torrents } from "../../../src/projections/torrents.ts"

export const GRANT = 500_000_000
const PRICE = 6
const SECOND = 1_000
const DAY = 86_400
const SPANS = [1, 30, 60, 600, 3_600, DAY, 40 * DAY, 366 * DAY, 3_660 * DAY].map((seconds) => seconds * SECOND)
/** Of a date that a machine without a battery wakes up with. */
const EPOCH = Symbol("1970")

export interface JumpsOptions {
  readonly home: string
  readonly sockets: string
  readonly rounds: number
  readonly seed: number
  readonly onRound?: (round: number, jumps: number) => void
}

export interface JumpsResult {
  readonly rounds: number
  readonly jumps: number
  readonly downloads: number
  /** Timers that bob armed in the calm round before the first jump and in the busiest round after it. */
  readonly calmTimers: number
  readonly mostTimers: number
  readonly longestMs: number
  readonly wrong: readonly string[]
}

/** Bob's share of each round, so that each has its own content and its own swarm. */
const file = (home: string, name: string, octets: number): string => {
  const at = path.join(home, name)
  writeFileSync(at, Buffer.alloc(octets, `${name} `))
  return at
}

const done = async (node: LoopbackNode, command: ManagementCommand): Promise<string> => {
  const reply = await node.ask(command)
  if (!reply.ok) throw new Error(`${command.type}: ${reply.code}: ${reply.message}`)
  return reply.id
}

const jump = (chance: Prng): number | typeof EPOCH => {
  const span = SPANS[Math.floor(chance() * SPANS.length)]!
  return chance() < 0.1 ? EPOCH : chance() < 0.5 ? span : -span
}

const row = (node: LoopbackNode, id: string) => node.parts.projector.all(torrents).find((one) => one.id === id)
const ledger = (node: LoopbackNode) => node.parts.projector.get(credits, "self")!

export const jumpAgainAndAgain = async (options: JumpsOptions): Promise<JumpsResult> => {
  const { home, sockets, rounds, seed, onRound } = options
  const chance = prng(seed)
  const clock = new JumpingClock()
  const alice = await openLoopbackNode(path.join(home, "alice"), sockets)
  const credit = { grant: GRANT, policy: "strict", price: PRICE } as const
  const openBob = () => openLoopbackNode(path.join(home, "bob"), sockets, { clock, credit })
  const readBob = () => readFeed(path.join(home, "bob", "run", "api.sock"), "/api/feed", {})
  let bob = await openBob()
  let feed = readBob()
  const wrong: string[] = []
  let [jumps, downloads, calmTimers, mostTimers] = [0, 0, 0, 0]
  try {
    await until(() => alice.parts.board.published("tracker"))
    const tracker = alice.parts.board.published("tracker")!
    const mirror = await done(bob, { type: "AddMirror", address: tracker, update: "auto" })
    for (let round = 0; round <= rounds; round++) {
      const calm = round === 0
      const before = clock.armed
      const set = (): void => {
        if (calm) return
        const to = jump(chance)
        clock.set(to === EPOCH ? -Date.now() + 5 * SECOND : to)
        jumps++
      }
      if (round % 3 === 2) {
        // A machine that is started with a wrong date.
        set()
        await bob.close()
        wrong.push(...bob.defects)
        bob = await openBob()
        feed = readBob()
      }
      const offered = file(home, `a${round}`, 3_000_000)
      const privately: string = await done(alice, { type: "SharePath", path: offered, title: `a${round}` })
      const links = [await alice.link(privately)]
      links.push(await alice.link(await done(alice, { type: "PublishShare", share: privately })))
      if (chance() < 0.5) set()
      const began = feed.events.length
      const to = (name: string) => path.join(home, `${name}-got${round}`)
      const got = await done(bob, { type: "DownloadLink", link: links[round % 2]!, folder: to("bob") })
      set()
      const own = file(home, `b${round}`, 1_000_000)
      const shared = await done(bob, { type: "SharePath", path: own, title: `b${round}` })
      const link = await bob.link(shared)
      set()
      const taken = await done(alice, { type: "DownloadLink", link, folder: to("alice") })
      // Told to a reader of the feed while the date is wrong, figures as well as rows.
      const told = (kind: string, of: string) =>
        feed.until((all) =>
          all.slice(began).some(({ event, data }) => event === kind && JSON.stringify(data).includes(of)),
        )
      await told("rows", shared)
      await told("live", got)
      if (chance() < 0.5) set()
      clock.set(0)
      await until(() => row(bob, got)?.mode === "seeding" && row(alice, taken)?.mode === "seeding", 50)
      downloads += 2
      await until(() => bob.parts.projector.all(mirrors).find(({ id }) => id === mirror)?.seq === round + 1, 50)
      const downloaded = bob.parts.projector.all(torrents).filter(({ origin }) => origin === "download")
      const spent = downloaded.reduce((sum, { verifiedBytes }) => sum + verifiedBytes, 0)
      await until(() => ledger(bob).downloaded >= spent, 50)
      const [is, shall] = [ledger(bob).balance, (GRANT - spent) * PRICE]
      if (is !== shall) wrong.push(`round ${round}: the balance is ${is}, not ${shall}`)
      if (calm) calmTimers = clock.armed - before
      else mostTimers = Math.max(mostTimers, clock.armed - before)
      onRound?.(round, jumps)
    }
    wrong.push(...alice.defects, ...bob.defects)
  } finally {
    feed.close()
    await Promise.all([alice.close(), bob.close()])
  }
  return { rounds, jumps, downloads, calmTimers, mostTimers, longestMs: clock.longestMs, wrong }
}
