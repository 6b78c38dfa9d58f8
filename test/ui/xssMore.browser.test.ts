/** Strings that come to the page by other ways: what is kept, what trusted nodes and searches say, addresses, pastes. */
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { packPaths } from "../../src/contract/filePaths.ts"
import { infohashKey } from "../../src/contract/listings.ts"
import type { KnownBy } from "../../src/contract/search.ts"
import { preferences, shareFolders } from "../../src/contract/settings/registry.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import { field, fieldFiles, fieldLook } from "../support/fileScenes.ts"
import { ALL_ROWS, asShown, clean, foreignIn, goTo, ORDINARY, PATIENT, shownIn } from "../support/foreignMarkup.ts"
import { anInfohash, aStream, onionOf } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { aHit, found } from "../support/searchScenes.ts"
import { anOffer, trustingNode } from "../support/trustScenes.ts"
import { openUi, paste, toPage } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"
import { xssPayloads as payloads } from "../support/xssPayloads.ts"

const id = (n: number) => n.toString(16).padStart(32, "a")
const one = payloads[1]!
const infohash = anInfohash("4")
/** A name on a disk has no slash in it: what has one is a folder, and what is in it. */
const paths = payloads.map((evil) => evil.split("/").filter(Boolean))
const names = [...new Set(paths.flat())].map((name) => name.replace(/[\u202e\u2066]/gu, "\ufffd"))
/** Who is asked must have an address; what they are called is free. */
const askable = ["ada", "bea", "cem"].map(onionOf)
const error = { code: one, message: one }

/** What another browser has kept, and what the operator calls things; another of them may have been broken into. */
const keptNode = (): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  node.chosen.set(preferences.name, {
    putAside: ["start", ...payloads],
    folders: payloads.map((evil) => `/${evil}`),
    views: payloads.map((evil) => ({
      id: evil,
      name: evil,
      asked: { q: evil, sort: evil, status: evil, tag: evil, [evil]: evil },
      columns: { order: [evil], shown: { tags: true, [evil]: true } },
    })),
    searches: payloads.map((evil) => ({ id: evil, text: evil, filters: { tracker: evil, [evil]: evil } })),
    tables: { transfers: { order: payloads, widths: { [one]: 9 }, shown: { tags: true, path: true } } },
  })
  node.changeTorrent(field, {
    title: one,
    name: one,
    path: `/srv/${one}`,
    infohash,
    tags: payloads,
    mode: "downloading",
    bytes: 9_000,
    pieces: 9,
    verifiedPieces: 1,
    files: paths.length,
  })
  node.setLive(field, { peers: 1, streams: [aStream(field, 0, { state: "open" })] })
  node.filePages.set(field, { ...fieldFiles, paths: packPaths(paths), sizes: paths.map(() => 1), begun: [], whole: [] })
  node.inspection = {
    ...fieldLook,
    title: one,
    name: one,
    doubtful: { names: payloads, count: payloads.length },
    folder: `/${one}`,
    paths: packPaths(paths),
    sizes: paths.map(() => 1),
  }
  node.changeShare(id(1), {
    torrent: field,
    infohash,
    title: one,
    description: payloads.join("\n"),
    mode: "active",
    keyed: true,
    link: one,
    recipients: payloads.map((evil, n) => ({ id: id(n), name: evil, link: evil })),
    error,
  })
  node.listing = {
    trackers: payloads.map((evil) => ({ address: evil, kind: "trusted", degree: 1, name: evil, via: [evil] })),
    lists: { [infohashKey(infohash)]: payloads.map((_, n) => n) },
  }
  node.signedIn = payloads.map((evil, n) => ({ id: id(n).slice(0, 12), name: evil, seenAt: node.beganAt }))
  node.chosen.set(shareFolders.name, payloads)
  node.node = { ...node.node, downloads: `/${one}`, dataDir: `/${one}` }
  return node
}

/** What those say whom one trusts, and those behind them: names, addresses, errors, releases, hits. */
const toldNode = (): MemoryManagedNode => {
  const node = trustingNode()
  const far = node.trustPage.far[0]!
  node.trustPage = {
    ...node.trustPage,
    far: payloads.map((evil) => ({ ...far, address: evil, via: [evil, onionOf("carol")] })),
    beyond: payloads.map((address) => ({ address, nodes: 3, octets: true })),
  }
  payloads.forEach((evil, n) =>
    node.changeTrusted(
      id(n),
      {
        mode: n % 2 ? "failed" : "current",
        address: evil,
        name: evil,
        at: evil,
        meant: evil,
        error: { code: evil, message: evil },
      },
      { type: "NodeNamed", name: evil },
      { type: evil, [evil]: evil },
    ),
  )
  node.changeRelease(
    {
      mode: "ready",
      own: { version: one, tree: one, signed: false },
      offered: { ...anOffer, version: one, notes: payloads.join("\n"), signers: payloads, minTor: one, sha256: one },
      kept: payloads.map((version, seq) => ({ seq, version, torrent: id(seq) })),
      nodes: payloads.map((evil, n) => ({
        node: id(n),
        version: evil,
        verified: false,
        refused: evil,
        keptBack: true,
      })),
    },
    { type: "SoftwareStarted", version: one, tree: one, root: one },
    { type: "ReleaseRefused", reason: one, from: one },
  )
  const known = (evil: string) => ({ kind: "trusted", degree: 2, name: evil, via: [evil] }) as const satisfies KnownBy
  const hits = payloads.map((evil, n) =>
    aHit(n + 1, {
      title: evil,
      description: evil,
      tags: [evil],
      file: evil,
      link: evil,
      trackers: [{ ...known(evil), address: evil, forked: true }],
    }),
  )
  const page = found(hits, {
    muted: payloads,
    askable: {
      words: "harbour",
      nodes: askable.map((address, n) => ({ ...known(payloads[n]!), address, entries: 9 })),
      count: askable.length,
    },
  })
  node.searchPage = page
  node.remoteMessages = [
    { event: "local", data: page },
    ...askable
      .slice(1)
      .map((address) => ({ event: "node" as const, data: { ok: false as const, address, code: one, message: one } })),
    {
      event: "node",
      data: {
        ok: true,
        address: askable[0]!,
        hits: hits.map((hit, n) => ({ ...hit, infohash: n.toString(16).padStart(64, "b") as InfoHash })),
        again: [],
        more: true,
      },
    },
  ]
  return node
}

const drop = (page: Page, text: string): Promise<void> =>
  page.evaluate((value) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData("text/plain", value)
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
  }, text)

describe("strings that come by other ways", () => {
  it("run nothing where another browser kept them, or the operator calls things so", async () => {
    await using ui = await openUi({ node: keptNode(), width: 3_000, height: 2_600 })
    const { page, complaints } = ui
    const shown = (selector: string, sought?: readonly string[]) => shownIn(page, selector, sought)
    const row = page.locator(`#row-${field}`)
    await row.waitFor()
    await expect.poll(() => shown("nav[aria-label=Views] button"), PATIENT).toBe(payloads.length)
    expect(await shown("tr .cell-tags")).toBe(payloads.length)
    for (const group of await page.locator(".filter-group summary").all()) await group.click()
    await expect.poll(() => shown(".filter-group button"), PATIENT).toBe(20)
    await page.locator("nav[aria-label=Views] button", { hasText: one }).first().click()
    expect(await shown("main, .topbar", [one])).toBe(1)
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("Control+k")
    await page.getByRole("combobox", { name: "Command" }).fill("view")
    await expect.poll(() => shown("[role=option]")).toBeGreaterThan(5)
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("Escape")
    await page.setViewportSize({ ...ORDINARY, height: ALL_ROWS })
    await goTo(page, `#/transfers/${field}/files`)
    await expect.poll(() => shown(".file-tree", names), PATIENT).toBe(names.length)
    expect(await foreignIn(page)).toEqual(clean)
    await page.setViewportSize({ ...ORDINARY, height: 5_000 })
    await page.getByRole("tab", { name: "Link" }).click()
    await expect.poll(() => shown(".details"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await page.getByRole("tab", { name: "Overview" }).click()
    await row.click({ button: "right" })
    await page.getByRole("menu").waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("Escape")
    await page.keyboard.press("s")
    await page.getByLabel("Path on the node’s machine").click()
    await expect.poll(() => shown("[role=option]"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await toPage(page, /Search/)
    await expect.poll(() => shown(".kept-searches"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await toPage(page, /Settings/)
    await expect.poll(() => shown("main input, main textarea, main li, main bdi"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await toPage(page, /Settings/, /Access/)
    await expect.poll(() => shown("main"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await toPage(page, /Activity/)
    await page.locator("#page-title").waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    // More than a node takes of preferences: it refuses them.
    expect(complaints.filter((text) => !text.includes("409 (Conflict)"))).toEqual([])
  })

  it("run nothing where trusted nodes, those behind them, and searches say them", async () => {
    const node = toldNode()
    await using ui = await openUi({ node, height: ALL_ROWS })
    const { page, complaints } = ui
    const shown = (selector: string, sought?: readonly string[]) => shownIn(page, selector, sought)
    await toPage(page, /^Trust/)
    await expect.poll(() => shown("main bdi, main td"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await goTo(page, `#/trust/all/${id(1)}`)
    await expect.poll(() => shown("main", [asShown[1]!])).toBe(1)
    expect(await foreignIn(page)).toEqual(clean)
    await toPage(page, /^Trust/, /Rings/)
    await page.locator("main svg").first().waitFor()
    expect(await foreignIn(page)).toEqual(clean)
    await goTo(page, "#/releases")
    await expect.poll(() => shown("main"), PATIENT).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await toPage(page, /Search/)
    await page.getByRole("searchbox").fill("harbour")
    await expect.poll(() => shown("tr.hit .title"), PATIENT).toBe(payloads.length)
    expect(await shown("tr.hit .note")).toBe(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await page.getByRole("button", { name: /they will see these words/ }).click()
    await expect.poll(() => page.locator("tr.hit").count(), PATIENT).toBeGreaterThan(payloads.length)
    expect(await foreignIn(page)).toEqual(clean)
    await page.setViewportSize(ORDINARY)
    for (const health of payloads) node.health.push(health)
    await expect.poll(() => shown(".notices"), PATIENT).toBeGreaterThan(0)
    expect(await foreignIn(page)).toMatchObject({ ...clean, title: expect.stringMatching(/^(\(\d+\) )?Bulbil$/) })
    expect(complaints).toEqual([])
  })

  it("run nothing from an address that somebody gave, nor from what is typed, pasted and dropped", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page, complaints } = ui
    const places = ["trackers/browse", "trust/all", "relay", "log", "settings", "search", "releases"]
    for (const [n, evil] of payloads.entries()) {
      const asked = new URLSearchParams({ q: evil, status: evil, sort: evil, tag: evil, tracker: evil, [evil]: evil })
      const part = encodeURIComponent(evil)
      for (const name of [places[n % places.length]!, evil, "transfers"])
        await goTo(page, `#/${name}/${part}/${part}?${asked.toString()}`)
      await paste(page, evil)
      await drop(page, evil)
      expect(await foreignIn(page), evil).toEqual(clean)
    }
    await goTo(page, `#/transfers?${new URLSearchParams({ q: one, tag: one }).toString()}`)
    await page.getByRole("button", { name: `No longer only: #${one}` }).waitFor()
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe(one)
    await page.getByRole("button", { name: "Add", exact: true }).click()
    for (const evil of payloads) await page.getByLabel("Paste anything").fill(evil)
    expect(await foreignIn(page)).toEqual(clean)
    expect(complaints).toEqual([])
  })
})
