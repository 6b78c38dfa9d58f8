/**
 * The whole web UI in a real Chromium, against a node in memory. The browser cannot dial a unix socket, so this test
 * process listens on loopback and the browser is told that the management onion is there: the page's address, Host and
 * cookies are as they are over Tor. Anything else the browser asks for is refused and remembered.
 */
import { rm } from "node:fs/promises"
import type { BrowserContext, Page } from "playwright-core"
import { readUiFiles, type UiFiles } from "../../src/api/UiFiles.ts"
import { preferences } from "../../src/contract/settings/registry.ts"
import { anOnion } from "./managedRows.ts"
import { signInPath } from "./managementApi.ts"
import { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { type ServedUi, serveUi } from "./servedUi.ts"
import { giveBackChromium, takeChromium } from "./sharedChromium.ts"

/** Tor Browser trusts onions; Chromium does not, and says so of this one header. */
export const expectedComplaint = /^The Cross-Origin-Opener-Policy header has been ignored/

/** Puts text on the page as Ctrl-V would. */
export const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((value) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", value)
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }))
  }, text)

/** Goes to a page by its way in the frame, on a phone also by “More”, and to a tab of it. */
export const toPage = async (page: Page, name: RegExp, tab?: RegExp): Promise<void> => {
  await page.locator("nav").filter({ visible: true }).first().waitFor()
  const way = page.locator("nav, .popover").getByTitle(name).filter({ visible: true })
  if ((await way.count()) === 0) await page.getByRole("button", { name: "More" }).click()
  const there = (await way.getAttribute("href"))!.split("?")[0]!
  await way.click()
  // While a page loads, ways above this one may come or go, and the click lands beside it.
  const is = () => page.waitForFunction((hash) => location.hash.startsWith(hash), there, { timeout: 10_000 })
  await is().catch(() => way.click())
  if (tab) await page.getByRole("navigation", { name }).getByRole("link", { name: tab }).click()
}

let built: Promise<UiFiles> | undefined
/** As it is served: what the run has bundled (bundledUi.ts), or bundled here and now. */
export const builtUi = (): Promise<UiFiles> => (built ??= readBundle(process.env["BULBIL_UI"]))
/** @param root of another page around it, bundled here and now. */
export const bundledFrom = (root: string): Promise<UiFiles> => readBundle(undefined, root)
const readBundle = async (standing?: string, root?: string): Promise<UiFiles> => {
  const folder = standing ?? (await (await import("./bundledUi.ts")).bundleUi(root))
  const files = await readUiFiles(folder)
  if (!standing) await rm(folder, { recursive: true })
  return files
}

export interface OpenUi extends AsyncDisposable, Omit<ServedUi, "take"> {
  readonly node: MemoryManagedNode
  readonly context: BrowserContext
  readonly page: Page
  /** Errors, CSP reports and dialogs: whatever must not happen on any page. */
  readonly complaints: string[]
  /** Another page of the same browser, as another operator's window. */
  open(): Promise<Page>
}

export interface UiOptions {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly node?: MemoryManagedNode
  /** Nobody has seen the first steps; else they are closed, and one begins at the list. */
  readonly newcomer?: true
  /** What is served, where it is not the bundle of the run. */
  readonly files?: Promise<UiFiles>
}

export const openUi = async ({
  width = 1280,
  height = 800,
  dark = false,
  node = new MemoryManagedNode(),
  newcomer,
  files = builtUi(),
}: UiOptions = {}): Promise<OpenUi> => {
  if (!newcomer && !node.chosen.has(preferences.name)) node.chosen.set(preferences.name, { putAside: ["start"] })
  const complaints: string[] = []
  const served = await serveUi(node, await files, (error) => complaints.push(`defect: ${String(error)}`))
  const browser = await takeChromium(served.take)
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light" })
  const watch = (page: Page): void => {
    page.on(
      "console",
      (message) =>
        message.type() === "error" && !expectedComplaint.test(message.text()) && complaints.push(message.text()),
    )
    page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`))
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on(
      "request",
      (request) => request.url().startsWith(`http://${anOnion}/`) || complaints.push(`request to ${request.url()}`),
    )
  }
  context.on("page", watch)
  context.setDefaultTimeout(120_000)
  const open = async (): Promise<Page> => {
    const shown = await context.newPage()
    await shown.goto(`http://${anOnion}${signInPath}`)
    await shown.waitForURL(`http://${anOnion}/management/`)
    await shown.locator(".frame").waitFor()
    return shown
  }
  const close = async (): Promise<void> => {
    await context.close()
    await giveBackChromium()
    await served.stop()
  }
  const page = await open().catch(async (failure: unknown) => {
    await close()
    throw failure
  })
  return {
    node,
    context,
    page,
    complaints,
    open,
    sentOctets: served.sentOctets,
    stop: served.stop,
    start: served.start,
    cut: served.cut,
    mute: served.mute,
    [Symbol.asyncDispose]: close,
  }
}
