/** `bulbil config list|get|set|unset`: what is chosen once for the node. */
import type { SettingView } from "../contract/settings/page.ts"
import type { CliGroup, Said } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { settingText, settingValue } from "./settingValue.ts"
import { table } from "./table.ts"

const NAME = "as bulbil config list shows it"

/** @throws CliFailure when there is none. */
const named = async (client: Client, name: string): Promise<SettingView> => {
  const all = await client.settings()
  const found = all.find((setting) => setting.name === name)
  if (found) return found
  const names = all.map((each) => each.name).join(", ")
  throw new CliFailure(exitCodes.failed, "no-such-setting", `there is no setting ${name}; there are: ${names}`)
}

const whenOf = ({ waits }: SettingView): string => (waits ? "; it holds after bulbil restart" : "")

const said = (schema: "config set" | "config unset", setting: SettingView): Said => ({
  schema,
  json: { name: setting.name, value: setting.value },
  text: `${setting.name}: ${safeText(settingText(setting))}${whenOf(setting)}`,
})

const about = (setting: SettingView): string => {
  const { name, help, takes, unit, command } = setting
  return [
    `${name}: ${safeText(settingText(setting))}${setting.chosen ? "" : " (default)"}`,
    `  ${help}`,
    `  takes ${takes}${unit === null ? "" : `, in ${unit}`}; holds ${setting.holds}`,
    ...(setting.chosen ? [`  default: ${safeText(settingText({ ...setting, value: setting.default }))}`] : []),
    ...(command === null ? [] : [`  also set by: bulbil ${command}`]),
  ].join("\n")
}

const list = nodeCommand({
  name: "list",
  summary: "show all settings, what each is for, and whether it was chosen",
  example: "config list",
  run: async ({ client }) => {
    const settings = await client.settings()
    const rows = settings.map((each) => [each.name, safeText(settingText(each)), each.chosen ? "chosen" : "default"])
    return {
      schema: "config list",
      json: { settings },
      text: `${table(rows).join("\n")}\n\nbulbil config get NAME says what one is for`,
    }
  },
})

const get = nodeCommand<[name: string]>({
  name: "get",
  summary: "show one setting: its value, what it takes, when it holds",
  example: "config get downloads.folder",
  takes: (command) => command.argument("<name>", NAME),
  run: async ({ client }, name) => {
    const setting = await named(client, name)
    return { schema: "config get", json: setting, text: about(setting) }
  },
})

const set = nodeCommand<[name: string, values: readonly string[]]>({
  name: "set",
  summary: "choose the value of a setting",
  example: "config set privacy.stream-days 30",
  takes: (command) =>
    command
      .argument("<name>", NAME)
      .argument("<values...>", "a number, a size as 64M, a word, a folder; of a list of folders each of them"),
  run: async ({ client }, name, words) => {
    const setting = await named(client, name)
    await client.command({ type: "ChooseSetting", name, value: settingValue(setting, words) })
    const now = await named(client, name)
    return said("config set", now)
  },
})

const unset = nodeCommand<[name: string]>({
  name: "unset",
  summary: "go back to the default of a setting",
  example: "config unset privacy.stream-days",
  takes: (command) => command.argument("<name>", NAME),
  run: async ({ client }, name) => {
    await client.command({ type: "ResetSetting", name })
    const now = await named(client, name)
    return said("config unset", now)
  },
})

export const configCommand: CliGroup = {
  name: "config",
  summary: "the settings of the node: folders, times, budgets, the relay's limits",
  commands: [list, get, set, unset],
}
