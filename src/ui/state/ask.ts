/** The page's requests to its own node. Every failure comes back as a refusal in words; nothing here throws. */
import type { CommandReply, ManagementCommand, Refusal } from "../../api/contract/commands.ts"
import { type HistoryPage, paths } from "../../api/contract/feed.ts"
import type { Snapshot } from "../../api/contract/rows.ts"

type Answer<T> = { readonly ok: true; readonly value: T } | Refusal

const unreachable: Refusal = { ok: false, code: "unreachable", message: "The node could not be reached. Try again when the connection is back." }
const signedOut: Refusal = { ok: false, code: "signed-out", message: "The node does not know this browser any more. Open your management link again." }

const get = async <T>(path: string): Promise<Answer<T>> => {
  try {
    const answer = await fetch(path)
    if (answer.status === 404) return signedOut
    return answer.ok ? { ok: true, value: (await answer.json()) as T } : ((await answer.json()) as Refusal)
  } catch {
    return unreachable
  }
}

export const askState = (): Promise<Answer<Snapshot>> => get(paths.state)

export const askHistory = (stream: "torrent" | "share", id: string, before?: number): Promise<Answer<HistoryPage>> =>
  get(`${paths.history(stream, id)}?limit=100${before === undefined ? "" : `&before=${before}`}`)

export const command = async (asked: ManagementCommand): Promise<CommandReply> => {
  try {
    const answer = await fetch(paths.commands, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(asked) })
    return answer.status === 404 ? signedOut : ((await answer.json()) as CommandReply)
  } catch {
    return unreachable
  }
}
