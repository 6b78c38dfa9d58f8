/**
 * The Chromium of the tests of the web UI. To start one costs more than most of them do, so those of a file share one,
 * each in a context of its own, with its own cookies, storage and cache; whoever opens a UI outside of tests has one
 * that ends with it. To the browser the management onion is a port on loopback; what comes there goes to the UI that is
 * open.
 */
import { existsSync } from "node:fs"
import { createServer, type Server, type Socket } from "node:net"
import { type Browser, chromium } from "playwright-core"
import { anOnion } from "./managedRows.ts"

/** The one without a browser around its pages where it is installed: they begin in a fifth of the time. */
export const chromiumPath = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((file) => existsSync(file))!

export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

interface Running {
  readonly browser: Browser
  readonly bridge: Server
}

let running: Promise<Running> | undefined
let taken: ((socket: Socket) => void) | undefined
let kept = false

const begin = async (): Promise<Running> => {
  const bridge = createServer((socket) => (taken ? taken(socket) : void socket.destroy()))
  const port = await new Promise<number>((resolve) =>
    bridge.listen(0, "127.0.0.1", () => resolve((bridge.address() as { port: number }).port)),
  )
  const rules = `--host-resolver-rules=MAP ${anOnion} 127.0.0.1:${port}, MAP * ~NOTFOUND`
  return {
    bridge,
    browser: await chromium.launch({
      executablePath: chromiumPath,
      headless: true,
      args: [...chromiumFlags, rules],
    }),
  }
}

const end = async (): Promise<void> => {
  const ending = running
  running = undefined
  if (!ending) return
  const { browser, bridge } = await ending
  await browser.close()
  await new Promise((resolve) => bridge.close(resolve))
}

/** @param take gets the browser's connections to the onion. Each call needs its `giveBack`, before the next. */
export const takeChromium = async (take: (socket: Socket) => void): Promise<Browser> => {
  if (taken) throw new Error("a UI is open in this browser; close it before you open another")
  taken = take
  return (await (running ??= begin())).browser
}

export const giveBackChromium = async (): Promise<void> => {
  taken = undefined
  if (!kept) await end()
}

/** From now on it stays for who comes next. @returns what ends it. */
export const keepChromium = (): (() => Promise<void>) => {
  kept = true
  return end
}
