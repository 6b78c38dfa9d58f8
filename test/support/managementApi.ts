/**
 * One way into the management API over a real unix socket, with a node in memory behind it: asks as a browser or the
 * CLI would, and sends raw octets as neither would.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { type IncomingHttpHeaders, request } from "node:http"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Entrance } from "../../src/api/ApiOptions.ts"
import { startManagementServer } from "../../src/api/server.ts"
import { OperatorSessions, type SessionPlace } from "../../src/api/OperatorSessions.ts"
import { type UiFiles } from "../../src/api/UiFiles.ts"
import type { Clock } from "../../src/core/Clock.ts"
import { type OnionAddress, Token } from "../../src/core/ids.ts"
import { HandClock } from "./HandClock.ts"
import { anOnion } from "./managedRows.ts"
import { MemoryManagedNode } from "./MemoryManagedNode.ts"

export const token = Token("T".repeat(42) + "k")
export const origin = `http://${anOnion}`
export const signInPath = `/management/${token}`

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const page = (text: string) => ({ type: "text/html; charset=utf-8", body: Buffer.from(text), gzip: Buffer.from(text) })
const smallUi: UiFiles = new Map([
  ["index.html", page("<!doctype html><title>Bulbil</title>")],
  ["assets/a.js", page("1")],
])

export interface OpenApi extends AsyncDisposable {
  readonly node: MemoryManagedNode
  readonly clock: HandClock
  readonly path: string
  readonly defects: unknown[]
  readonly sessions: OperatorSessions
  readonly connections: () => number
  ask(path: string, asked?: Asked): Promise<Answer>
  /** Writes the octets to one connection and collects what comes until it is closed by the other side. */
  raw(octets: string): Promise<string>
  signIn(userAgent?: string): Promise<{ readonly host: string; readonly cookie: string }>
  stop(): Promise<void>
}

let drawn = 0
/** Predictable, yet never the same twice. */
export const countingRandom = {
  bytes: (n: number) =>
    new Uint8Array(n)
      .fill(1)
      .fill(++drawn & 0xff, 0, 1)
      .fill(drawn >> 8, 1, 2),
}

interface ApiOptions {
  readonly kind?: "onion" | "local"
  readonly ui?: UiFiles
  readonly node?: MemoryManagedNode
  readonly clock?: Clock
  readonly sessions?: SessionPlace
  readonly token?: Token
  /** Instead of one of its own. */
  readonly entrance?: Entrance
}

export const openApi = async (options: ApiOptions = {}): Promise<OpenApi> => {
  const node = options.node ?? new MemoryManagedNode()
  const clock = new HandClock()
  const defects: unknown[] = []
  const common = {
    clock: options.clock ?? clock,
    random: countingRandom,
    onDefect: (error: unknown) => void defects.push(error),
  }
  const host = anOnion as OnionAddress
  const own = options.token ?? token
  const sessions = new OperatorSessions({ ...common, salt: () => own, place: options.sessions })
  const entrance = options.entrance ?? { host, token: own, sessions }
  const server = await startManagementServer({
    ...common,
    node,
    access: options.kind === "local" ? { kind: "local" } : { kind: "onion", entrance, ui: options.ui ?? smallUi },
  })
  const folder = await mkdtemp(join(tmpdir(), "served-"))
  const path = join(folder, "s")
  const listener = createServer(server.attach)
  await new Promise<void>((resolve) => listener.listen(path, resolve))
  const ask = (asked: string, { method = "GET", headers = {}, body }: Asked = {}) =>
    askOver(path, asked, method, headers, body)
  return {
    node,
    clock,
    path,
    defects,
    sessions: entrance.sessions,
    connections: server.connections,
    ask,
    raw: (octets) => rawOver(path, octets),
    signIn: async (userAgent) => {
      const headers = { host: entrance.host, ...(userAgent !== undefined && { "user-agent": userAgent }) }
      const answer = await ask(`/management/${entrance.token}`, { headers })
      return { host: entrance.host, cookie: String(answer.headers["set-cookie"]?.[0]).split(";")[0]! }
    },
    stop: () => server.close(),
    async [Symbol.asyncDispose]() {
      await server.close()
      await new Promise((resolve) => listener.close(resolve))
      await rm(folder, { recursive: true })
    },
  }
}

const askOver = (
  socketPath: string,
  path: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length =
      body === undefined || "transfer-encoding" in headers ? {} : { "content-length": String(Buffer.byteLength(body)) }
    const sent = request({ socketPath, path, method, headers: { ...headers, ...length }, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on("data", (chunk: Buffer) => chunks.push(chunk))
      answer.on("error", reject)
      answer.on("end", () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
      )
    })
    sent.on("error", reject)
    sent.end(body)
  })

const rawOver = (path: string, octets: string): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect({ path }, () => socket.write(octets))
    socket.on("data", (chunk: Buffer) => chunks.push(chunk))
    socket.on("error", () => undefined)
    socket.on("close", () => resolve(Buffer.concat(chunks).toString()))
  })
