/** All read models there are. A new one is declared in a file of its own and listed here. */
import { hash } from "node:crypto"
import { creditDays } from "./creditDays.ts"
import { credits } from "./credits.ts"
import { ledgers } from "./ledgers.ts"
import { limits } from "./limits.ts"
import { dialTimes } from "./dialTimes.ts"
import { handovers } from "./handovers.ts"
import { mirrors } from "./mirrors.ts"
import type { ReadModel, ViewOf } from "./ReadModel.ts"
import { relays } from "./relays.ts"
import { relayTraffic } from "./relayTraffic.ts"
import { releases } from "./releases.ts"
import { shares } from "./shares.ts"
import { torrents } from "./torrents.ts"
import { trackers } from "./trackers.ts"
import { trusted } from "./trusted.ts"

export const readModels = [
  torrents,
  shares,
  trackers,
  mirrors,
  trusted,
  relays,
  credits,
  ledgers,
  creditDays,
  handovers,
  relayTraffic,
  releases,
  limits,
  dialTimes,
] as const satisfies readonly ReadModel[]

type Shown = Extract<(typeof readModels)[number], { readonly sort: "rows" }>

/** What the feed tells, by table. */
export type ShownRows = { readonly [Model in Shown as Model["name"]]: readonly ViewOf<Model>[] }

/** By the name of each table of rows, the kind of the streams that its rows are about. */
export const kindsOf = (models: readonly ReadModel[]): Readonly<Record<string, string>> =>
  Object.fromEntries(models.flatMap((model) => (model.sort === "rows" ? [[model.name, model.kind]] : [])))

/** With another one the database was made by other code. What a helper does is not in it: a version tells of that. */
export const fingerprintOf = (models: readonly ReadModel[]): string =>
  hash("sha256", models.map((model) => `${model.name}/${model.version}\n${codeOf(model)}`).join("\n"))

const codeOf = (model: ReadModel): string =>
  (model.sort === "sql" ? [model.tables, model.open] : [model.initial, ...Object.values<unknown>(model.on), model.view])
    .map(String)
    .join("\n")
