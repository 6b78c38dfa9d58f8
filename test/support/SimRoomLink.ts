/**
 * One link between two simulated rooms: news in both directions, and now and then a comparison of their sets, which the
 * side that dialled asks for. Everything is encoded, counted and decoded as on the wire, and each room checks every
 * signature itself.
 */
import { differences, type Neighbour, reconcileWith, wantedFrom } from "../../src/tracker/reconcile.ts"
import type { Port } from "../../src/tracker/Room.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { RangeItems, RangePrints, Wanted } from "../../src/wire/Reconcile.ts"
import type { SimRoom, SimRooms } from "./SimRooms.ts"

export class SimRoomLink {
  readonly from: SimRoom
  readonly to: SimRoom
  /** Its ends cannot reach each other. */
  fallen = false
  /** Comparisons that ended well, and those that a lost message broke off, since it was opened. */
  rounds = 0
  failed = 0
  readonly #sim: SimRooms
  /** Of the side that dialled, and of the other. */
  #ports: readonly [Port, Port] | undefined

  constructor(sim: SimRooms, from: SimRoom, to: SimRoom) {
    this.#sim = sim
    this.from = from
    this.to = to
  }

  get up(): boolean {
    return this.#ports !== undefined
  }

  open(): void {
    const { from, to } = this
    if (this.up || !from.alive || !to.alive || !this.#sim.links.has(this)) return
    this.fallen = false
    this.rounds = this.failed = 0
    this.#ports = [from.room.attach(this.#stream(1)), to.room.attach(this.#stream(0))]
    void this.#compare(this.#ports)
  }

  close(): void {
    for (const port of this.#ports ?? []) port.close()
    this.#ports = undefined
  }

  /** One direction, towards the port of that side: in order, with delay, and what is lost is lost. */
  #stream(side: 0 | 1): (batch: Uint8Array) => void {
    const sim = this.#sim
    let last = 0
    return (bytes) => {
      const batch = Batch.decode(bytes)!
      sim.sent.batches++
      sim.sent.records += batch.peers.length + batch.mirrors.length
      sim.sent.octets += bytes.length
      if (sim.loses()) return
      last = Math.max(last, sim.now + sim.delay())
      sim.after(last - sim.now, () => this.#ports?.[side].take(batch))
    }
  }

  async #compare(ports: readonly [Port, Port]): Promise<void> {
    if (this.#ports !== ports) return
    const sim = this.#sim
    sim.after(sim.limits.reconcileMs * (0.8 + 0.4 * sim.random()), () => void this.#compare(ports))
    try {
      await reconcileWith(this.from.room, this.#neighbour(ports[1]), ports[0].take)
      this.rounds++
      sim.sent.rounds++
    } catch {
      this.failed++
    }
  }

  /** Question and answer: each may be lost, and then the comparison fails. */
  #neighbour(far: Port): Neighbour {
    const ask = async (question: Uint8Array, answer: () => Uint8Array): Promise<Uint8Array> => {
      await this.#trip(question.length)
      const bytes = answer()
      await this.#trip(bytes.length)
      return bytes
    }
    const { room } = this.to
    return {
      prints: async (asked) => {
        const question = RangePrints.encode(asked)
        return RangeItems.decode(
          await ask(question, () => RangeItems.encode(differences(room, RangePrints.decode(question)!))),
        )!
      },
      wanted: async (keys) => {
        const question = Wanted.encode({ v: 1, keys })
        return Batch.decode(await ask(question, () => Batch.encode(wantedFrom(room, Wanted.decode(question)!.keys))))!
      },
      records: async (batch) => {
        await ask(batch, () => {
          far.take(Batch.decode(batch)!)
          return new Uint8Array(0)
        })
      },
    }
  }

  #trip(octets: number): Promise<void> {
    const sim = this.#sim
    sim.sent.compareOctets += octets
    const arrives = !sim.loses()
    return new Promise((resolve, reject) => {
      sim.after(sim.delay(), () => {
        sim.settles()
        if (arrives && this.up) resolve()
        else reject(new Error("lost"))
      })
    })
  }
}
