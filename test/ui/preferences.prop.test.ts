/**
 * Of choices of one thing in two browsers the newest counts, whenever either is left or cannot reach the node; what was
 * chosen in one only is kept. A choice that was made without knowing of the other's gives way.
 */
import fc from "fast-check"
import { afterEach, expect, it } from "vitest"
import { merged } from "../../src/ui/state/merged.ts"
import type { KeptPreferences } from "../../src/ui/state/createPreferences.ts"
import type { Preferences } from "../../src/ui/state/preferences.ts"
import { preferencePages, type Way } from "../support/preferencePages.ts"

const { openPage, end } = preferencePages()
afterEach(end)

/** Longer than what is chosen rests before it is told. */
const REST_MS = 11_000
const things = ["theme", "density", "tables/transfers", "tables/mirrors"] as const
type Thing = (typeof things)[number]

const withChoice = (now: Preferences, thing: Thing, value: string): Preferences => {
  const [field, table] = thing.split("/") as [keyof Preferences, string?]
  if (!table) return { ...now, [field]: value }
  return { ...now, tables: { ...now.tables, [table]: { order: [value] } } }
}
const choiceOf = ({ theme, density, tables }: Preferences): Readonly<Record<Thing, string | undefined>> => ({
  theme,
  density,
  "tables/transfers": tables?.["transfers"]?.order?.[0],
  "tables/mirrors": tables?.["mirrors"]?.order?.[0],
})

type Step = readonly ["here" | "there", Thing] | readonly ["away" | "back" | "left" | "rest"]
const thing = fc.constantFrom(...things)
const step = fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom("here", "there"), thing), weight: 3 },
  { arbitrary: fc.tuple(fc.constantFrom("away", "back", "left", "rest")), weight: 2 },
) as fc.Arbitrary<Step>

/** What shall come of it: each choice of a thing has a number, and knows upon which of the node's it was made. */
class Newest {
  readonly #atNode = new Map<Thing, { readonly value: string; readonly version: number }>()
  readonly #heard = new Map<Thing, number>()
  readonly #untold = new Map<Thing, string>()
  #version = 0

  here(thing: Thing, value: string): void {
    this.#untold.set(thing, value)
  }
  there(thing: Thing, value: string): void {
    this.#atNode.set(thing, { value, version: ++this.#version })
  }
  /** The page reads what the node has: its own choices hold where the node's are those that it knew. */
  hear(): void {
    for (const [thing, { version }] of this.#atNode) {
      if (this.#heard.get(thing) !== version) this.#untold.delete(thing)
      this.#heard.set(thing, version)
    }
  }
  tell(): void {
    this.hear()
    for (const [thing, value] of this.#untold) this.there(thing, value)
    this.#untold.clear()
    this.hear()
  }
  get all(): Partial<Record<Thing, string>> {
    return Object.fromEntries([...this.#atNode].map(([thing, { value }]) => [thing, value]))
  }
}

it("the newest choice counts, wherever it was made", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { node, pass, leave, close, openAgain, preferences } = openPage({ folders: ["/srv"] })
      const newest = new Newest()
      let page: KeptPreferences | undefined = preferences
      /** A page comes from the node, so the node is there when it opens. */
      const reach = async (): Promise<KeptPreferences> => {
        node.isAway = false
        page ??= openAgain()
        page.sync()
        await pass(0)
        newest.tell()
        return page
      }
      await reach()
      for (const [at, [what, thing]] of steps.entries()) {
        const value = `${what}${at}`
        if (what === "here") {
          page ??= await reach()
          page.set(withChoice(page.all(), thing, value))
          newest.here(thing, value)
        } else if (what === "there") {
          node.kept = withChoice(node.kept, thing, value)
          newest.there(thing, value)
          page?.look()
          await pass(0)
          if (page && !node.isAway) newest.hear()
        } else if (what === "left") {
          if (page) leave()
          await pass(0)
          if (page && !node.isAway) newest.tell()
          page = undefined
          close()
        } else if (what === "rest") {
          await pass(REST_MS)
          if (page && !node.isAway) newest.tell()
        } else if (what === "back") await reach()
        else node.isAway = true
      }
      page = await reach()
      expect(choiceOf(node.kept)).toEqual({ ...choiceOf({}), ...newest.all })
      expect(page.all()).toEqual(node.kept)
      expect(node.kept.folders).toEqual(["/srv"])
      end()
    }),
    { numRuns: 150 },
  )
})

const way: fc.Arbitrary<Way> = fc.record({
  arrives: fc.constantFrom(0, 500, 2_000, 12_000, null),
  isAnswered: fc.boolean(),
})
type UnsureStep =
  | readonly ["here", Thing]
  | readonly ["there", Thing]
  | readonly ["rest", number, Way]
  | readonly ["hidden" | "left" | "closed", Way]
const unsure: fc.Arbitrary<readonly UnsureStep[]> = fc.array(
  fc.oneof(
    fc.tuple(fc.constant("here" as const), fc.constantFrom("theme", "tables/transfers")),
    fc.tuple(fc.constant("there" as const), fc.constantFrom("density", "tables/mirrors")),
    fc.tuple(fc.constant("rest" as const), fc.constantFrom(100, 1_000, 10_000, 40_000), way),
    fc.tuple(fc.constantFrom("hidden", "left", "closed"), way),
  ),
  { maxLength: 14 },
)

it("in one browser the last choice counts, whatever becomes of those that it sent before", async () => {
  await fc.assert(
    fc.asyncProperty(unsure, async (steps) => {
      const { node, tab, pass, leave, close, openAgain, preferences } = openPage({ theme: "light", letters: true })
      let page = preferences
      const last: Record<Thing, string | undefined> = choiceOf(node.kept)
      page.sync()
      await pass(0)
      for (const [at, step] of steps.entries()) {
        if (step[0] === "here") page.set(withChoice(page.all(), step[1], (last[step[1]] = `here${at}`)))
        else if (step[0] === "there") {
          node.kept = withChoice(node.kept, step[1], (last[step[1]] = `there${at}`))
          page.look()
          await pass(0)
        } else if (step[0] === "rest") {
          node.way = step[2]
          await pass(step[1])
        } else {
          node.way = step[1]
          tab.hidden = step[0] === "hidden"
          if (tab.hidden) tab.dispatchEvent(new Event("visibilitychange"))
          else leave()
          if (step[0] === "closed") {
            close()
            page = openAgain()
            page.sync()
          }
          await pass(0)
        }
      }
      node.way = { arrives: 0, isAnswered: true }
      await pass(120_000)
      page.sync()
      await pass(0)
      expect(choiceOf(node.kept)).toEqual(last)
      expect(page.all()).toEqual(node.kept)
      expect(node.kept.letters).toBe(true)
      end()
    }),
    { numRuns: 300 },
  )
})

/** A page that is left while its older choice is on its way, with a newer one. */
const leftBetween = async (first: Way, second: Way) => {
  const opened = openPage({ theme: "light" })
  const { preferences, node, pass, leave } = opened
  preferences.sync()
  await pass(0)
  node.way = first
  preferences.set({ theme: "dark" })
  await pass(10_100)
  node.way = second
  preferences.set({ theme: "system", folders: ["/srv"] })
  leave()
  node.way = { arrives: 0, isAnswered: true }
  return opened
}
const arrives = fc.constantFrom(500, 1_000, 2_000)
const arriving: fc.Arbitrary<Way> = fc.record({ arrives, isAnswered: fc.boolean() })

it("what is chosen while an older choice is on its way is not lost when the page is closed", async () => {
  await fc.assert(
    fc.asyncProperty(arriving, arriving, fc.nat(3_000), async (first, second, pause) => {
      const { node, pass, close, openAgain } = await leftBetween(first, second)
      close()
      // The next page may come before what the last one sent, or after it.
      await pass(pause)
      const page = openAgain()
      page.sync()
      await pass(40_000)
      page.sync()
      await pass(0)
      expect(node.kept.theme).toBe("system")
      // No browser remembers folders: a page that comes before them tells its choices without them.
      if (pause >= 2_000) expect(node.kept.folders).toEqual(["/srv"])
      expect(page.all()).toEqual(node.kept)
      end()
    }),
    { numRuns: 100 },
  )
})

it("a page that was left and is shown again knows as its own what it sent when it was left", async () => {
  await fc.assert(
    fc.asyncProperty(arriving, arriving, fc.nat(3_000), async (first, second, pause) => {
      const { preferences, node, pass } = await leftBetween(first, second)
      await pass(pause)
      preferences.set({ theme: "light" })
      await pass(60_000)
      preferences.sync()
      await pass(0)
      expect(node.kept).toEqual({ theme: "light", folders: ["/srv"] })
      expect(preferences.all()).toEqual(node.kept)
      end()
    }),
    { numRuns: 100 },
  )
})

it("takes what another browser tells between reading and telling", async () => {
  const { preferences, node, pass } = openPage({ theme: "light", density: "normal" })
  preferences.sync()
  await pass(0)
  let reads = 0
  node.afterRead = () => {
    if (reads++ === 0) node.kept = { ...node.kept, theme: "dark", folders: ["/srv"] }
  }
  preferences.set({ theme: "system", density: "compact" })
  await pass(REST_MS)
  expect(node.kept).toEqual({ theme: "dark", density: "compact", folders: ["/srv"] })
  expect(preferences.all()).toEqual(node.kept)
})

it("a choice that was made before the node first answered counts", async () => {
  const { preferences, node, pass } = openPage({ theme: "light" })
  preferences.set({ theme: "dark" })
  preferences.sync()
  preferences.set({ density: "compact" })
  await pass(REST_MS)
  expect(node.kept).toEqual({ theme: "dark", density: "compact" })
})

const leaf = fc.oneof(fc.constantFrom("a", "b"), fc.constant(["a"]))
const document = fc.dictionary(
  fc.constantFrom("x", "y", "z"),
  fc.oneof(leaf, fc.dictionary(fc.constantFrom("x", "y", "z"), leaf)),
)

it("merges what was changed in one place only, and takes the later of what was changed in both", () => {
  fc.assert(
    fc.property(document, document, document, (was, a, b) => {
      expect(merged(was, a, was)).toEqual(a)
      expect(merged(was, was, b)).toEqual(b)
      const both = merged(was, a, b)
      expect(merged(b, both, b)).toEqual(both)
      expect(merged(was, both, b)).toEqual(both)
      const leaves = (of: unknown, at = ""): readonly (readonly [string, string])[] =>
        of === null || typeof of !== "object" || Array.isArray(of)
          ? [[at, JSON.stringify(of)]]
          : Object.entries(of).flatMap(([key, value]) => leaves(value, `${at}/${key}`))
      const here = new Set([...leaves(a), ...leaves(b)].map(([at, value]) => `${at}=${value}`))
      for (const [at, value] of leaves(both)) expect(here).toContain(`${at}=${value}`)
    }),
  )
})
