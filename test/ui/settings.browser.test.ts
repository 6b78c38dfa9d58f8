/** The settings and the page of access, by hand: what is chosen, refused, taken back, and who is signed out. */
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { holdNext } from "../support/holdNext.ts"
import { anOnion } from "../support/managedRows.ts"
import { accessNode } from "../support/settingsScenes.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"

const row = (page: Page, name: string) =>
  page.locator(".setting").filter({ has: page.getByLabel(name, { exact: true }) })

describe("the settings", () => {
  it("are found by their words, chosen each by itself, refused in the node's words, and taken back", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page, complaints } = ui
    await toPage(page, /Settings/)
    const days = row(page, "Keep the history of connections")
    await days.waitFor()
    await expect.poll(() => days.getByRole("textbox").inputValue()).toBe("7")
    await expect.poll(() => page.getByRole("button", { name: "Save" }).count()).toBe(0)
    await page.keyboard.press("/")
    await page.keyboard.type("history connect")
    await expect.poll(() => page.locator(".setting").count()).toBe(1)
    await days.getByRole("textbox").fill("much")
    await days.getByRole("button", { name: "Save" }).click()
    await days.getByRole("alert").getByText("Give a number").waitFor()
    await days.getByRole("textbox").fill("400")
    await page.keyboard.press("Enter")
    await days.getByRole("alert").getByText("privacy.stream-days takes a whole number from 1 to 365").waitFor()
    await expect.poll(() => days.getByRole("textbox").inputValue()).toBe("400")
    expect(node.chosen.has("privacy.stream-days")).toBe(false)
    await days.getByRole("textbox").fill("30")
    await page.keyboard.press("Enter")
    await days.getByRole("status").getByText("Saved").waitFor()
    await expect.poll(() => node.chosen.get("privacy.stream-days")).toBe(30)
    await days.getByText("Changed").waitFor()
    await days.getByText("Default: 7 days").waitFor()
    await days.getByRole("button", { name: "Back to default" }).click()
    await days.getByText("Changed").waitFor({ state: "detached" })
    expect(node.chosen.has("privacy.stream-days")).toBe(false)
    await expect.poll(() => days.getByRole("textbox").inputValue()).toBe("7")
    await page.getByLabel("Search the settings").fill("no such thing")
    const none = page.getByText("No setting is called so.")
    await none.waitFor()
    for (const [sought, id] of [
      ["single-letter", "preference-letters"],
      ["second pair", "alternative"],
    ] as const) {
      await page.getByLabel("Search the settings").fill(sought)
      await page.locator(`#${id}`).waitFor()
      await expect.poll(() => none.count()).toBe(0)
    }
    expect(complaints.filter((text) => !text.includes("409"))).toEqual([])
  })

  it("are typed in units that people know, and keep what is typed elsewhere when one is saved", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Settings/)
    const [down, folder] = [row(page, "Download limit"), row(page, "Folder for downloads")]
    await folder.getByRole("combobox").fill("/home/ana/half")
    await down.getByRole("textbox").fill("1,5")
    await down.getByRole("textbox").press("Enter")
    await down.getByText("Default: No limit").waitFor()
    await expect.poll(() => node.chosen.get("rates.down")).toBe(1_500_000)
    await expect.poll(() => folder.getByRole("combobox").inputValue()).toBe("/home/ana/half")
    // What is typed while another value is being saved is neither saved nor lost.
    const held = holdNext(node, "command", "answer")
    await down.getByRole("textbox").fill("2")
    await down.getByRole("textbox").press("Enter")
    await expect.poll(() => held.reached).toBe(true)
    await down.getByRole("textbox").fill("25")
    held.letGo()
    await down.getByRole("button", { name: "Save" }).waitFor()
    expect(node.chosen.get("rates.down")).toBe(2_000_000)
    await expect.poll(() => down.getByRole("textbox").inputValue()).toBe("25")
    await down.getByRole("textbox").fill("")
    await down.getByRole("button", { name: "Save" }).click()
    await expect.poll(() => node.chosen.get("rates.down")).toBe(0)
    const level = page.getByLabel("What the log keeps")
    await level.selectOption("err")
    await row(page, "What the log keeps").getByText("Saved", { exact: true }).waitFor()
    expect(node.chosen.get("privacy.log-level")).toBe("err")
    // What is chosen while another choice is being saved is saved after it.
    const first = holdNext(node, "command", "answer")
    await level.selectOption("notice")
    await expect.poll(() => first.reached).toBe(true)
    await level.selectOption("err")
    first.letGo()
    await expect
      .poll(() => node.commands.slice(-2).map((asked) => "value" in asked && asked.value))
      .toEqual(["notice", "err"])
    await expect.poll(() => level.inputValue()).toBe("err")
    await row(page, "What the log keeps").getByText("Saved", { exact: true }).waitFor()
    node.refusal = { code: "not-stored", message: "the disk takes nothing at the moment" }
    await level.selectOption("warn")
    await row(page, "What the log keeps").getByRole("alert").getByText("the disk takes nothing").waitFor()
    await expect.poll(() => level.inputValue()).toBe("err")
    node.refusal = null
    const fetched = page.getByRole("switch", { name: "Files can be fetched by browser" })
    await fetched.check()
    await expect.poll(() => node.chosen.get("access.fetch-files")).toBe("yes")
    await page.getByRole("button", { name: "Change…" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Download, MB/s").fill("0.5")
    await dialog.getByLabel("The alternative ones by the timetable").check()
    await page.keyboard.press("Enter")
    await dialog.getByRole("alert").getByText("a timetable reads as").waitFor()
    await dialog.getByLabel("Timetable", { exact: true }).fill("mon-fri,08:00-17:30")
    await page.keyboard.press("Enter")
    await page.getByText("down 500 kB/s, up no limit; mon-fri,08:00-17:30").waitFor()
    await page.getByRole("button", { name: "Change…" }).click()
    await dialog.getByLabel("The normal ones, always").check()
    await dialog.getByLabel("Timetable", { exact: true }).fill("")
    await page.keyboard.press("Enter")
    await page.getByText("down 500 kB/s, up no limit; The normal ones, always").waitFor()
    expect(node.row("limits", "self")?.timetable).toBeUndefined()
  })

  it("that wait for a restart offer it, and the page comes back by itself", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Settings/)
    const room = row(page, "Room for trusted nodes’ catalogues")
    await expect.poll(() => room.getByRole("textbox").inputValue()).toBe("256")
    await room.getByText("Holds after a restart.").waitFor()
    await room.getByRole("textbox").fill("512")
    await page.keyboard.press("Enter")
    await room.getByText("Waits for a restart").waitFor()
    await expect.poll(() => node.chosen.get("trust.octets")).toBe(512 * 1024 ** 2)
    await page.getByRole("button", { name: "Restart now…" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Restart", exact: true }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "RestartNode" })
    await ui.stop()
    await ui.start()
    await room.getByText("Waits for a restart").waitFor({ state: "detached" })
    await expect.poll(() => page.getByRole("button", { name: "Restart now…" }).count()).toBe(0)
  })

  it("of the page itself are kept with the node", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Settings/)
    await page.getByLabel("Colours", { exact: true }).selectOption("dark")
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark")
    await page.getByRole("switch", { name: "Single-letter keys" }).uncheck()
    await expect.poll(() => node.chosen.get("page.preferences")).toMatchObject({ theme: "dark", letters: false })
    await page.locator("#page-title").focus()
    await page.keyboard.press("1")
    await page.getByRole("heading", { level: 2, name: "Settings" }).waitFor()
  })
})

describe("access", () => {
  it("shows who is signed in, and ends one, or all but this one", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page, complaints } = ui
    await toPage(page, /Settings/, /Access/)
    const line = (name: string) => page.locator(".sessions li").filter({ hasText: name })
    await line("Firefox on Linux").getByText("Last seen 3 hours ago").waitFor()
    await line("Firefox on Linux").getByRole("button", { name: "Sign out" }).click()
    await line("Firefox on Linux").waitFor({ state: "detached" })
    await expect.poll(() => node.commands).toEqual([{ type: "EndSessions", sessions: ["a1b2c3d4e5f6"] }])
    await page.getByRole("button", { name: "Sign out all others…" }).click()
    const dialog = page.getByRole("dialog", { name: "Sign out all other browsers?" })
    await dialog.getByText("make a new link").waitFor()
    await dialog.getByRole("button", { name: "Sign them out" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "EndSessions", sessions: ["0f0e0d0c0b0a"] })
    await expect.poll(() => page.getByText(`${anOnion}/management/••••`).count()).toBe(1)
    expect(complaints).toEqual([])
  })

  it("makes a new link that is told once and hidden, with its picture, and a key", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Settings/, /Access/)
    await page.getByRole("button", { name: "New link…" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByText("All browsers are signed out but this one").waitFor()
    await dialog.getByLabel("The link alone").check()
    await dialog.getByText("Browsers that are signed in stay so.").waitFor()
    await dialog.getByRole("button", { name: "Make a new link" }).click()
    const link = dialog.getByLabel("New management link", { exact: true })
    await link.waitFor()
    await expect.poll(() => link.inputValue()).toBe("••••••••")
    await dialog.getByRole("button", { name: "Show: New management link" }).click()
    await expect.poll(() => link.inputValue()).toBe(node.managementLink().link)
    await dialog.getByRole("button", { name: "Show QR code" }).click()
    await dialog.getByRole("img", { name: "New management link as a QR code" }).waitFor()
    // A click beside it does not lose it.
    await page.mouse.click(5, 5)
    await dialog.getByRole("button", { name: "I have it" }).click()
    await expect.poll(() => node.commands).toEqual([{ type: "ChangeLink", keepSessions: true }])
    await page.getByRole("button", { name: "Require a key…" }).click()
    await dialog.getByRole("button", { name: "Require a key" }).click()
    await dialog.getByRole("button", { name: "Show: Key for" }).click()
    await expect
      .poll(() => dialog.getByLabel("Key for the management address", { exact: true }).inputValue())
      .toBe("A".repeat(52))
    await dialog.getByRole("button", { name: "I have it" }).click()
    await page.getByRole("button", { name: "Require none…" }).click()
    await dialog.getByRole("button", { name: "Require none" }).click()
    await page.getByText("No key is asked for.").waitFor()
  })

  it("keeps the new link on the screen where this browser is signed out by it", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Settings/, /Access/)
    await page.getByRole("button", { name: "New link…" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("The link and the address of the node").check()
    await dialog.getByRole("button", { name: "Make a new link" }).click()
    await dialog.getByLabel("New management link", { exact: true }).waitFor()
    await ui.stop()
    await ui.start("forgetful")
    await page.getByRole("heading", { name: "Open your management link again", includeHidden: true }).waitFor()
    await dialog.getByRole("button", { name: "Show: New management link" }).click()
    await expect
      .poll(() => dialog.getByLabel("New management link", { exact: true }).inputValue())
      .toBe(node.managementLink().link)
  })

  it("stops the node, after a question that says what follows", async () => {
    const node = accessNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Settings/, /Access/)
    await page.getByRole("button", { name: "Stop the node…" }).click()
    const dialog = page.getByRole("dialog", { name: "Stop the node?" })
    await dialog.getByText("This page cannot start it again").waitFor()
    expect(node.commands).toEqual([])
    await dialog.getByRole("button", { name: "Stop the node" }).click()
    await expect.poll(() => node.commands).toEqual([{ type: "StopNode" }])
  })
})
