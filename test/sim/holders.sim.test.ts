/** JOIN2: the holders of a private swarm tell each other of it when its source is gone. */
import { describe, expect, it } from "vitest"
import { onionAddress, publicKeyOf } from "../../src/core/onionAddress.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { holderProof, joinProof, provesHolder } from "../../src/wire/joinProof.ts"
import { TORRENT, type SimNode } from "../support/SimNode.ts"
import { simSwarm } from "../support/simSwarm.ts"

const MIB = 1024 * 1024
const MINUTE = 60_000
const TOKEN = "A".repeat(43)
const SLOW = { up: 12_000, down: 12_000 }

/** A holder that has all, and one that has just begun and takes an hour; nobody meets anywhere any more. */
const scene = async (tokens: readonly [holder: string, leech: string] = [TOKEN, TOKEN]) => {
  const swarm = await simSwarm({ seed: 390, leechers: 0, bytes: 16 * MIB, seedOptions: { token: tokens[0] } })
  const { world, join, rendezvous, source: holder } = swarm
  const leech = join("leech", { token: tokens[1], line: SLOW })
  await world.run(10_000)
  await leech.start()
  await world.run(MINUTE, () => leech.live.downloadedBytes > 0)
  rendezvous.records.clear()
  rendezvous.meet = () => []
  return { ...swarm, holder, leech }
}

/** As the effect does while the source does not answer. */
const meeting = (node: SimNode): void => {
  const again = () => {
    void node.exchange.meetHolders(TORRENT, new AbortController().signal)
    node.machine.clock.setTimeout(again, 20_000)
  }
  again()
}

describe("JOIN2 holders of a private swarm", () => {
  it("know of each other for longer than a record lives, so that a download outlives the source", async () => {
    const { world, leech, identical } = await scene()
    meeting(leech)
    expect(await world.run(120 * MINUTE, () => leech.complete)).toBe(true)
    expect(world.elapsed).toBeGreaterThan(20 * MINUTE)
    expect(identical(leech)).toBe(true)
  })

  it("lose each other when they do not ask, or hold it by other links", async () => {
    const silent = await scene()
    expect(await silent.world.run(120 * MINUTE, () => silent.leech.complete)).toBe(false)
    const others = await scene([TOKEN, "B".repeat(43)])
    meeting(others.leech)
    expect(await others.world.run(120 * MINUTE, () => others.leech.complete)).toBe(false)
  })

  it("hear of others from one of them, and of who asks", async () => {
    const { world, join, holder, leech } = await scene()
    meeting(leech)
    const third = join("third", { token: TOKEN })
    await third.start()
    await world.run(10_000)
    third.exchange.addRecords(TORRENT, holder.exchange.records(TORRENT).slice(0, 1))
    meeting(third)
    const keys = (node: SimNode) =>
      node.exchange.records(TORRENT).map((bytes) => Buffer.from(PeerRecord.decode(bytes)!.peer).toString("hex"))
    const [own] = keys(leech)
    expect(await world.run(5 * MINUTE, () => keys(third).includes(own!) && keys(leech).includes(keys(third)[0]!))).toBe(
      true,
    )
  })

  it("are named to nobody who does not prove the token to this very onion, and a session has few tries", async () => {
    const { world, join, holder, metainfo } = await scene()
    const asker = join("asker")
    const [record] = holder.exchange.records(TORRENT)
    const onion = PeerRecord.decode(record!)!.lanes[0]!
    let session: Awaited<ReturnType<SimNode["sessions"]["connect"]>> | undefined
    const fresh = async () => {
      session = undefined
      void asker.sessions
        .connect(onionAddress(onion), { circuit: `c${world.elapsed}` })
        .then((open) => (session = open))
      await world.run(MINUTE, () => session !== undefined)
    }
    const ask = async (proof?: Uint8Array) => {
      let status = 0
      const body = PeersExchange.encode({ v: 1, records: [], ...(proof ? { proof } : {}) })
      const path = `/swarm/${metainfo.infoHash}/peers`
      session!.ask({ method: "POST", path, body, maxBytes: 100_000 }).then(
        (answer) => (status = answer.status),
        () => (status = -1),
      )
      await world.run(MINUTE, () => status !== 0)
      return status
    }
    const none = new Uint8Array()
    const right = holderProof(TOKEN, publicKeyOf(onionAddress(onion)), none, metainfo.bytes)
    await fresh()
    expect(await ask(right)).toBe(200)
    for (const wrong of [
      undefined,
      joinProof(onion, none, metainfo.bytes),
      holderProof("B".repeat(43), onion, none, metainfo.bytes),
      holderProof(TOKEN, new Uint8Array(32), none, metainfo.bytes),
      right.subarray(1),
    ])
      expect(await ask(wrong)).toBe(404)
    expect(provesHolder(right, TOKEN, onion, record!, metainfo.bytes)).toBe(false)
    await fresh()
    for (let i = 0; i < 8; i++) await ask(new Uint8Array(32))
    expect(await ask(right)).toBe(404)
  })
})
