/** A feature that Bulbil does not have: its facts, actor, read model and command stand here alone. */
import { Schema } from "effect"
import type { ActorDefinition, Effects } from "../../../src/actors/kernel/ActorDefinition.ts"
import { defineCommand } from "../../../src/app/commands/defineCommand.ts"
import { answered, freshId } from "../../../src/app/commands/answers.ts"
import { type Lists, lists } from "../../../src/app/lists.ts"
import { commandSchema } from "../../../src/contract/commands/commandSchema.ts"
import { accept, type Decision, nothing, reject } from "../../../src/core/decider.ts"
import { type EventOf, facts, kept } from "../../../src/events/facts.ts"
import type { RowModel, SqlModel } from "../../../src/projections/ReadModel.ts"

const ToyFacts = facts("toy", {
  ToyWound: kept({ turns: Schema.NonNegativeInt }),
  ToySpun: kept({}),
})
type ToyEvent = EventOf<typeof ToyFacts>
type ToyInput = { readonly type: "WindToy"; readonly turns: number } | { readonly type: "ToyTurned" }
type ToyMode = "still" | "spinning"

interface ToyState {
  readonly left: number
}

const toyActor: ActorDefinition<ToyState, ToyInput, ToyEvent, ToyMode> = {
  kind: "toy",
  decider: {
    initial: { left: 0 },
    decide: (state, input): Decision<ToyEvent> => {
      if (input.type === "ToyTurned") return state.left > 0 ? accept({ type: "ToySpun" }) : nothing
      return state.left > 0
        ? reject("toy-spins", "the toy spins already; wait until it is still")
        : accept({ type: "ToyWound", turns: input.turns })
    },
    evolve: ({ left }, event) => ({ left: event.type === "ToyWound" ? event.turns : left - 1 }),
  },
  modeOf: ({ left }) => (left > 0 ? "spinning" : "still"),
  modes: { still: { rests: true }, spinning: { effects: ["spin"] } },
}

const toyEffects = (): Effects<ToyState, ToyInput> => ({
  spin: async ({ tell, signal }) => {
    while (!signal.aborted) await tell({ type: "ToyTurned" })
  },
})

interface ToyRow {
  readonly id: string
  readonly mode: ToyMode
  readonly spun: number
  readonly left: number
}

const toys: RowModel<"toys", Omit<ToyRow, "mode">, ToyRow, ToyEvent> = {
  sort: "rows",
  name: "toys",
  version: 1,
  kind: "toy",
  initial: (id) => ({ id, spun: 0, left: 0 }),
  on: {
    ToyWound: (row, { turns }) => ({ ...row, left: turns }),
    ToySpun: (row) => ({ ...row, spun: row.spun + 1, left: row.left - 1 }),
  },
  view: (row) => ({ ...row, mode: row.left > 0 ? "spinning" : "still" }),
}

/** The other sort: asked by more than an id. */
export const toyTurns: SqlModel<ToyEvent, { readonly over: (turns: number) => number }> = {
  sort: "sql",
  name: "toy_turns",
  version: 1,
  kinds: ["toy"],
  tables: "CREATE TABLE IF NOT EXISTS toy_turns (seq INTEGER PRIMARY KEY, turns INTEGER NOT NULL) STRICT",
  open: (database) => {
    const add = database.prepare("INSERT INTO toy_turns VALUES (?, ?)")
    const over = database.prepare<[number], number>("SELECT count(*) FROM toy_turns WHERE turns > ?").pluck()
    return {
      on: { ToyWound: ({ turns }, { seq }) => void add.run(seq, turns) },
      answers: { over: (turns) => over.get(turns)! },
    }
  },
}

const WindToy = commandSchema("WindToy", {
  turns: Schema.Int.pipe(Schema.between(1, 9)).annotations({ description: "a number from 1 to 9" }),
})
const windToy = defineCommand(WindToy, async (parts, { turns }) => {
  const id = freshId(parts)
  return answered(parts, id, await parts.kernel.tell("toy", id, { type: "WindToy", turns } as never))
})

/** All that Bulbil has, and the toy: one line a list. */
export const withToy: Lists = {
  facts: [...lists.facts, ToyFacts],
  actors: [...lists.actors, { definition: toyActor, effects: toyEffects }],
  readModels: [...lists.readModels, toys, toyTurns],
  commands: [...lists.commands, windToy],
}
