import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { Millis } from "../../src/core/ids.ts"
import { aCatalogue, aLink, anEntry, anOnion } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { field, interviews, relayingNode, unaskedNode, unreachableNode, waitingNode } from "../support/relayScenes.ts"
import { openUi, paste, toPage } from "../support/uiBrowser.ts"

const refusal = { code: "not-now", message: "the disk is being checked; try again later" }
const fact = (page: Page, name: string) =>
  page
    .locator(".fact")
    .filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) })
    .locator("dd")
const beCurious = (page: Page) => page.getByText("For the curious").click()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

describe("consent", () => {
  it("is asked without nagging, says what follows, and has two answers of equal weight", async () => {
    const node = unaskedNode()
    await using ui = await openUi({ node })
    const { page, complaints } = ui
    await page.getByText("This node could help Tor").waitFor()
    await page.getByRole("button", { name: "Not now" }).click()
    await page.reload()
    await page.locator(`#row-${field}`).waitFor()
    await expect.poll(() => page.getByText("This node could help Tor").count()).toBe(0)
    await page
      .locator(".statusbar")
      .getByRole("button", { name: /No relay.*2 GB/ })
      .click()
    await page.getByRole("heading", { level: 2, name: "Relay & credit" }).waitFor()
    const asked = page.getByRole("region", { name: "May this machine be a Tor relay?" })
    for (const words of [
      "never the last hop",
      "IP address becomes public in the list of relays",
      "block or slow down",
      "An employer, a landlord",
      "go down together",
      "a relay on another machine",
      "Bandwidth, up to a limit",
      "paid by volume",
      "memory",
      "goes on running when Bulbil stops",
      "No money is involved",
      "everything else works",
      "It is strict: when the newcomer’s credit is used up (enough for 2 GB still), downloads wait",
    ]) {
      await asked.getByText(words).first().waitFor()
    }
    const answers = asked.getByRole("button")
    await expect.poll(() => answers.allTextContents()).toEqual(["Yes, run a relay", "No"])
    const looks = await answers.evaluateAll((all) =>
      all.map((button) =>
        [
          button.className,
          button.getBoundingClientRect().width,
          getComputedStyle(button).backgroundColor,
          button === document.activeElement,
        ].join(),
      ),
    )
    expect(new Set(looks).size).toBe(1)
    expect(complaints).toEqual([])
  })

  it("given, starts the relay; the answer is shown at once, taken back when refused, and can be changed", async () => {
    const node = unaskedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.getByRole("button", { name: "What that means" }).click()
    let answer = (): void => undefined
    const hold = () => {
      node.gate = new Promise((resolve) => (answer = resolve))
    }
    const status = page.locator(".relay-head .status")
    hold()
    node.refusal = refusal
    await page.getByRole("button", { name: "Yes, run a relay" }).click()
    await status.getByText("Starting").waitFor()
    await expect.poll(() => focused(page)).toBe("page-title")
    answer()
    await page.getByRole("alert").getByText("“Tor relay”: the disk is being checked").waitFor()
    await page.getByText("May this machine be a Tor relay?").waitFor()
    node.refusal = null
    await page.getByRole("button", { name: "Yes, run a relay" }).click()
    await expect.poll(() => node.relay()?.mode).toBe("running")
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "AnswerConsent", consent: "yes" })
    await beCurious(page)
    await page.getByText("You agreed that this machine is a Tor relay.").waitFor()
    await page.getByText("Relay started, on port 24713.").waitFor()
    await fact(page, "Limit").getByText("1.25 MiB/s, 2.5 MiB/s in a burst").waitFor()
    await page.getByRole("button", { name: "Change my answer…" }).click()
    const dialog = page.getByRole("dialog", { name: "Be a relay no longer?" })
    await dialog.getByText("Your credit stays").waitFor()
    await dialog.getByRole("button", { name: "Change to no" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "AnswerConsent", consent: "no" })
    await status.getByText("No relay").waitFor()
    await page.getByRole("button", { name: "Change my answer…" }).click()
    await page.getByRole("button", { name: "No", exact: true }).click()
    await page.getByText("May this machine be a Tor relay?").waitFor({ state: "detached" })
  })

  it("refused, leaves everything else as it is and says what the policy then means", async () => {
    const node = unaskedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("4")
    await page.getByRole("button", { name: "No", exact: true }).click()
    await expect.poll(() => node.relay()?.mode).toBe("refused")
    const relay = page.getByRole("region", { name: "The relay" })
    await relay.getByText("everything else works").waitFor()
    for (const [policy, words] of [
      ["Soft", "downloads go on slowly"],
      ["Off", "makes no difference to your downloads"],
    ] as const) {
      await page.getByRole("radio", { name: policy }).check()
      await relay.getByText(words).waitFor()
    }
    await expect
      .poll(() => node.commands.slice(-2))
      .toEqual([
        { type: "ChoosePolicy", policy: "soft" },
        { type: "ChoosePolicy", policy: "off" },
      ])
    await expect.poll(() => page.getByText("This node could help Tor").count()).toBe(0)
    await expect.poll(() => page.getByRole("tab", { name: "24 hours" }).count()).toBe(0)
  })
})

describe("the relay", () => {
  it("is told as it is, with each flag explained, and as it changes", async () => {
    const node = relayingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Relay/)
    const status = page.locator(".relay-head .status")
    await status.getByText("Running").waitFor()
    await page.locator(".top-numbers").getByText("reached from outside, day 6 of 68").waitFor()
    await beCurious(page)
    for (const [name, value] of [
      ["Reached from outside", "Yes"],
      ["Middle relay only", "Yes, checked"],
      ["In the list of relays", "Yes"],
      ["Up for", "4 d 21 h"],
      ["In now", "612 kB/s"],
      ["Out now", "604 kB/s"],
      ["Relayed in all", "96.4 GB"],
      ["Port", "TCP 24713"],
      ["Process", "4711"],
      ["Tor’s version", "0.4.9.11"],
    ] as const)
      await fact(page, name).getByText(value, { exact: true }).waitFor()
    await page.locator(".flags li").filter({ hasText: "V2Dir" }).getByText("it hands out Tor’s lists").waitFor()
    await page.locator(".flags li").filter({ hasText: "Guard: not yet" }).getByText("weeks of uptime").waitFor()
    await expect.poll(() => page.locator(".phases [aria-current=step]").textContent()).toMatch(/^Days 3–8now/)
    const now = (change: Partial<typeof node.relayLive>) => {
      node.relayLive = { ...node.relayLive, ...change }
    }
    now({ state: "restarting" })
    await status.getByText("Starting again").waitFor()
    now({ state: "bootstrapping", percent: 45, summary: "Asking for relay descriptors" })
    await status.getByText("Connecting · 45 %").waitFor()
    await page.getByText("Asking for relay descriptors").waitFor()
    await page
      .locator(".statusbar")
      .getByText(/Relay connecting · 45 %/)
      .waitFor()
    now({ state: "failed", reason: "port 24713 is taken by another program" })
    await status.getByText("Failed").waitFor()
    await page.getByText("port 24713 is taken by another program").waitFor()
    now({ state: "running", reason: null, middleOnly: false })
    await status.getByText("Not a middle relay").waitFor()
    now({ middleOnly: true, flags: null })
    await page.getByText("It is not in the list of relays yet.").waitFor()
    node.changeRelay(
      { mode: "stopped", problem: "it does not refuse all exits" },
      { type: "RelayExposed", problem: "it does not refuse all exits" },
    )
    await page.locator(".callout").getByText("it does not refuse all exits").waitFor()
    await page.getByText("The relay was stopped: what it published of itself").waitFor()
  })

  it("that nobody reaches says what to do, with its port", async () => {
    await using ui = await openUi({ node: unreachableNode() })
    const { page } = ui
    await page.keyboard.press("4")
    const note = page.locator(".callout").filter({ hasText: "Other relays do not get through to it." })
    for (const words of [
      "On the router",
      "TCP port 24713",
      "through the firewall",
      "on another machine",
      "carrier-grade NAT",
    ])
      await note.getByText(words).first().waitFor()
    await beCurious(page)
    await page.getByText("Nothing was relayed in the last 24 hours.").waitFor()
  })

  it("is stopped with its meaning said first, and started, at a port of one’s choice", async () => {
    const node = relayingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Relay/)
    await beCurious(page)
    await page.getByRole("button", { name: "Stop relay…" }).click()
    const stop = page.getByRole("dialog", { name: "Stop the relay?" })
    await stop.getByText("uptime counts for its flags").waitFor()
    await expect
      .poll(() => stop.getByRole("button", { name: "Cancel" }).evaluate((button) => button === document.activeElement))
      .toBe(true)
    await stop.getByRole("button", { name: "Stop relay" }).click()
    await expect.poll(() => node.relay()?.mode).toBe("stopped")
    await page.locator(".relay-head").getByText("Stopped").waitFor()
    await page.getByRole("button", { name: "Start relay…" }).click()
    const start = page.getByRole("dialog", { name: "Start the relay" })
    await start.getByLabel("TCP port (optional)").fill("80")
    await page.keyboard.press("Enter")
    await start.getByRole("alert").getByText("from 1024 to 65535").waitFor()
    await start.getByLabel("TCP port (optional)").fill("9001")
    await page.keyboard.press("Enter")
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "StartRelay", port: 9_001 })
    await page.getByText("Relay started, on port 9001.").waitFor()
  })

  it("is limited in units that people know, within what Tor takes", async () => {
    const node = relayingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Relay/)
    await beCurious(page)
    await page.getByRole("button", { name: "Change limit…" }).click()
    const dialog = page.getByRole("dialog", { name: "How much may the relay carry?" })
    const [rate, burst] = [dialog.getByLabel("On the average, MB/s"), dialog.getByLabel("In a burst, MB/s (optional)")]
    expect([await rate.inputValue(), await burst.inputValue()]).toEqual(["1.31072", "2.62144"])
    await rate.fill("0.5")
    await dialog.getByText("at most 43.2 GB a day in, and as much out. 4 Mbit/s of your line.").waitFor()
    for (const [typed, atMost, words] of [
      ["much", "", "Give a number"],
      ["0.05", "", "0.077 MB/s"],
      ["2", "1,5", "cannot be less"],
      ["-1", "", "Give a number"],
    ] as const) {
      await rate.fill(typed)
      await burst.fill(atMost)
      await page.keyboard.press("Enter")
      await dialog.getByRole("alert").getByText(words).waitFor()
    }
    expect(node.commands).toEqual([])
    await rate.fill("0,5")
    await burst.fill("")
    await page.keyboard.press("Enter")
    await dialog.waitFor({ state: "detached" })
    await expect.poll(() => node.commands).toEqual([{ type: "LimitRelay", rate: 500_000 }])
    await fact(page, "Limit").getByText("500 kB/s, 1 MB/s in a burst").waitFor()
    await page.getByText("Limit set to 500 kB/s on the average, 1 MB/s in a burst.").waitFor()
  })

  it("is drawn over hours and days, in the theme’s colours, and told in a table", async () => {
    const node = relayingNode()
    await using ui = await openUi({ node })
    const { page, complaints } = ui
    await toPage(page, /Relay/)
    await beCurious(page)
    const chart = page.getByRole("img", { name: /^Rate of what was relayed\. Most 1\.1\d MB\/s/ })
    const ground = chart.locator(".plot-area")
    const look = () =>
      ground.evaluate((path) => [
        getComputedStyle(path).fill,
        (path as SVGGraphicsElement).getBBox().width,
        document.querySelectorAll(".traffic-panel .plot-time").length,
      ])
    await ground.waitFor()
    const [fill, width, times] = (await look()) as [string, number, number]
    expect(fill).toBe("rgb(227, 238, 221)")
    await page.setViewportSize({ width: 420, height: 800 })
    await expect.poll(async () => (await look())[1]).toBeLessThan(width - 200)
    // Fewer times have room, and all of them are inside.
    expect((await look())[2]).toBeLessThan(times)
    const outside = await chart.evaluate((svg) => {
      const { left, right, top, bottom } = svg.getBoundingClientRect()
      return [...svg.querySelectorAll("text")]
        .map((text) => [text.textContent, text.getBoundingClientRect()] as const)
        .filter(([, box]) => box.left < left || box.right > right || box.top < top - 1 || box.bottom > bottom + 1)
        .map(([text]) => text)
    })
    expect(outside).toEqual([])
    while ((await page.evaluate(() => document.documentElement.dataset["theme"])) !== "dark")
      await page.getByRole("button", { name: /^Colours/ }).click()
    await expect.poll(async () => (await look())[0]).toBe("rgb(31, 48, 36)")
    const told = page.locator(".traffic-panel figcaption")
    const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d UTC: \d/
    await chart.hover()
    await told.getByText(moment).waitFor()
    await page.mouse.move(0, 0)
    await told.getByText(/^Most/).waitFor()
    // By keys: the newest moment first, then back, and nothing once one has left.
    await chart.focus()
    await page.keyboard.press("ArrowLeft")
    const newest = await told.getByText(moment).textContent()
    await page.keyboard.press("ArrowLeft")
    await expect.poll(() => told.textContent()).not.toBe(newest)
    await page.keyboard.press("End")
    await told.getByText(newest!, { exact: true }).waitFor()
    await page.keyboard.press("Shift+Tab")
    await told.getByText(/^Most/).waitFor()
    await page.getByRole("tab", { name: "24 hours" }).focus()
    await page.keyboard.press("ArrowRight")
    await page.getByRole("tab", { name: "31 days", selected: true }).waitFor()
    await page.locator(".curious").getByText("The same as a table").click()
    const table = page.getByRole("table").filter({ hasText: "Day (UTC)Relayed" })
    await expect.poll(() => table.getByRole("row").count()).toBeGreaterThan(20)
    node.creditPage = { ...node.creditPage, hours: [{ at: Millis(Date.now() - 3_600_000), relayed: 7_200_000_000 }] }
    node.changeRelay({ measuredAt: Millis(Date.now()) })
    await table.getByText("7.2 GB", { exact: true }).waitFor()
    await expect.poll(() => table.getByRole("row").count()).toBe(2)
    expect(complaints).toEqual([])
  })
})

describe("credit", () => {
  it("is told with where it came from and went, day by day, each change with its cause", async () => {
    const node = relayingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Relay/)
    const top = page.locator(".top-numbers")
    await top.getByText("1.91 GB").waitFor()
    await top.getByText("you may download now").waitFor()
    await top.getByText("+8.5 GB").waitFor()
    await page.getByRole("img", { name: /^In 30 days [\d.]+ GB of credit came and [\d.]+ GB went\.$/ }).waitFor()
    await page.getByText("The same as a table").first().click()
    await beCurious(page)
    await page.getByText("Balance 20.4 GB of credit. Each GB costs 6 GB of credit").waitFor()
    for (const [name, value] of [
      ["Granted to begin with", "12 GB"],
      ["Earned by this relay", "96 GB"],
      ["Brought from elsewhere", "6 GB"],
      ["Spent on downloads", "91.6 GB"],
      ["Handed over", "2 GB"],
      ["Coming in now", "590 kB/s"],
      ["Downloaded in all", "15.3 GB"],
      ["Ratio", "1.12"],
    ] as const)
      await fact(page, name).getByText(value).waitFor()
    await page.getByRole("row", { name: /6 GB from elsewhere/ }).waitFor()
    await page.getByRole("button", { name: "All 31 days" }).click()
    await expect.poll(() => page.locator(".days tbody tr").count()).toBe(31)
    const line = (text: RegExp) => page.locator(".history li").filter({ hasText: text })
    await line(
      /\+150 MB of credit: 190 MB relayed, of which the day’s limit left 150 MB to count on 2026-11-25, as measured up to entry 141 of the log\./,
    ).waitFor()
    await line(/\+1\.14 GB of credit for 1\.14 GB relayed on 2026-11-18, by 6 measurements\./).waitFor()
    await line(/^.*1\.14 GB relayed on 2026-11-18, in 6 measurements\./)
      .first()
      .waitFor()
    await line(/Ledger opened: each GB downloaded costs 6 GB of credit; policy strict\./).waitFor()
    await line(/−2\.26 GB of credit for 377 MB downloaded and verified on 2026-11-18, in 6 steps\./)
      .getByRole("button", { name: "Field recordings, spring" })
      .click()
    await page.locator(`#row-${field}[aria-selected=true]`).waitFor()
    await page.getByText("8.96 GB of credit").waitFor()
    await page.keyboard.press("4")
    await beCurious(page)
    node.changeCredit(
      { spent: 112_000_000_000, balance: 0, policy: "soft" },
      { type: "CreditSpent", credit: 400_000_000, payload: 66_666_666, torrent: "9".repeat(32), through: 200 },
      { type: "PolicyChosen", policy: "soft" },
      { type: "CreditSpent", credit: 0, payload: 5_000_000, torrent: field, through: 201 },
    )
    node.creditLive = { ...node.creditLive, affordable: 0, slowed: true }
    await page.getByText("Used up", { exact: true }).waitFor()
    await line(/Nothing charged for 5 MB downloaded and verified: there was no credit, and nothing is owed\./).waitFor()
    await page.getByText("downloads go on at a slow pace until more comes").waitFor()
    await expect
      .poll(() =>
        line(/−400 MB of credit for 66\.7 MB/)
          .getByRole("button")
          .filter({ hasNotText: /\d:\d\d/ })
          .count(),
      )
      .toBe(0)
  })

  it("has a policy that is chosen at once, and back when the node refuses", async () => {
    const node = unaskedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Relay/)
    await beCurious(page)
    const strict = page.getByRole("radio", { name: "Strict" })
    await expect.poll(() => strict.isChecked()).toBe(true)
    node.refusal = refusal
    await page.getByRole("radio", { name: "Soft" }).click()
    await page.getByRole("alert").getByText("“Policy”: the disk is being checked").waitFor()
    await expect.poll(() => strict.isChecked()).toBe(true)
    node.refusal = null
    await strict.focus()
    await page.keyboard.press("ArrowDown")
    await expect.poll(() => node.ledger()?.policy).toBe("soft")
    await page.getByText("Policy chosen: soft. Without credit downloads go on").waitFor()
  })

  it("comes from a relay on another machine, once that is trusted, and goes to another node", async () => {
    const node = relayingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Relay/)
    await beCurious(page)
    const code = await page.getByLabel("Code of this ledger").inputValue()
    expect(code).toBe(node.ledger()!.code)
    await expect
      .poll(() => page.getByLabel("Command for the other machine").inputValue())
      .toBe(`bulbil relay export sums.bulbil --for ${code}`)
    await page.getByRole("button", { name: "Import summaries…" }).click()
    const dialog = page.getByRole("dialog", { name: "Import a relay’s summaries" })
    await dialog.getByLabel("File on this node’s machine").fill("sums.bulbil")
    await page.keyboard.press("Enter")
    await dialog.getByRole("alert").getByText("beginning with /").waitFor()
    await dialog.getByLabel("File on this node’s machine").fill("/srv/sums.bulbil")
    await page.keyboard.press("Enter")
    await dialog.getByRole("alert").getByText("key f3a91cf3a91cf3a9").waitFor()
    const trust = dialog.getByRole("checkbox", { name: /Trust this relay/ })
    await expect.poll(() => trust.evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.press("Enter")
    await expect.poll(() => node.commands).toHaveLength(1)
    await page.keyboard.press("Space")
    await page.keyboard.press("Enter")
    await dialog.waitFor({ state: "detached" })
    await expect
      .poll(() => node.commands)
      .toEqual([
        { type: "ImportRelay", path: "/srv/sums.bulbil" },
        { type: "ImportRelay", path: "/srv/sums.bulbil", trust: true },
      ])
    await fact(page, "Brought from elsewhere").getByText("9 GB").waitFor()
    await page.getByText("From now on a relay on another machine is trusted, by its key f3a91cf3a91cf3a9…").waitFor()
    await page.getByRole("button", { name: "Hand credit over…" }).click()
    const over = page.getByRole("dialog", { name: "Hand credit over to another node" })
    await over.getByLabel("File on this node’s machine").fill("/srv/out.bulbil")
    for (const [typed, words] of [
      ["abc", "32 characters"],
      [code, "own code"],
    ] as const) {
      await over.getByLabel("Code of the other node’s ledger").fill(typed)
      await page.keyboard.press("Enter")
      await over.getByRole("alert").getByText(words).waitFor()
    }
    await over.getByLabel("Code of the other node’s ledger").fill(` ${"AB".repeat(16)} `)
    await page.keyboard.press("Enter")
    await page.getByText("Saved to /srv/out.bulbil.").waitFor()
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({ type: "ExportRelay", path: "/srv/out.bulbil", code: "ab".repeat(16) })
    await page.getByText("of credit of 2026-11-25 handed over to another node’s ledger").waitFor()
  })

  it("comes with the question of a family: told before it is declared, carried, offered, and left", async () => {
    const node = relayingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Relay/)
    await page.getByText("You run two relays, and they do not say so.").waitFor()
    await beCurious(page)
    await expect.poll(() => fact(page, "Family").count()).toBe(0)
    await page.getByRole("button", { name: "Hand credit over…" }).click()
    await page.getByRole("button", { name: "Declare a family first…" }).click()
    const declare = page.getByRole("dialog", { name: "Declare a family of relays?" })
    await declare.getByText("belong to one operator").waitFor()
    expect(node.commands).toEqual([])
    await declare.getByRole("button", { name: "Declare it" }).click()
    await fact(page, "Family").getByText("published with the relay's next descriptor").waitFor()
    node.relayLive = { ...node.relayLive, inFamily: true }
    await fact(page, "Family").getByText("anybody can read").waitFor()
    await expect.poll(() => page.getByText("You run two relays, and they do not say so.").count()).toBe(0)
    await page.getByRole("button", { name: "Hand credit over…" }).click()
    await page.getByText("secret key of your relays’ family").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Leave the family…" }).click()
    await page.getByRole("dialog", { name: "Leave the family?" }).getByRole("button", { name: "Leave it" }).click()
    await page.getByText("The relay left its family").waitFor()

    node.trustedRelays.add("f3a91c".repeat(11).slice(0, 64))
    await page.getByRole("button", { name: "Import summaries…" }).click()
    await page.getByLabel("File on this node’s machine").fill("/srv/family.bulbil")
    await page.keyboard.press("Enter")
    const join = page.getByRole("dialog", { name: "Declare the same family?" })
    await join.getByText("tied to each other by it").waitFor()
    await join.getByRole("button", { name: "Declare it" }).click()
    await join.waitFor({ state: "detached" })
    await expect
      .poll(() => node.commands.map(({ type }) => type))
      .toEqual(["DeclareFamily", "LeaveFamily", "ImportRelay", "JoinFamily"])
  })

  it("that is used up is told wherever a download waits, or would", async () => {
    const node = waitingNode()
    node.catalogues.set(
      anOnion,
      aCatalogue(anOnion, [
        anEntry(1, { title: "Small", bytes: 40_000_000 }),
        anEntry(2, { title: "Large", bytes: 900_000_000 }),
      ]),
    )
    await using ui = await openUi({ node })
    const { page } = ui
    const row = page.locator(`#row-${field}`)
    await row.locator(".status").getByText("Waiting for credit").waitFor()
    await row.getByText("8.96 GB of credit missing").waitFor()
    const filter = page
      .getByRole("navigation", { name: "Filter" })
      .getByRole("button", { name: /Waiting for credit 2/ })
    await filter.click()
    await expect.poll(() => page.locator("tr.item").count()).toBe(2)
    await page.locator(`#row-${interviews}`).click()
    await page.locator(".overview .callout").getByText("It goes on by itself in about 3 h 10 min").waitFor()
    await page.keyboard.press("d")
    await page.getByText("Your credit is used up. This download will wait until credit comes").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Relay and credit", exact: true }).click()
    await page.locator(".waits").getByRole("button", { name: "Interviews on seed banks" }).click()
    await page.locator(`#row-${interviews}[aria-selected=true]`).waitFor()
    await paste(page, anOnion)
    await page.getByRole("button", { name: /Browse its catalogue/ }).click()
    node.creditLive = { affordable: 50_000_000, earningRate: 9, waiting: {}, slowed: false }
    const large = page.getByRole("row", { name: /Large/ })
    await large.getByTitle("Your credit is enough for 50 MB. What goes beyond it waits until credit comes").waitFor()
    await large.getByTitle("Costs 5.4 GB of credit").waitFor()
    await expect.poll(() => page.getByText("More than your credit is enough for").count()).toBe(1)
    await page.keyboard.press("d")
    await page.getByText("Each GB costs 6 GB of credit. Your balance is enough for 50 MB.").waitFor()
    node.creditLive = { ...node.creditLive, affordable: null }
    node.changeCredit({ policy: "off" })
    await page.getByText("which is counted and stops nothing").waitFor()
    await page.getByRole("textbox", { name: "Link" }).fill(aLink)
    await page.keyboard.press("Enter")
    node.changeTorrent(field, { mode: "downloading" })
    node.changeTorrent(interviews, { mode: "downloading" })
    await page
      .getByRole("row", { name: /Name not known yet/ })
      .last()
      .waitFor()
  })

  it("is not spoken of while there is no ledger", async () => {
    await using ui = await openUi({ node: new MemoryManagedNode() })
    const { page } = ui
    await page.keyboard.press("d")
    await page.getByRole("dialog").waitFor()
    await expect
      .poll(() =>
        page
          .locator("dialog, .work, .statusbar")
          .getByText(/credit/)
          .filter({ visible: true })
          .allTextContents(),
      )
      .toEqual([])
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.keyboard.press("4")
    await page.getByText("The ledger is being opened.").waitFor()
    await beCurious(page)
    await page.getByText("Nothing has happened yet.").waitFor()
  })
})
