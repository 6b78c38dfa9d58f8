/**
 * A real Firefox, set as Tor Browser's level “Safer” has it: no JIT, no WebAssembly, everything through a SOCKS proxy.
 * Driven by WebDriver BiDi over a socket of its own (https://w3c.github.io/webdriver-bidi/), of which a benchmark needs
 * four commands.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"

const installed = (): string | undefined =>
  ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((file) => existsSync(file))
export const hasFirefox = (): boolean => installed() !== undefined

const preferences = (socksPort: number): Readonly<Record<string, unknown>> => ({
  "javascript.options.ion": false,
  "javascript.options.baselinejit": false,
  "javascript.options.native_regexp": false,
  "javascript.options.wasm": false,
  "javascript.options.asmjs": false,
  "network.proxy.type": 1,
  "network.proxy.socks": "127.0.0.1",
  "network.proxy.socks_port": socksPort,
  "network.proxy.socks_version": 5,
  "network.proxy.socks_remote_dns": true,
  "network.dns.blockDotOnion": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "dom.security.https_only_mode": false,
  "privacy.resistFingerprinting": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "app.update.auto": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
})

export interface FirefoxOptions {
  readonly socksPort: number
  readonly width?: number
  readonly height?: number
}

export interface Firefox extends AsyncDisposable {
  goto(url: string): Promise<void>
  /** @param script the body of an async function; what it returns must be JSON. */
  evaluate<T>(script: string): Promise<T>
  /** A picture of what is in the window, as PNG. */
  screenshot(): Promise<Buffer>
}

interface Reply {
  readonly id?: number
  readonly type: "success" | "error" | "event"
  readonly result?: unknown
  readonly message?: string
}

export const openFirefox = async ({ socksPort, width = 1280, height = 800 }: FirefoxOptions): Promise<Firefox> => {
  const binary = installed()
  if (!binary) throw new Error("Firefox is not installed: apt-get install firefox-esr")
  const profile = await mkdtemp(path.join(os.tmpdir(), "bulbil-firefox-"))
  const lines = Object.entries(preferences(socksPort)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  await writeFile(path.join(profile, "user.js"), lines.join("\n"))
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
  const child = spawn(binary, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } })
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.kill()) await once(child, "exit")
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const send = await connect(await addressOf(createInterface({ input: child.stderr })))
    await send("session.new", { capabilities: {} })
    const { contexts } = (await send("browsingContext.getTree", {})) as { contexts: readonly { context: string }[] }
    const { context } = contexts[0]!
    await send("browsingContext.setViewport", { context, viewport: { width, height } })
    return {
      goto: async (url) => void (await send("browsingContext.navigate", { context, url, wait: "none" })),
      evaluate: async <T>(script: string): Promise<T> => {
        const { result, exceptionDetails } = (await send("script.evaluate", {
          expression: `(async () => { ${script} })().then((value) => JSON.stringify(value ?? null))`,
          target: { context },
          awaitPromise: true,
        })) as { result?: { value: string }; exceptionDetails?: { text: string } }
        if (!result) throw new Error(exceptionDetails?.text ?? "the script failed")
        return JSON.parse(result.value) as T
      },
      screenshot: async () => {
        const { data } = (await send("browsingContext.captureScreenshot", { context })) as { data: string }
        return Buffer.from(data, "base64")
      },
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const addressOf = async (lines: AsyncIterable<string>): Promise<string> => {
  for await (const line of lines) {
    const found = /WebDriver BiDi listening on (ws:\S+)/.exec(line)
    if (found) return found[1]!
  }
  throw new Error("Firefox ended before it could be driven")
}

type Send = (method: string, params: object) => Promise<unknown>

const connect = async (address: string): Promise<Send> => {
  const socket = new WebSocket(`${address}/session`)
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve)
    socket.addEventListener("error", () => reject(new Error("Firefox takes no connection")))
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  socket.addEventListener("message", ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply
    if (reply.id === undefined) return
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  let last = 0
  return async (method, params) => {
    const id = ++last
    const answer = new Promise<Reply>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params }))
    const reply = await answer
    if (reply.type === "error") throw new Error(`${method}: ${reply.message ?? ""}`)
    return reply.result
  }
}
