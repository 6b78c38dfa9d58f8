/** Commands about settings: to choose a value, to take that back. */
import { ChooseSetting, ResetSetting } from "../../contract/commands/settings.ts"
import { choose, reset } from "../settings/choose.ts"
import { defineCommand } from "./defineCommand.ts"

const TURNS = "settings"

export const chooseSettingCommand = defineCommand(
  ChooseSetting,
  (parts, { name, value }) => choose(parts, name, value),
  TURNS,
)
export const resetSettingCommand = defineCommand(ResetSetting, (parts, { name }) => reset(parts, name), TURNS)
