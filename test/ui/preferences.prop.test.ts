/**
 * Of choices of one thing in two browsers the newest counts, whenever either is left or cannot reach the node; what was
 * chosen in one only is kept. A choice that was made without knowing of the other's gives way.
 */
import fc from "fast-check"
import { afterEach, expect, it } from "vitest"
import { merged } from "../../src/ui/state/merged.ts"
import type { KeptPreferences } from "../../src/ui/state/createPreferences.ts"
import type { Preferences } from "../../src/ui/state/preferences.ts"
import { preferencePages } from "../support/preferencePages.ts"

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
