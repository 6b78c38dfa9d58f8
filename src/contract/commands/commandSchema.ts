/** The form of a command: its name, and the fields in which it is asked. */
import { Schema } from "effect"

export const commandSchema = <const Type extends string, const Fields extends Schema.Struct.Fields>(
  type: Type,
  fields: Fields,
) => Schema.Struct({ type: Schema.Literal(type), ...fields } as { type: Schema.Literal<[Type]> } & Fields)
