/**
 * Talks to the running node over its local socket: the management API's own routes, no token, the file's permissions
 * are the authority. Opens a unix socket and nothing else.
 */
import { type IncomingMessage, request } from "node:http"
import { join } from "node:path"
import type { SessionsPage, SessionView } from "../contract/access.ts"
import type { CataloguePage, MirrorsPage, SwarmPage } from "../contract/catalogue.ts"
import type { CommandReply, ManagementCommand, Refusal } from "../contract/commands.ts"
import type { FilesPage, InspectAsked, InspectPage } from "../contract/files.ts"
import { type FeedMessage, type HistoryPage, type ManagementLink, paths, type StateAnswer } from "../contract/feed.ts"
import type { LogLine, LogPage, LogSource } from "../contract/logs.ts"
import type { SettingsPage, SettingView } from "../contract/settings/page.ts"
import type { RemoteAsked, RemoteMessage } from "../contract/remoteSearch.ts"
import type { SearchAsked, SearchPage } from "../contract/search.ts"
import type { CreditPage } from "../contract/relay.ts"
import type { HistoryEntry, TableName } from "../contract/rows.ts"
import type { LookAsked, LookBegun, LookReport } from "../contract/traces.ts"
import type { ReachPage } from "../contract/reach.ts"
import type { TrustCost, TrustLoss, TrustPage } from "../contract/trust.ts"
import { CliFailure, exitCodes, notRunning } from "./CliFailure.ts"
import { failed, octets, stopped } from "./nodeAnswers.ts"
import { serverEvents } from "./serverEvents.ts"

type LogMessage =
  | { readonly event: "lines"; readonly data: readonly LogLine[] }
  /** The node's last word. */
  | { readonly event: "stopped"; readonly data: Record<string, never> }

export class Client {
  readonly #dataDir: string
  readonly #socketPath: string

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#socketPath = join(dataDir, "run", "api.sock")
  }

  async state(): Promise<StateAnswer> {
    return this.#json<StateAnswer>(await this.#ask("GET", paths.state))
  }

  async managementLink(): Promise<ManagementLink> {
    return this.#json(await this.#ask("GET", paths.managementLink))
  }

  async settings(): Promise<readonly SettingView[]> {
    return (await this.#json<SettingsPage>(await this.#ask("GET", paths.settings))).settings
  }

  async sessions(): Promise<readonly SessionView[]> {
    const page = await this.#json<SessionsPage>(await this.#ask("GET", paths.sessions))
    return page.sessions.map(({ current: _, ...session }) => session)
  }

  /** @returns the id that the command is about. @throws CliFailure when the node refuses. */
  async command(command: ManagementCommand): Promise<string> {
    return (await this.ask(command)).id
  }

  /** @throws CliFailure when the node refuses. */
  async ask(command: ManagementCommand): Promise<Extract<CommandReply, { ok: true }>> {
    const reply = await this.#json<CommandReply>(await this.#ask("POST", paths.commands, JSON.stringify(command)))
    if (!reply.ok) throw failed(reply)
    return reply
  }

  /** Begins to look at what files say. @returns its id. @throws CliFailure when the node refuses. */
  async beginLook(asked: LookAsked): Promise<string> {
    return (await this.#json<LookBegun>(await this.#ask("POST", paths.looks, JSON.stringify(asked)))).id
  }

  /** How far a look is, and what it found. @throws CliFailure when it is over. */
  async look(id: string): Promise<LookReport> {
    return this.#json(await this.#ask("GET", paths.look(id)))
  }

  /** Ends a look, of which nothing is kept then. @throws CliFailure when it is over. */
  async endLook(id: string): Promise<void> {
    await this.#json(await this.#ask("POST", paths.endLook(id), "{}"))
  }

  /**
   * One page; the node reads it from others where it does not hold the tracker. @throws CliFailure when nobody serves
   * it.
   */
  async catalogue(address: string, words: string, after = 0): Promise<CataloguePage> {
    return this.#json(
      await this.#ask("GET", `${paths.catalogue}?${new URLSearchParams({ address, words, after: String(after) })}`),
    )
  }

  /** @throws CliFailure when the node cannot make sense of it. */
  async search(asked: SearchAsked): Promise<SearchPage> {
    const { text, ...filters } = asked
    const query = new URLSearchParams({ q: text })
    for (const [name, value] of Object.entries(filters)) query.set(name, String(value))
    return this.#json(await this.#ask("GET", `${paths.search}?${query}`))
  }

  /**
   * What each of the named nodes answers, as it comes, after what is here. @throws CliFailure when the node refuses.
   */
  async *askOthers(asked: RemoteAsked): AsyncGenerator<RemoteMessage> {
    for await (const message of this.#events<RemoteMessage>(paths.askOthers, { body: JSON.stringify(asked) })) {
      yield message
      if (message.event === "over") return
    }
  }

  /** The .torrent of what is in the list. @throws CliFailure when there is none. */
  async torrentFile(torrent: string): Promise<Uint8Array> {
    const answer = await this.#ask("GET", paths.torrentFile(torrent))
    return answer.statusCode === 200 ? await octets(answer) : this.#json<never>(answer)
  }

  /** @param torrent its id or infohash, or the beginning of either. */
  async files(torrent: string): Promise<FilesPage> {
    return this.#json(await this.#ask("GET", paths.files(torrent)))
  }

  /** @throws CliFailure when nobody serves the link, or what is served cannot be downloaded. */
  async inspect(asked: InspectAsked): Promise<InspectPage> {
    return this.#json(await this.#ask("POST", paths.inspect, JSON.stringify(asked)))
  }

  /** @throws CliFailure when nobody gets through to it. */
  async reach(share: string): Promise<ReachPage> {
    return this.#json(await this.#ask("POST", paths.reach(share), "{}"))
  }

  async mirrorsOf(id: string): Promise<MirrorsPage> {
    return this.#json(await this.#ask("GET", paths.mirrorsOf(id)))
  }

  async swarm(infohash: string): Promise<SwarmPage> {
    return this.#json(await this.#ask("GET", paths.swarm(infohash)))
  }

  async trust(): Promise<TrustPage> {
    return this.#json(await this.#ask("GET", paths.trust))
  }

  /** @param node its id, or the beginning of it. @throws CliFailure when the node is not known, or does not answer. */
  async trustCost(node: string, degrees: number): Promise<TrustCost> {
    return this.#json(await this.#ask("GET", `${paths.trustCost(node)}?degrees=${degrees}`))
  }

  /** @param node its id, or the beginning of it. @throws CliFailure when the node is not known. */
  async trustLoss(node: string): Promise<TrustLoss> {
    return this.#json(await this.#ask("GET", paths.trustLoss(node)))
  }

  async credit(): Promise<CreditPage> {
    return this.#json(await this.#ask("GET", paths.credit))
  }

  /** Newest first, those before `before`. */
  async history(
    table: TableName,
    id: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[]> {
    const query = new URLSearchParams({
      limit: String(limit),
      ...(before === undefined ? {} : { before: String(before) }),
    })
    return (await this.#json<HistoryPage>(await this.#ask("GET", `${paths.history(table, id)}?${query}`))).entries
  }

  /**
   * Messages from `cursor` and, of the figures, from `tick` on, for as long as the node lives. @throws CliFailure when
   * it ends.
   */
  feed(cursor: number, tick: string): AsyncGenerator<FeedMessage> {
    return this.#events<FeedMessage>(`${paths.feed}?${new URLSearchParams({ cursor: String(cursor), tick })}`)
  }

  /** The newest lines, oldest first. */
  async logs(source: LogSource | undefined, limit: number): Promise<readonly LogLine[]> {
    const query = new URLSearchParams({ limit: String(limit), ...(source && { source }) })
    return (await this.#json<LogPage>(await this.#ask("GET", `${paths.logs}?${query}`))).lines
  }

  /** Lines after the one with this id, until `signal` is aborted. @throws CliFailure when the node ends before. */
  async *logFeed(
    source: LogSource | undefined,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly LogLine[]> {
    const query = new URLSearchParams({ after: String(after), ...(source && { source }) })
    for await (const { event, data } of this.#events<LogMessage>(`${paths.logFeed}?${query}`, { signal }))
      if (event === "lines") yield data
  }

  async *#events<Message>(
    path: string,
    { signal, body }: { readonly signal?: AbortSignal; readonly body?: string } = {},
  ): AsyncGenerator<Message> {
    const answer = await this.#ask(body === undefined ? "GET" : "POST", path, body)
    if (answer.statusCode !== 200) await this.#json(answer)
    const leave = () => answer.destroy()
    signal?.addEventListener("abort", leave)
    if (signal?.aborted) leave()
    try {
      yield* serverEvents<Message>(answer)
    } catch (error) {
      if (!signal?.aborted && (error as NodeJS.ErrnoException).code !== "ECONNRESET") throw error
    } finally {
      signal?.removeEventListener("abort", leave)
      answer.destroy()
    }
    if (!signal?.aborted) throw stopped()
  }

  #ask(method: "GET" | "POST", path: string, body?: string): Promise<IncomingMessage> {
    const headers =
      body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
    return new Promise((resolve, reject) => {
      const sent = request({ socketPath: this.#socketPath, path, method, headers, agent: false }, resolve)
      sent.on("error", (error: NodeJS.ErrnoException) => reject(this.#unreachable(error)))
      sent.end(body)
    })
  }

  #unreachable(error: NodeJS.ErrnoException): Error {
    if (error.code === "EACCES") {
      return new CliFailure(
        exitCodes.failed,
        "no-permission",
        `the node with this data folder belongs to another user: ${this.#dataDir}`,
      )
    }
    return ["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTDIR"].includes(error.code ?? "")
      ? notRunning(this.#dataDir)
      : error
  }

  async #json<T>(answer: IncomingMessage): Promise<T> {
    const value = JSON.parse((await octets(answer)).toString()) as T | Refusal
    if (answer.statusCode !== 200) throw failed(value as Refusal)
    return value as T
  }
}
