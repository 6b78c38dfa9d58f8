/** Commands about settings: to choose a value, to take that back. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"

const Name = Schema.String.pipe(Schema.maxLength(64)).annotations({
  description: "a setting's name, as bulbil config list shows it",
})
const Value = Schema.Unknown.annotations({ description: "a value that the setting takes, as JSON" })

export const ChooseSetting = commandSchema("ChooseSetting", { name: Name, value: Value })

/** Its default holds again. */
export const ResetSetting = commandSchema("ResetSetting", { name: Name })
