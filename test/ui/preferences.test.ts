/** When a browser tells the node how its operator wants the page: rarely, and nothing is lost over a node that is away. */
import { afterEach, expect, it } from "vitest"
import { preferencePages } from "../support/preferencePages.ts"

const { openPage, end } = preferencePages()
afterEach(end)

const view = { id: "v", name: "At work", asked: {}, columns: {} }

it("tells in one what is changed in one go, and nothing where it is as it was after all", async () => {
  const { preferences, told, pass } = openPage({ density: "normal" })
  preferences.sync()
  await pass(0)
  for (let width = 8; width < 16; width++) {
    preferences.set({ tables: { transfers: { widths: { size: width } } } })
    await pass(4_000)
  }
  preferences.set({ theme: "dark" })
  await pass(60_000)
  expect(told).toEqual([{ density: "normal", tables: { transfers: { widths: { size: 15 } } }, theme: "dark" }])
  preferences.set({ density: "compact" })
  await pass(4_000)
  preferences.set({ density: "normal" })
  await pass(60_000)
  expect(told).toHaveLength(1)
})

it("tells what is changed as soon as the page is no longer seen", async () => {
  const { preferences, told, tab, pass } = openPage()
  preferences.set({ theme: "dark" })
  tab.hidden = true
  tab.dispatchEvent(new Event("visibilitychange"))
  await pass(0)
  expect(told).toEqual([{ theme: "dark" }])
})

it("asks to stay while the node has not taken something, and no longer", async () => {
  const { preferences, node, told, pass, asksToStay, stored } = openPage()
  expect(asksToStay()).toBe(false)
  node.isAway = true
  const isKept = preferences.amend("views", (list) => [...list, view])
  preferences.set({ theme: "dark" })
  expect(await isKept).toBe(false)
  expect(asksToStay()).toBe(true)
  expect([...stored.values()].join()).not.toContain(view.name)
  node.isAway = false
  preferences.sync()
  await pass(0)
  expect(told).toEqual([{ theme: "dark", views: [view] }])
  expect(asksToStay()).toBe(false)
})

it("asks to stay also while the node gives no answer, and tells then what came meanwhile", async () => {
  const { preferences, node, told, pass, asksToStay } = openPage()
  node.isMute = true
  preferences.set({ theme: "dark" })
  await pass(15_000)
  expect(asksToStay()).toBe(true)
  node.isMute = false
  preferences.set({ letters: false })
  await pass(60_000)
  expect(told.at(-1)).toEqual({ theme: "dark", letters: false })
  expect(asksToStay()).toBe(false)
})

it("leaves what the node has alone when it is left before that is known, and adds to it afterwards", async () => {
  const { preferences, node, told, pass, leave } = openPage({ views: [view], folders: ["/srv"] })
  preferences.set({ density: "compact" })
  leave()
  await pass(0)
  expect(told).toEqual([])
  preferences.sync()
  await pass(0)
  const another = { ...view, id: "w" }
  node.kept = { ...node.kept, views: [view, another] }
  preferences.sync()
  await pass(0)
  preferences.set({ theme: "dark" })
  leave()
  await pass(0)
  expect(told.at(-1)).toEqual({ views: [view, another], folders: ["/srv"], density: "compact", theme: "dark" })
})
