import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import type { InfoHash } from "../../src/core/ids.ts"
import { aCatalogue, anEntry, anInfohash, anOnion, aStream, idleHolding, onionOf } from "../support/managedRows.ts"
import { ALL_ROWS, asShown, clean, foreignIn, goTo, ORDINARY, PATIENT, shownIn } from "../support/foreignMarkup.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { openUi, paste } from "../support/uiBrowser.ts"
import { xssPayloads as payloads } from "../support/xssPayloads.ts"

const id = (n: number) => n.toString(16).padStart(32, "a")
const shareId = (n: number) => n.toString(16).padStart(32, "b")

/** Each string that a peer, a link's giver, tor or the disk can choose holds a payload. */
const poisoned = (): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  // What has a slash is a folder, and what is in it.
  node.disk = payloads.map((evil) => `/files/${evil}`)
  payloads.forEach((evil, n) => {
    const mode = (["downloading", "error", "missing-files", "mirroring-metadata"] as const)[n % 4]!
    node.changeTorrent(
      id(n),
      {
        title: evil,
        name: evil,
        path: `/srv/${evil}`,
        mode,
        bytes: 9_000,
        verifiedBytes: 10,
        pieces: 9,
        verifiedPieces: 1,
        files: 2,
        missing: [evil, evil],
        error: { code: "x", message: evil },
        infohash: evil as InfoHash,
      },
      { type: "MetadataMirrored", title: evil, name: evil, files: 1, bytes: 2 },
      { type: "TorrentFailed", code: evil, message: evil },
      { type: "FilesMissing", files: [evil] },
      { type: evil, [evil]: evil },
    )
    node.setLive(id(n), { peers: 1, streams: [aStream(evil, 0, { state: "open" })] })
    node.troubles[id(n)] = evil
    node.changeShare(
      shareId(n),
      {
        title: evil,
        path: evil,
        mode: n % 2 ? "failed" : "active",
        torrent: n % 3 ? null : id(n),
        link: evil,
        error: { code: evil, message: evil },
      },
      { type: "ShareRequested", title: evil, path: evil },
      { type: "ShareFailed", code: evil, message: evil },
    )
    node.changeTorrent(id(0), {}, { type: "TorrentFailed", code: evil, message: evil }, { type: evil, [evil]: evil })
  })
  return node
}

/** So do all that trackers and those that mirror them can choose: titles, addresses, errors, names of peers. */
const poisonedTrackers = (): MemoryManagedNode => {
  const node = poisoned()
  node.changeTracker({ address: anOnion, seq: 3, listed: 3 })
  payloads.forEach((evil, n) => {
    node.changeTracker(
      {},
      { type: "TorrentListed", seq: n, title: evil, files: 1, bytes: 2 },
      { type: "TorrentRetitled", seq: n, title: evil },
    )
    node.changeMirror(
      id(n),
      {
        mode: n % 2 ? "failed" : "frozen",
        tracker: evil,
        address: evil,
        pasted: evil,
        error: { code: evil, message: evil },
      },
      { type: "MirrorFailed", code: evil, message: evil },
      { type: evil },
    )
    node.changeShare(shareId(n), { visibility: "public", torrent: id(n), publicOf: "x" })
    node.troubles[id(n)] = evil
    node.trackersLive[id(n)] = { ...idleHolding, links: 1 }
  })
  const places = payloads.map((evil) => ({ address: evil, entries: 1, until: node.beganAt }))
  node.places.set("self", places)
  node.places.set(id(0), places)
  node.catalogues.set(
    anOnion,
    aCatalogue(
      anOnion,
      payloads.map((evil, n) => anEntry(n + 1, { title: evil, link: evil })),
      { tracker: payloads[1]!, forked: true },
    ),
  )
  node.changeTorrent(id(0), { infohash: anInfohash("a"), mode: "downloading" })
  node.swarms.set(anInfohash("a"), {
    infohash: anInfohash("a"),
    peers: payloads.map((peer) => ({
      peer,
      own: false,
      state: "seed",
      have: 1,
      lanes: 1,
      number: null,
      issuedAt: node.beganAt,
      until: node.beganAt,
    })),
    trackers: payloads.map((tracker) => ({ held: "self", tracker, mirrors: places })),
  })
  return node
}

/** And so does all that the relay's tor says of itself, what stands in logs, and what the ledger names. */
const poisonedRelay = (): MemoryManagedNode => {
  const node = poisoned()
  node.changeRelay({ mode: "running", answeredAt: node.beganAt, port: 9_001, rate: 1, burst: 1, relayed: 1 })
  node.changeCredit({ code: payloads[1]! }, { type: "PolicyChosen", policy: payloads[1] })
  node.creditLive = { ...node.creditLive, affordable: 0 }
  payloads.forEach((evil, n) => {
    for (const level of ["notice", "warn", "err"] as const)
      node.addLog((["tor", "relay", "node"] as const)[n % 3]!, evil, level)
    node.changeRelay({}, { type: "RelayEnded", reason: evil }, { type: "RelayExposed", problem: evil })
    node.changeCredit(
      {},
      { type: "CreditEarned", credit: 1, relayed: 1, day: evil, through: 1 },
      { type: "CreditSpent", credit: 1, payload: 1, torrent: id(n), through: 1 },
      { type: "RelayTrusted", key: evil },
    )
  })
  return node
}

/** What is folded of a history. */
const openAll = (page: Page): Promise<void> =>
  page.locator(".history summary").evaluateAll((all) => all.forEach((summary) => (summary as HTMLElement).click()))

describe("strings that strangers choose", () => {
  it("run nothing, wherever the page shows them", async () => {
    const node = poisoned()
    await using ui = await openUi({ node, height: ALL_ROWS })
    const { page, complaints } = ui
    const foreign = () => foreignIn(page)
    // All of them in the list at once; the details of a few, each in another mode.
    await expect.poll(() => shownIn(page, "tr .title"), PATIENT).toBe(payloads.length)
    await expect.poll(() => shownIn(page, "tr .note"), PATIENT).toBeGreaterThan(payloads.length / 2)
    expect(await foreign()).toEqual(clean)
    await page.setViewportSize(ORDINARY)
    for (let n = 0; n < payloads.length; n += 5) {
      const evil = payloads[n]!
      node.carrier = { ...node.carrier, state: "bootstrapping", percent: n, summary: evil, reason: evil, version: evil }
      await goTo(page, `#/transfers/${id(n)}`)
      await expect.poll(() => shownIn(page, ".details-name bdi", [asShown[n]!])).toBe(1)
      expect(await foreign(), evil).toEqual(clean)
      if (n % 3 !== 0) continue
      const tabs = page.getByRole("tab")
      for (let t = 0; t < (await tabs.count()); t++) {
        await tabs.nth(t).click()
        expect(await foreign(), evil).toEqual(clean)
      }
      await page
        .getByRole("button", { name: /^(Remove|Stop sharing)…$/ })
        .last()
        .click()
      await page.locator(".item-names bdi").first().waitFor()
      expect(await foreign(), evil).toEqual(clean)
      await page.keyboard.press("Escape")
    }
    // Of one all has happened.
    await goTo(page, `#/transfers/${id(0)}`)
    await page.getByRole("tab", { name: "History" }).click()
    await expect.poll(() => shownIn(page, ".history"), PATIENT).toBeGreaterThan(50)
    await openAll(page)
    expect(await foreign()).toEqual(clean)
    node.refusal = { code: payloads[1]!, message: payloads[1]! }
    await goTo(page, `#/transfers/${id(0)}`)
    await page.getByRole("button", { name: "Pause", exact: true }).click()
    await page.locator(".toast[data-kind=refused]").first().waitFor()
    expect(await foreign()).toEqual(clean)
    await page.keyboard.press("s")
    const path = page.getByLabel("Path on the node’s machine")
    await path.fill("/files/")
    const told = await node.folders("/files/", true, AbortSignal.timeout(60_000))
    const names = "ok" in told ? [] : told.entries.map(({ name }) => name.replace(/[\u202e\u2066]/gu, "\ufffd"))
    expect(names.length).toBeGreaterThan(50)
    await expect.poll(() => page.locator(".path-panel li bdi").allTextContents()).toEqual(names)
    expect(await foreign()).toEqual(clean)
    await path.fill(`/${payloads[1]}`)
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").getByText(payloads[1]!).first().waitFor()
    expect(await foreign()).toEqual(clean)
    expect(complaints.filter((text) => !text.includes("409 (Conflict)"))).toEqual([])
  })

  it("run nothing on the pages of trackers, mirrors, catalogues and peers either", async () => {
    const node = poisonedTrackers()
    await using ui = await openUi({ node, height: ALL_ROWS })
    const { page, complaints } = ui
    const shown = (selector: string, sought?: readonly string[]) => shownIn(page, selector, sought)
    await page.locator(`#row-${id(0)}`).click()
    await page.getByRole("tab", { name: "Peers" }).click()
    await expect.poll(() => shown(".peers td"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("2")
    await expect.poll(() => shown(".table bdi.title"), PATIENT).toBe(payloads.length)
    await expect.poll(() => shown(".table td input[readonly]"), PATIENT).toBe(payloads.length)
    await expect.poll(() => shown(".history summary"), PATIENT).toBeGreaterThan(20)
    await openAll(page)
    expect(await foreignIn(page)).toEqual(clean)
    await page.getByRole("button", { name: "Take back…" }).nth(1).click()
    await page.locator(".item-names bdi").waitFor()
    node.refusal = { code: payloads[1]!, message: payloads[1]! }
    await page.getByRole("button", { name: "Take back", exact: true }).click()
    await page.getByRole("dialog").getByRole("alert").getByText(`${payloads[1]}.`, { exact: true }).waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("Escape")
    await page.keyboard.press("3")
    await expect.poll(() => shown(".table bdi.note"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await page.setViewportSize(ORDINARY)
    for (const n of payloads.keys()) {
      await goTo(page, `#/trackers/mirrors/${id(n)}`)
      await page.locator(`#mirror-${id(n)}`).waitFor()
      expect(await shown(".mirror .callout bdi", [asShown[n]!])).toBe(1)
      // One that failed has no addresses to be shown.
      if (n % 2 === 0) expect(await shown(".mirror input", [asShown[n]!])).toBe(1)
      expect(await foreignIn(page)).toEqual(clean)
    }
    await page.getByRole("button", { name: "Other mirrors" }).click()
    await page.getByRole("button", { name: "History" }).click()
    await page.getByText("Mirroring failed").first().waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    await page.getByRole("button", { name: "Remove…" }).click()
    await page.locator(".item-names bdi").waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("Escape")
    await page.setViewportSize({ ...ORDINARY, height: ALL_ROWS })
    await paste(page, anOnion)
    await page.getByRole("button", { name: /Browse its catalogue/ }).click()
    await expect.poll(() => shown(".table bdi.title"), PATIENT).toBe(payloads.length)
    await page.getByRole("button", { name: "Download" }).nth(3).click()
    await page.locator(".toast[data-kind=refused]").first().waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    node.catalogue = () => Promise.resolve({ ok: false, code: "x", message: payloads[1]! })
    await page.getByLabel("Address of a tracker, or of a mirror of one").fill(onionOf("bud"))
    await page.getByRole("button", { name: "Look", exact: true }).click()
    await page.getByRole("alert").getByText(`${payloads[1]}.`, { exact: true }).last().waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    expect(complaints.filter((text) => !text.includes("409 (Conflict)"))).toEqual([])
  })

  it("run nothing on the pages of the relay and the log either", async () => {
    const node = poisonedRelay()
    await using ui = await openUi({ node })
    const { page, complaints } = ui
    const shown = (selector: string, sought?: readonly string[]) => shownIn(page, selector, sought)
    await page.keyboard.press("4")
    await page.getByText("For the curious").click()
    await expect.poll(() => shown(".history summary"), PATIENT).toBe(payloads.length)
    await expect.poll(() => shown(".history button"), PATIENT).toBe(payloads.length)
    node.relayLive = {
      ...node.relayLive,
      state: "running",
      version: payloads[1]!,
      flags: payloads,
      reason: payloads[1]!,
      reachable: "yes",
    }
    await expect.poll(() => shown(".flags li"), PATIENT).toBe(payloads.length)
    await page.locator(".fact dd").getByText(payloads[1]!, { exact: true }).waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    node.relayLive = { ...node.relayLive, state: "failed" }
    await page.locator(".callout bdi").getByText(payloads[1]!, { exact: true }).waitFor()
    node.refusal = { code: "unknown-relay", message: payloads[1]! }
    await page.getByRole("button", { name: "Import summaries…" }).click()
    await page.getByLabel("File on this node’s machine").fill(`/${payloads[1]}`)
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").getByRole("alert").getByText(`${payloads[1]}.`, { exact: true }).waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.keyboard.press("5")
    await page.getByText(`${3 * payloads.length} lines`).waitFor()
    // Signs that cannot be seen are replaced before a line is kept; all other lines show as they came.
    expect(await shown(".log bdi", payloads)).toBe(
      payloads.filter((text) => !/[\p{Cc}\p{Cf}\u2028]/u.test(text)).length,
    )
    expect(
      await page
        .locator(".log bdi")
        .evaluateAll((all) =>
          all.every((e) => e.childElementCount === 0 && getComputedStyle(e).unicodeBidi === "isolate"),
        ),
    ).toBe(true)
    expect(await foreignIn(page)).toEqual(clean)
    expect(complaints.filter((text) => !text.includes("409 (Conflict)"))).toEqual([])
  })

  it("keep a title's direction within its own line", async () => {
    const node = new MemoryManagedNode()
    node.catalogues.set(
      anOnion,
      aCatalogue(anOnion, [anEntry(1, { title: "\u202egnp.exe" }), anEntry(2, { title: "\u2067עברית" })]),
    )
    await using ui = await openUi({ node })
    const { page } = ui
    await page.setViewportSize({ ...ORDINARY, height: ALL_ROWS })
    await paste(page, anOnion)
    await page.getByRole("button", { name: /Browse its catalogue/ }).click()
    await page.locator(".table bdi.title").first().waitFor()
    const styles = await page
      .locator(".table bdi.title")
      .evaluateAll((all) => all.map((e) => getComputedStyle(e).unicodeBidi))
    expect(styles).toEqual(["isolate", "isolate"])
    for (const row of await page.locator(".table tbody tr").all()) {
      expect(
        await row.evaluate((tr) =>
          [...tr.children]
            .map((td) => td.getBoundingClientRect().left)
            .every((left, n, all) => n === 0 || left > all[n - 1]!),
        ),
      ).toBe(true)
    }
  })

  it("would be seen if they did (the control of the test above)", async () => {
    await using ui = await openUi()
    await ui.page.evaluate((evil) => document.body.insertAdjacentHTML("beforeend", evil), payloads[1]!)
    await expect.poll(() => ui.complaints.join()).toMatch(/violates the following Content Security Policy directive/)
    for (const link of payloads.filter((evil) => evil.startsWith("<a "))) {
      const before = (await foreignIn(ui.page)).elements
      await ui.page.evaluate((evil) => document.body.insertAdjacentHTML("beforeend", evil), link)
      expect((await foreignIn(ui.page)).elements, link).toBe(before + 1)
    }
    await ui.page.evaluate(() => void fetch("http://evil.example/").catch(() => undefined))
    await expect.poll(() => ui.complaints.join()).toMatch(/evil\.example/)
  })
})
