/** The whole study of one world: every table and every plot, by name. The same world gives the same octets. */
import { assumedTable } from "./assumptions.ts"
import { choiceTable, compared, limitsTable, livesTable, sensitivityTable } from "./choice.ts"
import { plotsOf } from "./plots.ts"
import { Population } from "./Population.ts"
import {
  capsTable,
  cheatsTable,
  grantsTable,
  natTable,
  neededTable,
  owedTable,
  policiesTable,
  pricesTable,
  waitsTable,
} from "./tables.ts"
import { WORLD, type World } from "./World.ts"

export interface Study {
  /** Markdown, by the name of its place in docs/credit.md. */
  readonly tables: Readonly<Record<string, string>>
  /** SVG, by the name of its file in docs/credit/. */
  readonly plots: Readonly<Record<string, string>>
}

export const study = (world: World = WORLD): Study => {
  const people = new Population(world)
  const worlds = [
    people,
    new Population({ ...world, seed: world.seed + 1 }),
    new Population({ ...world, seed: world.seed + 2 }),
  ]
  const results = compared(people)
  return {
    tables: {
      assumed: assumedTable(),
      choice: choiceTable(results, worlds),
      limits: limitsTable(results, worlds),
      policies: policiesTable(people),
      waits: waitsTable(people),
      prices: pricesTable(people),
      grants: grantsTable(people),
      nat: natTable(people),
      needed: neededTable(people),
      cheats: cheatsTable(people),
      caps: capsTable(worlds),
      owed: owedTable(people),
      lives: livesTable(people),
      sensitivity: sensitivityTable(people),
    },
    plots: plotsOf(people),
  }
}
