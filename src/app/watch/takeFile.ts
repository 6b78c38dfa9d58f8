/**
 * What a file of a watched folder asks for: a download for each link in it, or a share of the data that lie beside a
 * .torrent. Asked twice, after a crash, it does not begin twice.
 */
import { lstat } from "node:fs/promises"
import path from "node:path"
import type { Clock } from "../../core/Clock.ts"
import type { CommandReply, ManagementCommand } from "../../contract/commands.ts"
import type { Metainfo } from "../../core/metainfo/Metainfo.ts"
import { parseLink } from "../../core/shareLink.ts"
import { wait } from "../../core/wait.ts"
import type { ShareRow } from "../../projections/shares.ts"
import { readTorrentFile } from "../../storage/givenTorrent.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import { readGiven } from "../../storage/readGiven.ts"

export interface Taking {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly ask: (command: ManagementCommand) => Promise<CommandReply>
  readonly shares: () => readonly ShareRow[]
}

/** Why it was not taken up, one reason a line; none where it was. */
export interface Outcome {
  readonly reasons: readonly string[]
}

const LINKS = new Set([".link", ".txt", ".url"])
const TORRENT = ".torrent"
const MOST_TEXT = 256 * 1024
const MOST_LINKS = 1_000
const SHARE_MS = 500

const kindOf = (name: string): string => path.extname(name).toLowerCase()

/** Whether a file of this name is for the node; names that begin with a dot are somebody's work in progress. */
export const isTaken = (name: string): boolean =>
  !name.startsWith(".") && (LINKS.has(kindOf(name)) || kindOf(name) === TORRENT)

export const takeFile = async (taking: Taking, file: string): Promise<Outcome | "wait"> => {
  try {
    return kindOf(file) === TORRENT ? await takeTorrent(taking, file) : await takeLinks(taking, file)
  } catch (error) {
    if (error instanceof StoreError || (error as { _tag?: string })._tag === "ReadGivenError")
      return { reasons: [(error as Error).message] }
    throw error
  }
}

const takeLinks = async ({ ask, signal }: Taking, file: string): Promise<Outcome | "wait"> => {
  const lines = linesOf(file, Buffer.from(await readGiven(file, MOST_TEXT)).toString("utf8"))
  if (lines.length === 0) return { reasons: ["there is no link in it: one a line"] }
  if (lines.length > MOST_LINKS) return { reasons: [`there are more than ${MOST_LINKS} links in it`] }
  const reasons: string[] = []
  for (const [number, text] of lines) {
    // What is left is taken when the node is started again; what was begun is known by then.
    if (signal.aborted) return "wait"
    const link = parseLink(text)
    const reply =
      "problem" in link
        ? { ok: false as const, code: "bad-link", message: link.problem }
        : await ask({ type: "DownloadLink", link: text })
    if (!reply.ok && reply.code !== "duplicate") reasons.push(`line ${number}: ${reply.message}`)
  }
  return { reasons }
}

/** Lines that are not empty and no comment, with their numbers; of a shortcut (.url) its address alone. */
const linesOf = (file: string, text: string): readonly (readonly [number: number, text: string])[] =>
  text
    .split(/\r?\n/)
    .map((line, i) => [i + 1, line.trim()] as const)
    .flatMap(([number, line]): readonly (readonly [number, string])[] => {
      if (kindOf(file) === ".url") return /^url=/i.test(line) ? [[number, line.slice(4)]] : []
      return line === "" || line.startsWith("#") ? [] : [[number, line]]
    })

const takeTorrent = async (taking: Taking, file: string): Promise<Outcome | "wait"> => {
  const metainfo = await readTorrentFile(file)
  const data = path.join(path.dirname(file), metainfo.name)
  const found = await lstat(data).catch(() => undefined)
  if (!found || found.isSymbolicLink() || found.isDirectory() === metainfo.singleFile)
    return { reasons: [`its data are not beside it: put "${metainfo.name}" here first, or take a link instead`] }
  if (!(await isStill(taking, metainfo, data))) return "wait"
  const begun = taking.shares().find((row) => row.path === data && (row.mode === "hashing" || row.mode === "active"))
  const reply = begun
    ? { ok: true as const, id: begun.id }
    : await taking.ask({ type: "SharePath", path: data, title: "", torrent: file })
  return reply.ok ? shared(taking, reply.id) : { reasons: [reply.message] }
}

/** How its hashing ended; the .torrent is read by it, so it stays where it is until then. */
const shared = async ({ clock, signal, shares }: Taking, id: string): Promise<Outcome | "wait"> => {
  for (;;) {
    const row = shares().find((share) => share.id === id)
    if (row?.mode === "active") return { reasons: [] }
    if (!row || row.mode !== "hashing") return { reasons: [row?.error?.message ?? "the share was ended meanwhile"] }
    if (signal.aborted) return "wait"
    await wait(clock, SHARE_MS, signal)
  }
}

/** Whether nobody writes to the data just now, by two looks at their files. */
const isStill = async ({ clock, signal }: Taking, metainfo: Metainfo, data: string): Promise<boolean> => {
  const before = await looksOf(metainfo, data)
  await wait(clock, SHARE_MS, signal)
  return !signal.aborted && before === (await looksOf(metainfo, data))
}

const MOST_FILES = 1_000

const looksOf = async ({ files, singleFile }: Metainfo, data: string): Promise<string> => {
  const looks: string[] = []
  for (const file of files.slice(0, MOST_FILES)) {
    const found = await lstat(singleFile ? data : path.join(data, ...file.path)).catch(() => undefined)
    looks.push(found ? `${found.size} ${found.mtimeMs}` : "")
  }
  return looks.join(";")
}
