/**
 * The whole web UI in a real Chromium, against a node in memory. The browser cannot dial a unix socket, so this test
 * process listens on loopback and the browser is told that the management onion is there: the page's address, Host and
 * cookies are as they are over Tor. Anything else the browser asks for is refused and remembered.
 */
import { rm } from "node:fs/promises"
import type { Socket } from "node:net"
import type { BrowserContext, Page } from "playwright-core"
import { startManagementServer } from "../../src/api/server.ts"
import { type KeptSessions, OperatorSessions, type SessionPlace } from "../../src/api/OperatorSessions.ts"
import { readUiFiles, type UiFiles } from "../../src/api/UiFiles.ts"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { preferences } from "../../src/contract/settings/registry.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { anOnion } from "./managedRows.ts"
import { signInPath, token } from "./managementApi.ts"
import { MemoryManagedNode } from "./MemoryManagedNode.ts"
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
  const way = page.locator("nav, .popover").getByTitle(name).filter({ visible: true })
  if ((await way.count()) === 0) await page.getByRole("button", { name: "More" }).click()
  await way.click()
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

export interface OpenUi extends AsyncDisposable {
  readonly node: MemoryManagedNode
  readonly context: BrowserContext
  readonly page: Page
  /** Errors, CSP reports and dialogs: whatever must not happen on any page. */
  readonly complaints: string[]
  /** Ends the connections and refuses new ones, as a lost circuit does, until called with false. */
  cut(off: boolean): void
  /** All that was sent to the browser, heads and all. */
  sentOctets(): number
  /** As the operator stops the node, and starts it again; it may have forgotten who was signed in. */
  stop(): Promise<void>
  start(forgetful?: "forgetful"): Promise<void>
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
  const ui = await files
  let kept: KeptSessions | undefined
  const place: SessionPlace = { read: () => kept, write: (all) => void (kept = all) }
  const common = {
    clock: systemClock,
    random: systemRandom,
    onDefect: (error: unknown) => complaints.push(`defect: ${String(error)}`),
  }
  const serve = () => {
    const sessions = new OperatorSessions({ ...common, salt: () => token, place })
    const entrance = { host: anOnion as OnionAddress, token, sessions }
    return startManagementServer({ ...common, node, access: { kind: "onion", entrance, ui } })
  }
  let server = await serve()
  const complaints: string[] = []
  const sockets = new Set<Socket>()
  let sentBefore = 0
  let off = false
  const take = (socket: Socket): void => {
    if (off) return void socket.destroy()
    sockets.add(socket)
    socket.on("close", () => {
      sockets.delete(socket)
      sentBefore += socket.bytesWritten
    })
    server.attach(socket)
  }
  const browser = await takeChromium(take)
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
    await server.close()
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
    sentOctets: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, sentBefore),
    stop: () => server.close(),
    start: async (forgetful) => {
      if (forgetful) kept = undefined
      server = await serve()
    },
    cut: (now) => {
      off = now
      if (now) for (const socket of sockets) socket.destroy()
    },
    [Symbol.asyncDispose]: close,
  }
}
