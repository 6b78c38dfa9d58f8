import { expect, it } from "vitest"
import { foundIn } from "../../src/search/foundIn.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"

it("reads each torrent from the entry that added it, under its newest words", () => {
  const { entries, tracker } = new ChainMaker("one")
    .add(hashOf(1), "harbour", 5_000, 2)
    .add(hashOf(2), "pier")
    .edit(hashOf(1), "harbour wall", { description: "by night", tags: ["sound"] })
    .edit(hashOf(3), "an edit alone says nothing of its size")
  const found = foundIn(tracker, [entries[2]!, entries[3]!, entries[1]!, entries[0]!])
  expect(found).toHaveLength(2)
  expect(found.find(({ infohash }) => infohash === hashOf(1))).toEqual({
    tracker,
    infohash: hashOf(1),
    title: "harbour wall",
    description: "by night",
    tags: ["sound"],
    names: "",
    bytes: 5_000,
    files: 2,
    seq: 1,
    titled: 3,
    at: entries[0]!.at,
  })
})

it("takes the newer of two offers, and no words of before it", () => {
  const { entries, tracker } = new ChainMaker("one")
    .add(hashOf(1), "first", 1)
    .edit(hashOf(1), "edited")
    .add(hashOf(1), "again", 2)
  expect(foundIn(tracker, entries)).toMatchObject([{ title: "again", bytes: 2, seq: 3, titled: 3 }])
})
