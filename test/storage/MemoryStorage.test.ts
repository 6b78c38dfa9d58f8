import { describe, expect, it } from "vitest"
import { PieceIndex } from "../../src/core/ids.ts"
import { leafHashes } from "../../src/core/merkleTree.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import type { StoreError } from "../../src/storage/PieceStore.ts"
import { pieceStoreContract } from "../contracts/pieceStoreContract.ts"
import { fixture, fixtureCases, fixtureContent } from "../support/torrentFixtures.ts"

pieceStoreContract("MemoryStorage", async () => {
  const storage = new MemoryStorage()
  return {
    storage,
    root: "/m",
    put: async (path, content) => storage.disk.put(path, content),
    get: async (path) => storage.disk.get(path),
    remove: async (path) => storage.disk.delete(path),
    restart: async () => storage,
    end: async () => {},
  }
})

describe("MemoryStorage", () => {
  it("makes the torrents that libtorrent makes", async () => {
    for (const [index, each] of fixtureCases.entries()) {
      const storage = new MemoryStorage()
      for (const [path, length, seed] of each.files) {
        storage.disk.put(
          each.folder ? `/d/${each.name}/${path.join("/")}` : `/d/${each.name}`,
          fixtureContent(seed, length),
        )
      }
      const { bytes } = await storage.make(`/d/${each.name}`, { private: each.private, pieceLength: each.pieceLength })
      expect(Buffer.from(bytes).equals(fixture(index)), each.name).toBe(true)
    }
  })

  it("a crash undoes what was not flushed, and nothing else; a full disk takes nothing", async () => {
    const storage = new MemoryStorage()
    const content = fixtureContent("crash", 3 * 16_384)
    storage.disk.put("/s/f", content)
    const { metainfo } = await storage.make("/s/f", { private: false, pieceLength: 16_384 })
    const store = await storage.open(metainfo, "/d/f", "state", true)
    const write = (piece: number) => {
      const octets = content.subarray(piece * 16_384, (piece + 1) * 16_384)
      return store.write(PieceIndex(piece), octets, leafHashes(octets))
    }
    await write(0)
    await store.flush()
    await write(1)
    storage.disk.crash()
    expect([await store.verify(PieceIndex(0)), await store.verify(PieceIndex(1))]).toEqual([true, false])
    storage.disk.full = true
    await expect(write(2)).rejects.toMatchObject({ _tag: "StoreError", code: "full" } satisfies Partial<StoreError>)
    storage.disk.full = false
    await write(2)
    expect(await store.verify(PieceIndex(2))).toBe(true)

    const other = await storage.open(metainfo, "/e/f", "state2", true)
    await other.write(PieceIndex(0), content.subarray(0, 16_384), leafHashes(content.subarray(0, 16_384)))
    storage.disk.crash()
    expect(storage.disk.get("/e/f")).toBeUndefined()
  })
})
