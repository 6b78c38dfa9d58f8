/** A plain static server, which knows ranges, behind onions of a node's own tor; and curl, by way of another node's. */
import { execFile } from "node:child_process"
import { randomBytes } from "node:crypto"
import { createReadStream, statSync } from "node:fs"
import { createServer } from "node:http"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import { expandSeed } from "../../../src/core/ed25519.ts"
import { controlOf, socketsOf } from "./nodeTor.ts"

const run = promisify(execFile)

export interface StaticServer {
  /** Without `.onion`. */
  readonly onions: readonly string[]
  readonly close: () => void
}

/**
 * @param data of the node. @param files what is served, by the last part of its path. @param socket where it listens.
 * @param count of onions.
 */
export const serveBehind = async (
  data: string,
  files: readonly string[],
  socket: string,
  count: number,
): Promise<StaticServer> => {
  const server = createServer((request, response) => {
    const file = files.find((each) => `/${path.basename(each)}` === request.url)
    if (file === undefined) return void response.writeHead(404).end()
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? []
    const [start, end] = from === undefined ? [0, statSync(file).size - 1] : [Number(from), Number(to)]
    response.writeHead(from === undefined ? 200 : 206, { "content-length": end - start + 1 })
    createReadStream(file, { start, end, highWaterMark: 1 << 20 }).pipe(response)
  })
  await new Promise<void>((resolve) => void server.listen(socket, resolve))
  const control = await controlOf(data)
  const onions = []
  for (let i = 0; i < count; i++) {
    const key = `ED25519-V3:${Buffer.from(expandSeed(randomBytes(32))).toString("base64")}`
    onions.push((await control.addOnion(80, `unix:${socket}`, key)).ServiceID.replace(/\.onion$/, ""))
  }
  return {
    onions,
    close: () => {
      control.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** First and last octet. */
export type Range = readonly [from: number, to: number]

/**
 * Fetches by way of the tor of the node with this data folder, over circuits of its own. @returns seconds until the
 * first octet came. @throws when it failed.
 */
export const curl = async (data: string, url: string, out: string, range?: Range): Promise<number> => {
  const user = randomBytes(8).toString("hex")
  const { stdout } = await run("curl", [
    "--silent",
    "--show-error",
    "--fail",
    "--proxy",
    `socks5h://${user}:x@localhost${socketsOf(data)}/socks`,
    ...(range ? ["--range", range.join("-")] : []),
    "--output",
    out,
    "--write-out",
    "%{time_starttransfer}",
    url,
  ])
  return Number(stdout)
}

/** Descriptors need a moment; and nobody's first round pays for directory circuits. @throws when it never answers. */
export const untilServed = async (data: string, url: string, out: string): Promise<void> => {
  for (let tries = 1; ; tries++) {
    const failure = await curl(data, url, out, [0, 9]).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failure === undefined) return
    if (tries === 20) throw failure
    await sleep(1_000)
  }
}
