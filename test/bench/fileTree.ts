/**
 * How long the tree of a torrent with very many files takes, asked over the node's socket as the page asks, and how
 * large the answer is; and how long it takes until another choice of files is lasting:
 * `node test/bench/fileTree.ts [--files 100000]`. Two whole nodes over loopback; every third file is not wanted, the
 * others are there. Last line: one JSON object.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { gunzipSync } from "node:zlib"
import { paths } from "../../src/contract/feed.ts"
import { type FilesPage, readTree } from "../../src/contract/files.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import { median, rounded, say } from "./support.ts"

const { values } = parseArgs({ options: { files: { type: "string", default: "100000" } } })
const files = Number(values.files)
const GOAL_MS = 500
const PER_FOLDER = 100
const ROUNDS = 15

const answer = (socketPath: string, at: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const sent = request({ socketPath, path: at, headers: { "accept-encoding": "gzip" }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("end", () => resolve(Buffer.concat(chunks)))
    })
    sent.on("error", reject)
    sent.end()
  })

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const shared = path.join(home, "tree")
for (let i = 0; i < files; i++) {
  const folder = path.join(shared, `folder ${Math.floor(i / PER_FOLDER)}`)
  if (i % PER_FOLDER === 0) mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${i}.txt`), `${i}`)
}
mkdirSync(path.join(home, "s"))
const source = await openLoopbackNode(path.join(home, "a"), path.join(home, "s"))
const taker = await openLoopbackNode(path.join(home, "b"), path.join(home, "s"))
try {
  say(`${files} files are made`)
  const share = await source.ask({ type: "SharePath", path: shared, title: "" })
  if (!share.ok) throw new Error(share.message)
  const link = await source.link(share.id)
  say("shared")
  const begun = await taker.ask({ type: "DownloadLink", link, folder: path.join(home, "got"), paused: true })
  if (!begun.ok) throw new Error(begun.message)
  await until(() => taker.torrent()?.mode === "paused")
  const levels = "1n1s1h".repeat(Math.floor(files / 3)) + (files % 3 > 0 ? `${files % 3}n` : "")
  const choices: number[] = []
  for (const chosen of [levels, "", levels]) {
    const before = performance.now()
    const reply = await taker.ask({ type: "SelectFiles", torrent: begun.id, levels: chosen })
    if (!reply.ok) throw new Error(reply.message)
    choices.push(performance.now() - before)
  }
  const socket = path.join(home, "b", "run", "api.sock")
  const took: number[] = []
  let zipped: Buffer = Buffer.alloc(0)
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now()
    zipped = await answer(socket, paths.files(begun.id))
    took.push(performance.now() - before)
  }
  const plain = gunzipSync(zipped)
  const before = performance.now()
  const rows = readTree(JSON.parse(plain.toString()) as FilesPage)
  const read = performance.now() - before
  if (rows.length !== files || rows[1]!.level !== "skip") throw new Error("the tree is not the one that was shared")
  const [middle, slowest] = [median(took), Math.max(...took)]
  say(`tree of ${files} files: ${rounded(middle)} ms (slowest ${rounded(slowest)} ms), ${zipped.length} octets zipped`)
  say(`${slowest <= GOAL_MS ? "within" : "over"} the goal of ${GOAL_MS} ms`)
  console.log(
    JSON.stringify({
      files,
      medianMs: rounded(middle, 1),
      slowestMs: rounded(slowest, 1),
      zippedOctets: zipped.length,
      plainOctets: plain.length,
      readMs: rounded(read, 1),
      choiceMs: rounded(median(choices), 1),
    }),
  )
} finally {
  await Promise.all([source.close(), taker.close()])
  rmSync(home, { recursive: true, force: true })
}
