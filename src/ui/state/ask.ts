/** The page's requests to its own node. Every failure comes back as a refusal in words; nothing here throws. */
import type { SessionsPage } from "../../contract/access.ts"
import type { CataloguePage, MirrorsPage, SwarmPage } from "../../contract/catalogue.ts"
import type { ListingsPage } from "../../contract/listings.ts"
import type { CommandReply, ManagementCommand, Refusal } from "../../contract/commands.ts"
import { type HistoryPage, paths, type StateAnswer } from "../../contract/feed.ts"
import type { FilesPage, InspectPage } from "../../contract/files.ts"
import type { FolderPage } from "../../contract/folders.ts"
import type { PiecesPage } from "../../contract/pieces.ts"
import type { SettingsPage } from "../../contract/settings/page.ts"
import type { SearchAsked, SearchPage } from "../../contract/search.ts"
import type { CreditPage } from "../../contract/relay.ts"
import type { TableName } from "../../contract/rows.ts"
import type {
  ActivityIndex,
  ActivityPage,
  HistoryIndex,
  ModesPage,
  NodeAt,
  StateAt,
} from "../../contract/timeTravel.ts"
import type { RatesPage, RateSpan } from "../../contract/rates.ts"
import type { ReachPage } from "../../contract/reach.ts"
import type { TrustCost, TrustLoss, TrustPage } from "../../contract/trust.ts"
import { placeOf } from "./address.ts"
import { readJson } from "./readJson.ts"
import { worded } from "./refusals.ts"
import { stateWords } from "./words.ts"

export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal

export const unreachable: Refusal = {
  ok: false,
  code: "unreachable",
  get message() {
    return stateWords.unreachable
  },
}
export const signedOut: Refusal = {
  ok: false,
  code: "signed-out",
  get message() {
    return stateWords.signedOut
  },
}

/** A connection whose circuit died while the machine slept says nothing for minutes; another one may. */
const PATIENCE_MS = 45_000
/** What the node itself asks of others, over Tor. */
const LONG_MS = 180_000

/** @param patience how long the node may take until it begins to answer, in ms. */
export const get = async <T>(
  path: string,
  signal: AbortSignal | null = null,
  patience = PATIENCE_MS,
): Promise<Answer<T>> => {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), patience)
  try {
    const answer = await fetch(path, { signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal })
    clearTimeout(timer)
    if (answer.status === 404) return signedOut
    const said = readJson(await answer.text())
    return answer.ok ? { ok: true, value: said as T } : (worded(said) as Refusal)
  } catch {
    return unreachable
  } finally {
    clearTimeout(timer)
  }
}

/** @param first of torrents and shares no more than so many. */
export const askState = (first?: number): Promise<Answer<StateAnswer>> =>
  get(first === undefined ? paths.state : `${paths.state}?first=${first}`)

export const askHistory = (
  table: TableName,
  id: string,
  limit: number,
  before?: number,
): Promise<Answer<HistoryPage>> =>
  get(`${paths.history(table, id)}?limit=${limit}${before === undefined ? "" : `&before=${before}`}`)

/** Of an actor that has a history. */
export const askHistoryIndex = (table: TableName, id: string): Promise<Answer<HistoryIndex>> =>
  get(paths.historyIndex(table, id))

export const askModes = (table: TableName, id: string): Promise<Answer<ModesPage>> => get(paths.historyModes(table, id))

export const askStateAt = (
  table: TableName,
  id: string,
  version: number,
  signal: AbortSignal,
): Promise<Answer<StateAt>> => get(paths.stateAt(table, id, version), signal)

export const askNodeAt = (seq: number, signal: AbortSignal): Promise<Answer<NodeAt>> => get(paths.nodeAt(seq), signal)

/** @param before only what came before that event; none: the newest. @param kinds of actors; none: all. */
export const askActivity = (
  before: number | null,
  kinds: readonly string[],
  signal: AbortSignal,
): Promise<Answer<ActivityPage>> => {
  const query = new URLSearchParams({ limit: "100" })
  if (before !== null) query.set("before", String(before))
  if (kinds.length > 0) query.set("kinds", kinds.join(","))
  return get(`${paths.activity}?${query.toString()}`, signal)
}

export const askActivityIndex = (): Promise<Answer<ActivityIndex>> => get(paths.activityIndex)

/** Of a torrent. */
export const askRates = (torrent: string, span: RateSpan): Promise<Answer<RatesPage>> =>
  get(`${paths.rates(torrent)}?span=${span}`)

export interface AskedCatalogue {
  readonly address: string
  readonly words: string
  readonly after: number
}

/** May take a minute or two: of a tracker that is not held here, it is read over Tor. */
export const askCatalogue = (
  { address, words, after }: AskedCatalogue,
  signal: AbortSignal,
): Promise<Answer<CataloguePage>> =>
  get(
    `${paths.catalogue}?${new URLSearchParams({ address, words, after: String(after), limit: "100" }).toString()}`,
    signal,
    LONG_MS,
  )

export const askSearch = ({ text, ...filters }: SearchAsked, signal: AbortSignal): Promise<Answer<SearchPage>> => {
  const query = new URLSearchParams({ q: text })
  for (const [name, value] of Object.entries(filters)) query.set(name, String(value))
  return get(`${paths.search}?${query.toString()}`, signal)
}

/** Of `self`, or of the tracker that a mirror is a copy of. */
export const askMirrorsOf = (id: string): Promise<Answer<MirrorsPage>> => get(paths.mirrorsOf(id))

export const askListings = (): Promise<Answer<ListingsPage>> => get(paths.listings)

export const askSwarm = (infohash: string): Promise<Answer<SwarmPage>> => get(paths.swarm(infohash))

/** Of a torrent with very many files it is some hundred kB. */
export const askFiles = (torrent: string): Promise<Answer<FilesPage>> => get(paths.files(torrent))

export const askPieces = (torrent: string): Promise<Answer<PiecesPage>> => get(paths.pieces(torrent))

/** @param path as far as it is typed. @param files whether files are meant as well as folders. */
export const askFolders = (path: string, files: boolean, signal: AbortSignal): Promise<Answer<FolderPage>> =>
  get(`${paths.folders}?${new URLSearchParams({ path, files: files ? "yes" : "no" }).toString()}`, signal)

/** What the node asks others for, which may take two minutes. */
const dial = async <T>(path: string, asked: object, signal: AbortSignal): Promise<Answer<T>> => {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
      signal,
    })
    if (answer.status === 404) return signedOut
    const said = readJson(await answer.text())
    return answer.ok ? { ok: true, value: said as T } : (worded(said) as Refusal)
  } catch {
    return unreachable
  }
}

export const askInspection = (
  link: string,
  folder: string | undefined,
  signal: AbortSignal,
): Promise<Answer<InspectPage>> => dial(paths.inspect, { link, folder }, signal)

/** Whether others get through to a share of this node. */
export const askReach = (share: string, signal: AbortSignal): Promise<Answer<ReachPage>> =>
  dial(paths.reach(share), {}, signal)

export const askSettings = (): Promise<Answer<SettingsPage>> => get(paths.settings)

export const askTrust = (): Promise<Answer<TrustPage>> => get(paths.trust)

/** Who is reached no more without it. */
export const askTrustLoss = (node: string): Promise<Answer<TrustLoss>> => get(paths.trustLoss(node))

/** May take a minute: the node is asked whom it trusts. */
export const askTrustCost = (node: string, degrees: number): Promise<Answer<TrustCost>> =>
  get(`${paths.trustCost(node)}?degrees=${degrees}`, null, LONG_MS)

export const askSessions = (): Promise<Answer<SessionsPage>> => get(paths.sessions)

export const askCredit = (): Promise<Answer<CreditPage>> => get(paths.credit)

/** @returns the node's answer, or its refusal. */
export const post = async <T>(path: string, asked: unknown): Promise<T | Refusal> => {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
    })
    if (answer.status === 404) return signedOut
    return worded(readJson(await answer.text()) as T | Refusal)
  } catch {
    return unreachable
  }
}

/** Whatever is left to press, or was open already, changes nothing while the node is looked at as it was. */
export const command = async (asked: ManagementCommand): Promise<CommandReply> =>
  placeOf(location.hash)?.at
    ? { ok: false, code: "past", message: stateWords.past }
    : post<CommandReply>(paths.commands, asked)
