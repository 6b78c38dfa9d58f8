/**
 * `bulbil log`: looks into a node's history, also while the node runs. Reads only. `replay` folds events as the actors do,
 * and starts nothing.
 */
import { createWriteStream } from "node:fs"
import { join, resolve } from "node:path"
import { pipeline } from "node:stream/promises"
import { setTimeout as sleep } from "node:timers/promises"
import { Command, InvalidArgumentError } from "commander"
import { deciders } from "../actors/deciders.ts"
import { type Seq, type StreamId, splitStreamId } from "../core/ids.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import { SqliteEventLog } from "../events/log/SqliteEventLog.ts"
import { readRows, verify } from "../events/log/verify.ts"
import { registry } from "../events/registry.ts"
import { defaultDataDir } from "./dataDir.ts"
import { eventLine, eventObject, stateText } from "./formatEvent.ts"

const PAGE = 1_000
const FOLLOW_MS = 300

interface Options {
  readonly data: string
  readonly json?: true
}

const whole = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted.")
  return Number(text)
}
const fileOf = ({ data }: Options): string => join(data, "events.sqlite")
const say = (text: string): boolean => process.stdout.write(`${text}\n`)
const show = ({ json }: Options, stored: StoredEvent): boolean => say(json ? JSON.stringify(eventObject(stored)) : eventLine(stored))

/** Runs the work; what fails is said on stderr, with exit code 1. */
const guarded = async (options: Options, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    const { code = "failed", message } = error as { code?: string; message: string }
    if (options.json) say(JSON.stringify({ ok: false, code, message }))
    process.stderr.write(`bulbil: ${message}\n`)
    process.exitCode = 1
  }
}

const withLog = (options: Options, work: (log: SqliteEventLog) => Promise<void>): Promise<void> =>
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
  for (let at = after; ; ) {
    const page = stream === undefined ? await log.page(at as Seq, PAGE) : await log.streamPage(stream as StreamId, at, PAGE)
    yield* page
    if (page.length < PAGE) return
    at = stream === undefined ? page.at(-1)!.seq : page.at(-1)!.version
  }
}

const command = (name: string, summary: string): Command =>
  new Command(name)
    .description(summary)
    .option("--data <folder>", "the node's data folder ($BULBIL_DATA)", (folder: string) => resolve(folder), defaultDataDir())
    .option("--json", "print JSON, one object a line")

const tail = (): Command =>
  command("tail", "show the last events")
    .option("-n, --lines <count>", "how many", whole, 20)
    .option("-f, --follow", "go on with new ones as they come")
    .action((options: Options & { lines: number; follow?: true }) =>
      withLog(options, async (log) => {
        let last: StoredEvent[] = []
        let after = Math.max(0, (await log.head()) - options.lines)
        for await (const stored of events(log, undefined, after)) last.push(stored)
        const tell = (stored: StoredEvent): void => {
          show(options, stored)
          after = stored.seq
        }
        last.forEach(tell)
        while (options.follow) {
          for await (const stored of events(log, undefined, after)) tell(stored)
          await sleep(FOLLOW_MS)
        }
      }))

const showOne = (): Command =>
  command("show", "show one event, or all of a stream")
    .argument("[seq]", "the event's number", whole)
    .option("--stream <stream>", "such as torrent/ID")
    .action((seq: number | undefined, options: Options & { stream?: string }, self: Command) => {
      if ((seq === undefined) === (options.stream === undefined)) self.error("error: give either SEQ or --stream", { exitCode: 2 })
      return withLog(options, async (log) => {
        let shown = 0
        if (seq !== undefined) {
          const [stored] = await log.page(Math.max(0, seq - 1) as Seq, 1)
          if (stored?.seq === seq) {
            shown++
            say(JSON.stringify(eventObject(stored), null, options.json ? 0 : 2))
          }
        } else {
          for await (const stored of events(log, options.stream)) {
            shown++
            show(options, stored)
          }
        }
        if (shown === 0) throw new Error(seq === undefined ? `there are no events of ${options.stream}` : `there is no event ${seq}, or it has expired`)
      })
    })

const replay = (): Command =>
  command("replay", "fold the history into states, as the actors do")
    .option("--stream <stream>", "only this one, such as torrent/ID")
    .option("--to <seq>", "the states right after this event, instead of each step", whole)
    .action((options: Options & { stream?: string; to?: number }) =>
      withLog(options, async (log) => {
        const states = new Map<string, unknown>()
        const tell = (stream: string, stored: StoredEvent | undefined) => {
          const { kind } = splitStreamId(stream as StreamId)
          const state = states.get(stream)
          const mode = deciders[kind]!.modeOf(state)
          if (options.json) say(JSON.stringify({ ...(stored && { seq: stored.seq, type: stored.type }), stream, mode, state: JSON.parse(stateText(state)) }))
          else say(`${stored ? `${eventLine(stored)}\n    → ` : `${stream} `}${mode} ${stateText(state)}`)
        }
        for await (const stored of events(log, options.stream)) {
          if (options.to !== undefined && stored.seq > options.to) break
          const decider = deciders[splitStreamId(stored.stream).kind]
          if (!decider) continue
          states.set(stored.stream, decider.evolve(states.get(stored.stream) ?? decider.initial, stored.event))
          if (options.to === undefined) tell(stored.stream, stored)
        }
        if (states.size === 0 && options.stream !== undefined) throw new Error(`there are no events of ${options.stream} by then`)
        if (options.to !== undefined) for (const stream of states.keys()) tell(stream, undefined)
      }))

const verifyAll = (): Command =>
  command("verify", "check the hash chain and that every event can be read").action((options: Options) =>
    guarded(options, async () => {
      const verdict = verify(fileOf(options), registry)
      if (options.json) say(JSON.stringify(verdict))
      else if (verdict.ok) say(`${verdict.events} events, ${verdict.redacted} of them expired: the chain holds, head ${verdict.hash}`)
      if (verdict.ok) return
      process.stderr.write(`bulbil: event ${verdict.seq}: ${verdict.problem}\n`)
      process.exitCode = 1
    }))

const exportAll = (): Command =>
  command("export", "write all events as JSON lines, with their hashes")
    .option("-o, --output <file>", "instead of standard output")
    .action((options: Options & { output?: string }) =>
      guarded(options, async () => {
        const hex = (octets: Uint8Array) => Buffer.from(octets).toString("hex")
        const lines = function* () {
          for (const { payload, body_hash, hash, ...row } of readRows(fileOf(options))) {
            yield `${JSON.stringify({ ...row, payload: payload === null ? null : JSON.parse(payload), body_hash: hex(body_hash), hash: hex(hash) })}\n`
          }
        }
        if (options.output !== undefined) await pipeline(lines(), createWriteStream(options.output, { mode: 0o600 }))
        else for (const line of lines()) process.stdout.write(line)
      }))

export const logCommand = (): Command => {
  const log = new Command("log").description("look into the history: what happened, and what it came to")
  for (const each of [tail(), showOne(), replay(), verifyAll(), exportAll()]) log.addCommand(each)
  return log
}
