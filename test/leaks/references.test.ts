/** What strangers hand to a node may point anywhere: the kernel's own record says where the node went. */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { request } from "node:http"
import { afterEach, expect, test } from "vitest"
import { shareHandler } from "../../src/actors/share/shareHandler.ts"
import type { Bencodable } from "../../src/core/bencode/Bencoded.ts"
import { decode } from "../../src/core/bencode/decode.ts"
import { dictionary, encode } from "../../src/core/bencode/encode.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { Token } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { formatShareLink } from "../../src/core/shareLink.ts"
import { systemClock } from "../../src/app/systemClock.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import { MetadataAnswer } from "../../src/wire/MetadataAnswer.ts"
import { type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import { smallTorrent } from "../support/smallTorrent.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { internetCalls, traced } from "./strace.ts"

const hosts = [
  "evil.example",
  "127.0.0.1",
  "127.0.0.1:9",
  "[::1]",
  "[::ffff:127.0.0.1]:80",
  "0x7f000001",
  "2130706433",
  "127.1",
  "169.254.169.254",
  "localhost",
  "localhost:6969",
  "metadata.internal",
  "xn--e1afmkfd.example",
  "user:pass@evil.example",
  "evil.example.onion",
  "10.0.0.1",
  "0.0.0.0",
  "192.0.2.1:51413",
  "router.example:6881",
  "[2001:db8::1]:6881",
]
const forms = [
  "http://H/announce",
  "https://H/announce",
  "udp://H/announce",
  "ws://H/",
  "wss://H/",
  "ftp://H/x",
  "file://H/etc/passwd",
  "gopher://H/",
  "//H/x",
  "H",
  "http://H/private/T",
  "http://H/public/T",
  "http://H/torrent/F",
  "magnet:?xt=urn:btmh:1220F&tr=http://H/announce",
  "magnet:?xt=urn:btih:F&ws=http://H/x",
  "magnet:?x.pe=H",
  "http://A.onion@H/private/T",
  "http://A.onion#@H/private/T",
  "http://A.onion/private/T?u=http://H",
  "http://A.onion/private/T#http://H",
  "http://H/A.onion/private/T",
  "http://A.onion.H/private/T",
  "http://A.onion:80@H/",
  "http://H\\@A.onion/private/T",
  "http://H%2f@A.onion/private/T",
]
const places = [
  (text: string) => ({ type: "DownloadLink", link: text }),
  (text: string) => ({ type: "AddMirror", address: text, update: "auto" }),
  "/api/catalogue?address=",
  (text: string) => ({ type: "DownloadLink", link: text, title: text }),
] as const
const onion = onionAddress(publicKeyOfSeed(Buffer.alloc(32, 9)))
const fill = (form: string, host: string) =>
  form
    .replaceAll("A.onion", onion)
    .replaceAll("H", host)
    .replace("T", "t".repeat(43))
    .replace("F", "f".repeat(64))
    .slice(0, 256)

/** All keys by which torrents of other kinds name somebody to ask. */
const references = (url: string): Record<string, Bencodable> => ({
  announce: url,
  "announce-list": [[url], [`udp://${new URL(url).host}`]],
  "url-list": [url, url.replace("http", "ftp")],
  httpseeds: [url],
  nodes: [
    ["127.0.0.1", 6881],
    ["::1", 6881],
  ],
  "created by": url,
  comment: url,
  "publisher-url": url,
  publisher: url,
  source: url,
})

const nodes: NodeProcess[] = []
afterEach(async () => void (await Promise.all(nodes.splice(0).map((node) => node.end("SIGKILL")))))

const ask = (node: NodeProcess, method: string, to: string, body?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers =
      body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
    request({ socketPath: path.join(node.data, "run", "api.sock"), method, path: to, headers }, (answer) =>
      answer.resume().once("end", () => resolve(answer.statusCode!)),
    )
      .once("error", reject)
      .end(body)
  })

test("2,000 hostile references and a torrent full of them reach nobody", async () => {
  const home = await temporaryFolder()
  const sockets = path.join(home, "s")
  await mkdir(sockets)
  const node = await startNodeProcess(
    path.join(home, "node"),
    ["--loopback", sockets],
    traced(path.join(home, "trace")),
  )
  nodes.push(node)

  let asked = 0
  for (const form of forms)
    for (const host of hosts) {
      const answers = await Promise.all(
        places.map((place) =>
          typeof place === "string"
            ? ask(node, "GET", place + encodeURIComponent(fill(form, host)))
            : ask(node, "POST", "/api/commands", JSON.stringify(place(fill(form, host)))),
        ),
      )
      asked += answers.length
    }
  expect(asked).toBe(2_000)

  const { metainfo } = await smallTorrent(70_000)
  const honest = decode(metainfo.bytes) as Map<string, Bencodable>
  const bytes = encode(dictionary({ ...Object.fromEntries(honest), ...references("http://127.0.0.1:9/announce") }))
  const seed = Buffer.alloc(32, 7)
  const token = Token("s".repeat(43))
  const sessions = new Http2Sessions(new LoopbackTransport(sockets), systemClock)
  const answer = MetadataAnswer.encode({ v: 1, title: "http://127.0.0.1:9/", metainfo: bytes })
  const publication = await sessions.serve(
    seed,
    shareHandler({
      token,
      visibility: "private",
      onion: publicKeyOfSeed(seed),
      metainfo: bytes,
      answer: () => answer,
      join: () => undefined,
      records: () => [],
      swarm: { have: () => undefined, piece: () => undefined },
    }),
  )
  const {
    results: [download],
  } = await node.command<{ results: [{ infohash: string }] }>(
    "download",
    formatShareLink({ onion: publication.address, visibility: "private", token }),
  )
  expect(download.infohash).toBe(metainfo.infoHash)
  await publication.close()
  await node.end()
  const calls = await internetCalls(path.join(home, "trace"))
  expect([...calls.own, ...calls.tor]).toEqual([])
  expect(calls.unixSockets).toBeGreaterThan(5)
}, 600_000)
