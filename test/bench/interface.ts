/**
 * What the web interface costs in Chromium: `node test/bench/interface.ts`. For lists of several lengths the time until
 * the first row is seen, the document's nodes, the time of a key typed into the search, and the page's main thread
 * while 20 torrents move; then the octets that an open page is sent in a minute in which nothing moves and a relay
 * runs; then how long the files of a torrent of 100,000 take to open, also over a slow circuit. Then the longest list
 * in Firefox without JIT. The node is in memory. Last line: one JSON object.
 */
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import type { CDPSession, Page } from "playwright-core"
import { relayOff } from "../../src/contract/relay.ts"
import { field, manyFilesNode } from "../support/fileScenes.ts"
import type { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { drawn, manyShares, manyTorrents, moveSome } from "../support/manyTorrents.ts"
import { openFirefoxUi, untilShown } from "../support/firefoxUi.ts"
import { openUi } from "../support/uiBrowser.ts"
import { median, needFirefox, rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "10" }, idle: { type: "string", default: "60" } },
})
const [SECONDS, IDLE_S] = [Number(values.seconds), Number(values.idle)]
const MOVING = 20
const FILES = 100_000
const FILE_ROUNDS = 7
/** A circuit that is slow: octets a second, and a round trip in milliseconds. */
const SLOW = { offline: false, latency: 1_000, downloadThroughput: 300_000, uploadThroughput: 300_000 }

/** What stands in the search after each key. */
const typed = ["number 97", "torrent", "of many, number 12"].flatMap((word) => [
  ...[...word].map((_, n) => word.slice(0, n + 1)),
  "",
])
const p95 = (took: readonly number[]): number =>
  rounded(took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)]!)

const metric = async (cdp: CDPSession, name: string): Promise<number> => {
  const { metrics } = await cdp.send("Performance.getMetrics")
  return metrics.find((one) => one.name === name)!.value
}

/** From a key to the picture that shows it, of so many keys; milliseconds. */
const typing = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async (texts) => {
    const field = document.querySelector<HTMLInputElement>("#search")!
    const took: number[] = []
    for (const text of texts) {
      const from = performance.now()
      field.value = text
      field.dispatchEvent(new InputEvent("input", { bubbles: true }))
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      took.push(performance.now() - from)
    }
    return took
  }, typed)

const measure = async (what: string, node: MemoryManagedNode, moving: number): Promise<object> => {
  if (moving > 0) moveSome(node, moving, 0)
  await using ui = await openUi({ node })
  const { page } = ui
  await page.locator("tr.item").first().waitFor()
  const cdp = await ui.context.newCDPSession(page)
  // Of the thread alone: what else the machine does is not in it.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" })
  const before = await metric(cdp, "TaskDuration")
  const from = performance.now()
  await page.reload({ waitUntil: "commit" })
  await page.locator("tr.item").first().waitFor()
  const firstRowSeconds = rounded((performance.now() - from) / 1000, 2)
  const firstRowCpuSeconds = rounded((await metric(cdp, "TaskDuration")) - before, 2)
  const nodes = await page.evaluate(() => {
    let count = 0
    for (const walker = document.createTreeWalker(document); walker.nextNode();) count++
    return count
  })
  const typedFrom = await metric(cdp, "TaskDuration")
  const keys = await typing(page)
  const keyCpuMs = rounded((((await metric(cdp, "TaskDuration")) - typedFrom) * 1000) / keys.length, 1)
  let second = 0
  const timer = setInterval(() => moveSome(node, moving, ++second), 1_000)
  const idleFrom = await metric(cdp, "TaskDuration")
  await sleep(SECONDS * 1000)
  const cpuPercent = rounded((((await metric(cdp, "TaskDuration")) - idleFrom) / SECONDS) * 100, 1)
  clearInterval(timer)
  const found = {
    what,
    firstRowSeconds,
    firstRowCpuSeconds,
    nodes,
    typingP95Ms: p95(keys),
    keyCpuMs,
    cpuPercent,
  }
  say(`bench: ${JSON.stringify(found)}`)
  return found
}

/** Its clock is blurred on purpose: what is measured is seen from outside, each key with a round trip to the browser. */
const measureFirefox = async (what: string, node: MemoryManagedNode): Promise<object> => {
  moveSome(node, MOVING, 0)
  await using ui = await openFirefoxUi(node)
  const { firefox } = ui
  await firefox.evaluate("document.body.dataset.before = ''")
  const from = performance.now()
  await firefox.evaluate("setTimeout(() => location.reload())")
  await untilShown(firefox, "body:not([data-before]) tr.item")
  const firstRowSeconds = rounded((performance.now() - from) / 1000, 2)
  let second = 0
  const timer = setInterval(() => moveSome(node, MOVING, ++second), 1_000)
  const took: number[] = []
  for (const text of typed) {
    const keyFrom = performance.now()
    await firefox.evaluate(`
      const field = document.querySelector("#search")
      field.value = ${JSON.stringify(text)}
      field.dispatchEvent(new InputEvent("input", { bubbles: true }))
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))`)
    took.push(performance.now() - keyFrom)
  }
  clearInterval(timer)
  const found = { what, browser: "Firefox without JIT", firstRowSeconds, typingP95Ms: p95(took) }
  say(`bench: ${JSON.stringify(found)}`)
  return found
}

/** What comes in to a page on which nothing moves. */
const idleOctets = async (): Promise<number> => {
  const node = manyTorrents(1_000)
  await using ui = await openUi({ node })
  await ui.page.locator("tr.item").first().waitFor()
  await sleep(2_000)
  const before = ui.sentOctets()
  let second = 0
  const timer = setInterval(() => {
    const n = ++second
    node.relayLive = {
      ...relayOff,
      state: "running",
      percent: 100,
      uptimeSeconds: 90_000 + n,
      read: 7e9 + drawn(1, n),
      written: 7e9 + drawn(2, n),
      readRate: drawn(3, n),
      writeRate: drawn(4, n),
    }
  }, 1_000)
  await sleep(IDLE_S * 1000)
  clearInterval(timer)
  return Math.round(((ui.sentOctets() - before) * 60) / IDLE_S)
}

/** From the click on the tab to the picture with its first row, of a page that has rested with the torrent open. */
const openFiles = async (node: MemoryManagedNode, isSlow: boolean): Promise<{ ms: number; cpuMs: number }> => {
  await using ui = await openUi({ node })
  const { page } = ui
  await page.locator(`#row-${field}`).click()
  await page.locator("#tab-files").waitFor()
  await sleep(2_000)
  const cdp = await ui.context.newCDPSession(page)
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" })
  await cdp.send("Network.enable")
  if (isSlow) await cdp.send("Network.emulateNetworkConditions", SLOW)
  const before = await metric(cdp, "TaskDuration")
  const ms = await page.evaluate(async () => {
    const from = performance.now()
    document.querySelector<HTMLElement>("#tab-files")!.click()
    do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    while (!document.querySelector("tr.file"))
    return performance.now() - from
  })
  return { ms, cpuMs: ((await metric(cdp, "TaskDuration")) - before) * 1000 }
}

const measureFiles = async (): Promise<object> => {
  const node = manyFilesNode(FILES)
  const rounds = []
  for (let round = 0; round < FILE_ROUNDS; round++) rounds.push(await openFiles(node, false))
  const found = {
    files: FILES,
    openedMs: rounded(median(rounds.map(({ ms }) => ms))),
    slowestMs: rounded(Math.max(...rounds.map(({ ms }) => ms))),
    openedCpuMs: rounded(median(rounds.map(({ cpuMs }) => cpuMs))),
    slowCircuitMs: rounded((await openFiles(node, true)).ms),
  }
  say(`bench: ${JSON.stringify(found)}`)
  return found
}

const lists = [
  await measure("100 torrents", manyTorrents(100), MOVING),
  await measure("1,000 torrents", manyTorrents(1_000), MOVING),
  await measure("10,000 torrents", manyTorrents(10_000), MOVING),
  await measure("10,000 own shares", manyShares(10_000), 0),
]
const idleOctetsAMinute = await idleOctets()
say(`bench: an idle page with a relay is sent ${idleOctetsAMinute} octets a minute`)
const files = await measureFiles()
needFirefox()
const firefox = await measureFirefox("10,000 torrents", manyTorrents(10_000))
console.log(JSON.stringify({ benchmark: "interface", moving: MOVING, lists, idleOctetsAMinute, files, firefox }))
