import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import type { LookReport } from "../../src/contract/traces.ts"
import { aLink } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { tellingReport } from "../support/traceScenes.ts"
import { busyNode } from "../support/uiScenes.ts"
import { openUi } from "../support/uiBrowser.ts"
import { xssPayloads } from "../support/xssPayloads.ts"

const telling = (report: Partial<LookReport> = tellingReport): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  node.lookReport = report
  return node
}

const askFor = async (page: Page, path: string) => {
  await page.keyboard.press("s")
  const dialog = page.getByRole("dialog", { name: "Share a file or folder" })
  await dialog.getByLabel("Path on the node’s machine").fill(path)
  await page.keyboard.press("Enter")
  return dialog
}

describe("a share looks before it leaps", () => {
  it("asks for each kind, keeps secrets, leaves single files out, and gives each recipient a link", async () => {
    await using ui = await openUi({ node: telling() })
    const { page, node } = ui
    const dialog = await askFor(page, "/srv/survey")
    const go = dialog.getByRole("button", { name: "Share", exact: true })
    const part = (name: string) => dialog.getByRole("region", { name, exact: true })
    await dialog.getByText("Answer 3 questions first").waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("share-report")
    await expect.poll(() => go.isDisabled()).toBe(true)
    await expect
      .poll(() => dialog.locator(".trace-kind h4").allTextContents())
      .toEqual(["Secrets", "Places", "Names", "Devices and programs", "Times", "Not looked into"])
    await expect.poll(() => part("Secrets").getByLabel("Leave these files out").isChecked()).toBe(true)
    await dialog.getByText("Files are cleaned by mat2").waitFor()
    await expect.poll(() => dialog.getByLabel(/cleaned copies/).count()).toBe(0)

    const values = part("Places").locator(".trace-values ul")
    await expect.poll(() => values.evaluate((list) => getComputedStyle(list).filter)).toContain("blur")
    await part("Places").getByRole("button", { name: "Show what they say" }).click()
    await expect.poll(() => values.evaluate((list) => getComputedStyle(list).filter)).toBe("none")

    await part("Secrets").getByLabel("Share them anyway").check()
    await dialog.getByText("Answer 4 questions first").waitFor()
    await part("Secrets").getByLabel("Type “share”").fill("shar")
    await dialog.getByText("Answer 4 questions first").waitFor()
    await part("Secrets").getByLabel("Type “share”").fill("share")
    await dialog.getByText("Answer 3 questions first").waitFor()
    await part("Places").getByLabel("Keep it").check()
    await part("Devices and programs").getByLabel("Leave these files out").check()
    await dialog.getByText("Answer one question first").waitFor()
    // What is left out by name needs no answer more.
    for (const [n, file] of ["report.pdf", "notes of ana.txt"].entries()) {
      await part("Names").getByText("Which files").nth(n).click()
      await part("Names").getByLabel(file).uncheck()
    }
    await expect.poll(() => go.isDisabled()).toBe(false)
    await part("Not looked into").getByText("Which files").click()
    await part("Not looked into").getByLabel("old.7z").uncheck()

    await dialog.getByText("For whom, and for how long").click()
    await dialog.getByLabel("Recipients").fill("Bea\n\n Cem \nBea")
    await dialog.getByLabel("Stop after so many copies").fill("two")
    await go.click()
    await dialog.getByText("Give a number").waitFor()
    await dialog.getByLabel("Stop after so many copies").fill("2")
    await dialog.getByLabel("Stop at").fill("2030-12-24 18:00")
    await go.click()
    await dialog.getByText("The files are being hashed").waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("share-begun")
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({
        type: "SharePath",
        path: "/srv/survey",
        title: "",
        description: "",
        tags: [],
        look: expect.any(String),
        answers: { secret: "share", place: "keep", device: "leave-out" },
        leaveOut: ["./report.pdf", "./notes of ana.txt", "./old.7z"],
        recipients: ["Bea", "Cem"],
        copies: 2,
        until: Date.UTC(2030, 11, 24, 18),
      })

    const [share] = (await node.snapshot()).shares
    const recipients = ["Bea", "Cem"].map((name, n) => ({
      id: `${n}`.repeat(32),
      name,
      link: n === 0 ? `${aLink}#k=${"a".repeat(52)}` : null,
    }))
    node.changeShare(share!.id, { mode: "active", keyed: true, recipients, title: "Survey" })
    const link = dialog.getByLabel("Link for Bea", { exact: true })
    await link.waitFor()
    expect(await link.inputValue()).not.toContain("#k=")
    await dialog.getByText("Its onion service is being published").waitFor()
    await dialog.getByText("Published, and reached through Tor after 12 s.").waitFor()
    await expect.poll(() => node.reached).toEqual([share!.id])
    await dialog.getByText("Nobody has fetched all of it yet").waitFor()
    await dialog.getByRole("button", { name: "Show: Link for Bea" }).click()
    await expect.poll(() => link.inputValue()).toBe(recipients[0]!.link)
    await dialog.getByRole("button", { name: "Show QR code: Link for Bea" }).click()
    const qr = dialog.getByRole("img", { name: "Link for Bea as a QR code" })
    await expect
      .poll(() => qr.evaluate((svg) => [getComputedStyle(svg).backgroundColor, getComputedStyle(svg).fill]))
      .toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"])
    node.changeShare(share!.id, { copies: 2 })
    await dialog.getByText("All of it has gone out 2 times").waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("keeps what was said when the node has forgotten the look, and looks again before it shares", async () => {
    await using ui = await openUi({ node: telling() })
    const { page, node } = ui
    const dialog = await askFor(page, "/srv/survey")
    for (const name of ["Places", "Names", "Devices and programs"])
      await dialog.getByRole("region", { name, exact: true }).getByLabel("Keep it").check()
    await dialog.getByLabel("Title").fill("Half a title")
    node.forgetLooks()
    node.refusal = { code: "no-such-look", message: "this look at the files is over; look again" }
    await dialog.getByRole("button", { name: "Share", exact: true }).click()
    await dialog.getByRole("alert").getByText("look again").waitFor()
    node.refusal = null
    await dialog.getByRole("button", { name: "Share", exact: true }).click()
    await dialog.getByText("The files are being hashed").waitFor()
    await expect
      .poll(() => node.commands.at(-1))
      .toMatchObject({
        title: "Half a title",
        answers: { secret: "leave-out", place: "keep", name: "keep", device: "keep" },
      })
  })

  it("that failed is changed with all that was said, and its details say why it failed", async () => {
    await using ui = await openUi({ node: telling({}) })
    const { page, node } = ui
    const dialog = await askFor(page, "/srv/survey")
    const go = dialog.getByRole("button", { name: "Share", exact: true })
    await dialog.getByLabel("Title").fill("Half a title")
    await go.click()
    await dialog.getByText("The files are being hashed").waitFor()
    const first = (await node.snapshot()).shares.find(({ path }) => path === "/srv/survey")!.id
    node.changeShare(first, { mode: "failed", error: { code: "changed", message: "notes.txt has changed meanwhile" } })
    await dialog.getByRole("alert").getByText("notes.txt has changed meanwhile").waitFor()
    await dialog.getByRole("button", { name: "Change it" }).click()
    await expect.poll(() => dialog.getByLabel("Title").inputValue()).toBe("Half a title")
    await go.click()
    await dialog.getByText("The files are being hashed").waitFor()
    expect(node.commands.map(({ type }) => type)).toEqual(["SharePath", "SharePath"])
    expect(node.commands[1]).toMatchObject({ path: "/srv/survey", title: "Half a title" })
    await page.keyboard.press("Escape")
    await page.locator(`#row-${first}`).click()
    await page.locator(".links").getByText("notes.txt has changed meanwhile").waitFor()
    expect(
      await page
        .locator(".links")
        .getByText(/link is ready|Whoever has the link/)
        .count(),
    ).toBe(0)
    expect(ui.complaints).toEqual([])
  })

  it("takes what files say for text, whatever it is", async () => {
    const findings = xssPayloads.map((evil) => ({
      kind: "name" as const,
      what: evil,
      count: 2,
      values: [{ value: evil, count: 2 }],
      moreValues: 1,
      files: [evil],
      inName: true as const,
    }))
    await using ui = await openUi({ node: telling({ ...tellingReport, findings, mustAnswer: ["name"] }) })
    const { page } = ui
    const dialog = await askFor(page, "/srv/<img src=x onerror=window.pwned=1>")
    await dialog.locator(".trace").last().waitFor()
    await expect.poll(() => dialog.locator(".trace").count()).toBe(xssPayloads.length)
    for (const summary of await dialog.locator(".trace summary").all()) await summary.click()
    await dialog.getByLabel("Keep it").check()
    await expect.poll(() => page.evaluate(() => (window as { pwned?: number }).pwned)).toBeUndefined()
    expect(await dialog.locator(".trace-report :is(script, img, iframe, svg, a, form)").count()).toBe(0)
    expect(ui.complaints).toEqual([])
  })

  it("lets somebody in later and takes a link back, and says before it is public what its files say", async () => {
    const node = busyNode()
    const id = "c3".repeat(16)
    node.changeShare(id, {
      metadata: { files: 12, findings: { place: 6 }, kept: ["place"], leftOut: 0, cleaned: 0 },
    })
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${id}`).click()
    await page.getByRole("button", { name: "Add a recipient…" }).click()
    const dialog = page.getByRole("dialog", { name: "Add a recipient" })
    await dialog.getByText("its old link ends for ever").waitFor()
    await dialog.getByLabel("What you call them").fill("Bea")
    await dialog.getByRole("button", { name: "Add", exact: true }).click()
    await dialog.getByRole("alert").getByText("may end").waitFor()
    expect(node.commands).toEqual([])
    await dialog.getByLabel("The old link may end").check()
    await dialog.getByRole("button", { name: "Add", exact: true }).click()
    await dialog.waitFor({ state: "detached" })
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({ type: "AddRecipient", share: id, name: "Bea", endOldLink: true })
    const link = page.getByLabel("Link for Bea", { exact: true })
    await link.waitFor()
    // What the onion of a share comes to is asked for, and again where nobody got through.
    node.reachAnswer = { ok: false, code: "not-reached", message: "nobody got through to it" }
    await page.getByRole("button", { name: "Check that others reach it" }).click()
    await page.getByText("nobody got through to it").waitFor()
    node.reachAnswer = { ms: 3_000 }
    await page.getByRole("button", { name: "Try again" }).click()
    await page.getByText("Published, and reached through Tor after 3 s.").waitFor()
    await expect.poll(() => node.reached).toEqual([id, id])
    const masked = await link.inputValue()
    await page.getByRole("button", { name: "Show: Link for Bea" }).click()
    await expect.poll(() => link.inputValue()).not.toBe(masked)
    await page.getByRole("button", { name: /^Revoke.*Bea/ }).click()
    const revoke = page.getByRole("dialog", { name: "Revoke this link?" })
    await revoke.getByText("What they have fetched stays with them").waitFor()
    await revoke.getByText("Nobody is left who can reach this share").waitFor()
    await revoke.getByRole("button", { name: "Revoke", exact: true }).click()
    await revoke.waitFor({ state: "detached" })
    await expect.poll(() => node.commands.at(-1)).toMatchObject({ type: "RevokeRecipient", share: id })
    await page.getByText("Nobody is left who can reach this share").waitFor()
    await page.getByRole("button", { name: "Make public…" }).click()
    await page.getByText("What its files say: 12 files looked into: places in 6 files").waitFor()
    expect(ui.complaints).toEqual([expect.stringContaining("409")])
  })
})
