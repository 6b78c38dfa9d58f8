import { describe, expect, it } from "vitest"
import type { Standing } from "../../src/contract/standing.ts"
import type { Item } from "../../src/ui/state/items.ts"
import { newsOf } from "../../src/ui/state/news.ts"

const item = (standing: Standing, note: string | null = null): Item => ({
  id: "a",
  title: "Maps",
  sought: "maps",
  infohash: "",
  standing,
  progress: 0,
  bytes: 0,
  addedAt: 0,
  torrent: null,
  shares: [],
  figures: null,
  note,
})
const told = (before: Standing, now: Standing, note?: string) =>
  newsOf(item(before), item(now, note), "transfers")?.text

describe("what is news of an item", () => {
  it("is that it is complete, that its link is ready, or what it cannot get past", () => {
    expect(told("downloading", "seeding")).toBe("“Maps” is complete.")
    expect(told("stalled", "resting")).toBe("“Maps” is complete.")
    expect(told("hashing", "seeding")).toBe("“Maps” is shared now; its link is ready.")
    expect(told("seeding", "error", "the disk is full")).toBe("“Maps”: the disk is full")
    expect(told("seeding", "missing-files")).toMatch(/^“Maps”: missing/)
  })

  it("is nothing that its operator did, and nothing that stayed as it was", () => {
    for (const [before, now] of [
      ["paused", "seeding"],
      ["checking", "seeding"],
      ["downloading", "paused"],
      ["resting", "seeding"],
      ["error", "error"],
      ["waiting-for-tor", "downloading"],
    ] as const)
      expect(told(before, now)).toBeUndefined()
  })
})
