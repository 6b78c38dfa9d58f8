/**
 * What each command prints with --json: one list, from which the types of what commands answer, docs/cli-json.md and
 * the tests follow. Commands import its types alone, so that none pays for loading schemas. A schema's number goes up
 * when a field is taken away or means something else; new fields may come without.
 */
import type { Schema } from "effect"
import { accessAnswers } from "./answers/access.ts"
import { fileAnswers } from "./answers/files.ts"
import { limitAnswers } from "./answers/limits.ts"
import { logLines } from "./answers/log.ts"
import { nodeAnswers, nodeLines } from "./answers/node.ts"
import { otherAnswers } from "./answers/others.ts"
import { placeAnswers } from "./answers/places.ts"
import { serviceAnswers } from "./answers/service.ts"

/** By the words of the command. In the envelope: `{"ok":true,"schema":"bulbil.relay-status/1",…}`. */
export const answers = {
  ...nodeAnswers,
  ...accessAnswers,
  ...fileAnswers,
  ...limitAnswers,
  ...otherAnswers,
  ...placeAnswers,
  ...serviceAnswers,
}

/** Of commands that go on: an object a line, without an envelope. */
export const lines = { ...nodeLines, ...logLines }

type List = typeof answers

/** A feature of its own may add to it. */
export interface Answers extends TypesOf<List> {}

type TypesOf<Fields extends Record<string, Schema.Struct.Fields>> = {
  readonly [Name in keyof Fields]: Schema.Struct.Type<Fields[Name]>
}
