/**
 * What a node is made of, list by list: the facts, the actors, the read models, the commands. What follows from them
 * (rows, feed, histories, replies) names no feature.
 */
import { actors, type ListedActor } from "../actors/registry.ts"
import type { Registry } from "../events/EventLog.ts"
import { registry } from "../events/registry.ts"
import type { ReadModel } from "../projections/ReadModel.ts"
import { readModels } from "../projections/registry.ts"
import type { Command } from "./commands/defineCommand.ts"
import { commands } from "./commands/registry.ts"

export interface Lists {
  readonly facts: Registry
  readonly actors: readonly ListedActor[]
  readonly readModels: readonly ReadModel[]
  readonly commands: readonly Command[]
}

export const lists: Lists = { facts: registry, actors, readModels, commands }
