import { describe, expect, it } from "vitest"
import type { InfoHash } from "../../src/core/ids.ts"
import { MAX_RELEASE_BUNDLE, MAX_ROOTS, ReleaseBundle } from "../../src/wire/ReleaseBundle.ts"
import { loopbackWorld, mirror, ownAddress, stranger } from "../support/loopbackTrackers.ts"

const infohash = "ab".repeat(32) as InfoHash
const octets = (text: string) => new TextEncoder().encode(text)
const bundle: ReleaseBundle = {
  v: 1,
  roots: [octets("root 1"), octets("root 2")],
  timestamp: octets("timestamp"),
  snapshot: octets("snapshot"),
  targets: octets("targets"),
}

describe("RELEASE1 what a tracker serves beside its chain", () => {
  it("is a release, and the metadata and peers of those that are kept, until it is taken back", async () => {
    const world = await loopbackWorld()
    const alice = await world.start("alice")
    const address = await ownAddress(alice)
    const seen = () =>
      stranger(world, address, async (client) => ({
        release: await client.release(),
        metadata: (await client.metainfo(infohash))?.length,
        peers: await client.meet(infohash, [], undefined),
        entries: await client.entries(1),
      }))
    const nothing = { release: undefined, metadata: undefined, peers: undefined, entries: undefined }
    expect(await seen()).toEqual(nothing)
    const { trackers } = alice.parts.ports
    trackers.beside.put({ release: ReleaseBundle.encode(bundle), metainfos: new Map([[infohash, octets("metainfo")]]) })
    expect(await seen()).toEqual({ ...nothing, release: bundle, metadata: 8, peers: [] })
    // It is no entry of the chain, and a mirror serves the chain alone.
    expect(trackers.lists(infohash)).toBe(false)
    const bob = await world.start("bob")
    const copy = await mirror(bob, address)
    expect(await stranger(world, copy.address, (client) => client.release())).toBeUndefined()
    expect(await stranger(world, copy.address, (client) => client.metainfo(infohash))).toBeUndefined()
    trackers.beside.put(undefined)
    expect(await seen()).toEqual(nothing)
  })

  it("has a cap, and so has the number of its roots", () => {
    const write = (roots: number, size: number) => ({
      ...bundle,
      roots: Array.from({ length: roots }, () => octets("r")),
      targets: new Uint8Array(size),
    })
    expect(ReleaseBundle.decode(ReleaseBundle.encode(write(MAX_ROOTS, 1)))?.roots).toHaveLength(MAX_ROOTS)
    expect(() => ReleaseBundle.encode(write(MAX_ROOTS + 1, 1))).toThrow()
    expect(ReleaseBundle.decode(ReleaseBundle.encode(write(1, MAX_RELEASE_BUNDLE)))).toBeUndefined()
  })
})
