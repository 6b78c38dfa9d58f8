/**
 * What is asked of a data folder while no node runs: the chain, the rows against a rebuild, and that nothing half is
 * left.
 */
import { cpSync, existsSync, readdirSync, rmSync, statSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { systemClock } from "../../../src/app/systemClock.ts"
import { SqliteEventLog } from "../../../src/events/log/SqliteEventLog.ts"
import { verify } from "../../../src/events/log/verify.ts"
import { registry } from "../../../src/events/registry.ts"
import { Projector } from "../../../src/projections/Projector.ts"
import { creditDays } from "../../../src/projections/creditDays.ts"
import { credits } from "../../../src/projections/credits.ts"
import { mirrors } from "../../../src/projections/mirrors.ts"
import { shares } from "../../../src/projections/shares.ts"
import { torrents } from "../../../src/projections/torrents.ts"
import { trackers } from "../../../src/projections/trackers.ts"

/** @returns in words, what is wrong. */
export const offlineFaults = async (data: string): Promise<readonly string[]> => {
  const wrong: string[] = []
  const events = path.join(data, "events.sqlite")
  if (!existsSync(events)) return []
  const verdict = verify(events, registry)
  if (!verdict.ok && !/no such table/.test(verdict.problem)) wrong.push(`event ${verdict.seq}: ${verdict.problem}`)
  if (!verdict.ok) return wrong
  const [kept, anew] = [await rows(events, path.join(data, "projections.sqlite")), await rows(events, undefined)]
  if (kept !== anew) wrong.push(`the rows are not those of a rebuild:\n${kept}\n${anew}`)
  return wrong
}

const rows = async (events: string, from: string | undefined): Promise<string> => {
  const file = `${events}.check`
  for (const suffix of ["", "-wal"])
    if (from !== undefined && existsSync(from + suffix)) cpSync(from + suffix, file + suffix)
  const log = await SqliteEventLog.open({ file: events, registry, readonly: true })
  const projector = await Projector.open({ file, log, clock: systemClock })
  const { checkpoint } = projector
  const all = JSON.stringify([
    checkpoint,
    projector.all(torrents),
    projector.all(shares),
    projector.all(trackers),
    projector.all(mirrors),
    projector.all(credits),
    projector.ask(creditDays).all(),
  ])
  await projector.close()
  await log.close()
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true })
  return all
}

/**
 * What a kill left half written, by name, and which file it is: one of the same name that is written anew is another.
 */
export const halfFiles = (data: string): ReadonlyMap<string, string> =>
  new Map(
    (existsSync(data) ? readdirSync(data, { recursive: true, encoding: "utf8" }) : [])
      .filter((name) => /\.(new|tmp|part|check)$/.test(name))
      .map((name) => [name, fileAt(path.join(data, name))!]),
  )

const fileAt = (file: string): string | undefined => {
  const there = statSync(file, { bigint: true, throwIfNoEntry: false })
  return there && `${there.ino} ${there.birthtimeNs}`
}

/**
 * @param known ids of all streams, ended ones too. @param half what was half written before the start.
 * @returns what lies in the folder of a node that is up and should not.
 */
export const strayFiles = async (
  data: string,
  known: ReadonlySet<string>,
  half: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const stray = () => [...half].filter(([name, file]) => fileAt(path.join(data, name)) === file).map(([name]) => name)
  // Those of torrents go when the torrent is opened, a moment after the start.
  for (let tries = 0; tries < 100 && stray().length > 0; tries++) await sleep(50)
  const secrets = readdirSync(path.join(data, "vault")).filter(
    (name) => /^(share|link|mirror)-.*\.json$/.test(name) && !known.has(name.replace(/^\w+-|\.json$/g, "")),
  )
  return [...stray(), ...secrets.map((name) => `vault/${name}`)]
}

export const knownIds = async (data: string): Promise<ReadonlySet<string>> => {
  const log = await SqliteEventLog.open({ file: path.join(data, "events.sqlite"), registry, readonly: true })
  const found = new Set<string>()
  for (const kind of ["share", "torrent", "mirror"])
    for (const { stream } of await log.streams(kind)) found.add(stream.slice(kind.length + 1))
  await log.close()
  return found
}
