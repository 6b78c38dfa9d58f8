/** What is added to the lists of pages, dialogs and commands is found everywhere, with no other file edited. */
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { cliCommands } from "../../src/cli/commands.ts"
import { program } from "../../src/cli/program.ts"
import { helpLines } from "../../src/ui/frame/helpLines.ts"
import { shortcutsEverywhere } from "../../src/ui/frame/keys.ts"
import { createDialogs, type DialogEntry, recognised } from "../../src/ui/state/dialogs.ts"
import { createPages, type PageEntry } from "../../src/ui/state/pages.ts"
import { runCliOf, runningNode } from "../support/runCli.ts"
import { toyCommand } from "../support/toy/toyCommand.ts"
import { toyDialog } from "../support/toy/toyDialog.ts"
import { toyPage } from "../support/toy/toyPage.ts"

const home: PageEntry = { id: "home", text: "Home", icon: "files", key: "1", component: () => null }
const [first, second] = [() => null, () => null]
const tabbed: PageEntry = {
  id: "tabbed",
  text: "Tabbed",
  icon: "info",
  tabs: [
    { id: "one", text: "One", component: first },
    { id: "two", text: "Two", key: "2", component: second },
  ],
}
const entries = [home, tabbed, toyPage]
const other: DialogEntry = { key: "o", text: "Other", show: () => undefined, recognise: () => null }

/** A browser's history, as far as a page's place goes. */
const aHistory = (hash: string) => {
  const pushed: string[] = []
  vi.stubGlobal("location", { hash })
  vi.stubGlobal("history", { state: null, pushState: (_state: unknown, _title: string, to: string) => pushed.push(to) })
  vi.stubGlobal("addEventListener", () => undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  return pushed
}

describe("a page in the list", () => {
  it("is gone to, and comes back after a reload with what it was given", () => {
    const pushed = aHistory("")
    const pages = createPages(entries)
    expect(pages.entry()).toBe(home)
    pages.go({ page: "toy", given: "a" })
    expect([pages.entry(), pages.place(), pushed]).toEqual([toyPage, { page: "toy", given: "a" }, ["#/toy/a"]])
    aHistory(pushed[0]!)
    expect(createPages(entries).place()).toEqual({ page: "toy", given: "a" })
  })

  it("is the first where the address names none that there is", () => {
    for (const hash of ["", "#", "#/", "#toy", "#/gone", "#/__proto__", "#/toy/%", `#/toy/${"a".repeat(2_000)}`]) {
      aHistory(hash)
      expect(createPages(entries).place()).toEqual({ page: "home" })
    }
  })

  it("has tabs, of which the address names one, and which get what stands behind it", () => {
    for (const [hash, shown, given] of [
      ["#/tabbed", first, ""],
      ["#/tabbed/two/a/b", second, "a/b"],
      ["#/tabbed/none", first, ""],
    ] as const) {
      aHistory(hash)
      const pages = createPages(entries)
      expect([pages.shown(), pages.given()]).toEqual([shown, given])
    }
  })

  it("has its key, and its line in the help", () => {
    aHistory("")
    const pages = createPages(entries)
    const keys = shortcutsEverywhere(pages, createDialogs([]))
    expect(keys.flatMap((shortcut) => shortcut.keys)).toEqual(["/", "ctrl-f", "1", "2", "9"])
    expect(keys.find((shortcut) => shortcut.keys.includes("9"))!.act({} as KeyboardEvent)).toBe(true)
    expect(pages.entry()).toBe(toyPage)
    expect(helpLines(entries, [other, toyDialog, { show: () => undefined }], toyPage.shortcuts!())).toEqual([
      ["o", "Other"],
      ["y", "Play with a toy"],
      ["J", "Jump"],
      ["1", "Home"],
      ["2", "Two"],
      ["9", "Toy"],
      ["/", "Find on this page"],
      ["Ctrl V", "Paste a link, an address or a path anywhere"],
    ])
  })
})

describe("a dialog in the list", () => {
  it("opens by its key, and by what is pasted for it", () => {
    aHistory("")
    const dialogs = createDialogs([other, toyDialog])
    const [act] = shortcutsEverywhere(createPages([home]), dialogs).flatMap((each) =>
      each.keys.includes("y") ? [each.act] : [],
    )
    expect(act!({} as KeyboardEvent)).toBe(true)
    expect(dialogs.open()).not.toBeNull()
    dialogs.close()
    expect(recognised("no toy", dialogs)).toBeNull()
    recognised("toy:ball", dialogs)!.open()
    expect(dialogs.open()).not.toBeNull()
  })
})

describe("a command in the list", () => {
  it("has its line in the help and a help of its own, and answers as all commands do", async () => {
    const all = [...cliCommands, toyCommand]
    expect(program([{ heading: "Commands:", commands: all }]).helpInformation()).toMatch(/^ {2}toy +play with a toy$/m)
    await using running = await runningNode()
    const said = (words: readonly string[]) => runCliOf(all, ...words, "--data", running.data)
    expect((await runCliOf(all, "toy", "spin", "--help")).out).toMatch(/times +how often[^]*Example: bulbil toy spin 3/)
    expect((await said(["toy", "spin", "3"])).out).toBe("spun 3 times\n")
    expect(JSON.parse((await said(["toy", "spin", "3", "--fast", "--json"])).out)).toMatchObject({ fast: true })
    expect((await said(["toy", "spin"])).exit).toBe(2)
    expect((await runCliOf(all, "toy", "spin", "3", "--json", "--data", "/tmp/bulbil-nowhere")).exit).toBe(3)
  })
})
