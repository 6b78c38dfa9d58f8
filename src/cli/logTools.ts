/**
 * What `bulbil log` does: reads events, folds them as the actors do, checks their chain. Starts nothing, writes nothing
 * but what it was asked for. Failures are said on stderr, with exit code 1.
 */
import { once } from "node:events"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { deciders } from "../actors/registry.ts"
import { toHex } from "../core/hex.ts"
import { type Seq, type StreamId, splitStreamId } from "../core/ids.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import { SqliteEventLog } from "../events/log/SqliteEventLog.ts"
import { readRows, verify } from "../events/log/verify.ts"
import { registry } from "../events/registry.ts"
import { openGiven, ReadGivenError } from "../storage/readGiven.ts"
import { schemaName } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { fail } from "./failure.ts"
import { eventLine, eventObject, stateText } from "./formatEvent.ts"
import { checkedOutput, written } from "./newOutput.ts"
import { complain, say, sayJson } from "./output.ts"
import { jsonText } from "./safeText.ts"
import { onInterruption } from "./signals.ts"

const PAGE = 1_000
const FOLLOW_MS = 300

export interface LogOptions {
  readonly data: string
  readonly json?: true
}
export type TailOptions = LogOptions & { readonly lines: number; readonly follow?: true }
export type ShowOptions = LogOptions & { readonly stream?: string }
export type ReplayOptions = LogOptions & { readonly stream?: string; readonly to?: number }
export type ExportOptions = LogOptions & { readonly output?: string; readonly force?: true }

const fileOf = ({ data }: LogOptions): string => join(data, "events.sqlite")
const sayEvent = ({ json }: LogOptions, stored: StoredEvent): boolean =>
  json ? sayJson(eventObject(stored)) : say(eventLine(stored))

const failed = (code: string, message: string): CliFailure =>
  // Where there is no log there never was a node.
  new CliFailure(code === "no-log" ? exitCodes.notRunning : exitCodes.failed, code, message)

const reasons = {
  missing: "no-log",
  denied: "no-permission",
  "no-file": "no-log",
  "too-large": "no-log",
  failed: "io",
} as const

/** Looks first whether the log is there and can be read: a database that cannot be opened does not say why. */
const guarded = async (options: LogOptions, work: () => Promise<void>): Promise<void> => {
  try {
    await (await openGiven(fileOf(options)).catch(unreadable(fileOf(options)))).close()
    await work()
  } catch (error) {
    fail(error, options.json === true)
  }
}

const unreadable =
  (file: string) =>
  (error: unknown): never => {
    if (!(error instanceof ReadGivenError)) throw error
    throw failed(
      reasons[error.reason],
      error.reason === "missing"
        ? `there is no event log at ${file}; --data names the folder of a node`
        : error.message,
    )
  }

const withLog = (options: LogOptions, work: (log: SqliteEventLog) => Promise<void>): Promise<void> =>
  guarded(options, async () => {
    const log = await SqliteEventLog.open({ file: fileOf(options), registry, readonly: true })
    try {
      await work(log)
    } finally {
      await log.close()
    }
  })

/** From `after` on, one stream's or all. */
async function* events(log: SqliteEventLog, stream: string | undefined, after = 0): AsyncGenerator<StoredEvent> {
  for (let at = after; ;) {
    const page =
      stream === undefined ? await log.page(at as Seq, PAGE) : await log.streamPage(stream as StreamId, at, PAGE)
    yield* page
    if (page.length < PAGE) return
    at = stream === undefined ? page.at(-1)!.seq : page.at(-1)!.version
  }
}

export const tail = (options: TailOptions): Promise<void> =>
  withLog(options, async (log) => {
    const last: StoredEvent[] = []
    let after = Math.max(0, (await log.head()) - options.lines)
    const tell = (stored: StoredEvent): void => {
      sayEvent(options, stored)
      after = stored.seq
    }
    for await (const stored of events(log, undefined, after)) last.push(stored)
    last.forEach(tell)
    if (!options.follow) return
    const left = new AbortController()
    const release = onInterruption(() => left.abort())
    while (!left.signal.aborted) {
      for await (const stored of events(log, undefined, after)) tell(stored)
      await sleep(FOLLOW_MS, undefined, { signal: left.signal }).catch(() => undefined)
    }
    release()
  })

export const show = (seq: number | undefined, options: ShowOptions): Promise<void> =>
  withLog(options, async (log) => {
    let shown = 0
    if (seq !== undefined) {
      const [stored] = await log.page(Math.max(0, seq - 1) as Seq, 1)
      if (stored?.seq === seq) {
        shown++
        sayJson(eventObject(stored), options.json ? 0 : 2)
      }
    } else {
      for await (const stored of events(log, options.stream)) {
        shown++
        sayEvent(options, stored)
      }
    }
    if (shown === 0)
      throw failed(
        "no-such-event",
        seq === undefined ? `there are no events of ${options.stream}` : `there is no event ${seq}, or it has expired`,
      )
  })

export const replay = (options: ReplayOptions): Promise<void> =>
  withLog(options, async (log) => {
    const states = new Map<string, unknown>()
    const tell = (stream: string, stored: StoredEvent | undefined) => {
      const { kind } = splitStreamId(stream as StreamId)
      const state = states.get(stream)
      const mode = deciders[kind]!.modeOf(state)
      if (options.json)
        sayJson({
          ...(stored && { seq: stored.seq, type: stored.type }),
          stream,
          mode,
          state: JSON.parse(stateText(state)),
        })
      else say(`${stored ? `${eventLine(stored)}\n    → ` : `${stream} `}${mode} ${stateText(state)}`)
    }
    for await (const stored of events(log, options.stream)) {
      if (options.to !== undefined && stored.seq > options.to) break
      const decider = deciders[splitStreamId(stored.stream).kind]
      if (!decider) continue
      states.set(stored.stream, decider.evolve(states.get(stored.stream) ?? decider.initial, stored.event))
      if (options.to === undefined) tell(stored.stream, stored)
    }
    if (states.size === 0 && options.stream !== undefined)
      throw failed("no-such-event", `there are no events of ${options.stream} by then`)
    if (options.to !== undefined) for (const stream of states.keys()) tell(stream, undefined)
  })

export const verifyAll = (options: LogOptions): Promise<void> =>
  guarded(options, async () => {
    const verdict = verify(fileOf(options), registry)
    const message = verdict.ok ? "" : `event ${verdict.seq}: ${verdict.problem}`
    if (options.json)
      sayJson(verdict.ok ? { schema: schemaName("log verify"), ...verdict } : { ...verdict, code: "corrupt", message })
    else if (verdict.ok)
      say(`${verdict.events} events, ${verdict.redacted} of them expired: the chain holds, head ${verdict.hash}`)
    if (verdict.ok) return
    complain(message)
    process.exitCode = exitCodes.failed
  })

export const exportAll = (options: ExportOptions): Promise<void> =>
  guarded(options, async () => {
    const { output, force = false } = options
    if (output === undefined) return printed(exported(fileOf(options)))
    await checkedOutput(output, force)
    await written(output, exported(fileOf(options)), force, 0o600)
  })

function* exported(file: string): Generator<string> {
  for (const { payload, body_hash, hash, ...row } of readRows(file)) {
    const fields = payload === null ? null : JSON.parse(payload)
    yield `${jsonText({ ...row, payload: fields, body_hash: toHex(body_hash), hash: toHex(hash) })}\n`
  }
}

/** Waits for a reader that is slower than the disk. */
const printed = async (lines: Iterable<string>): Promise<void> => {
  for (const line of lines) if (!say(line.slice(0, -1))) await once(process.stdout, "drain")
}
