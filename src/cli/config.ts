/** `bulbil config NAME`, `config list|get|set|unset`: what is chosen once for the node. */
import type { SettingView } from "../contract/settings/page.ts"
import type { CliGroup, Said } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { cut, safeText } from "./safeText.ts"
import { settingText, settingValue } from "./settingValue.ts"

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

/** Whether it was chosen, and what else would hold. */
const chosenText = (setting: SettingView): string =>
  setting.chosen ? `default: ${safeText(settingText({ ...setting, value: setting.default }))}` : "default"

const headOf = (setting: SettingView, value: string): string =>
  `${setting.name}: ${value} (${chosenText(setting)})${whenOf(setting)}`

const about = (setting: SettingView): string => {
  const { help, takes, unit, command, holds } = setting
  return [
    headOf(setting, safeText(settingText(setting))),
    `  ${help}`,
    `  takes ${takes}${unit === null ? "" : `, in ${unit}`}; holds ${holds}`,
    ...(unit?.startsWith("octets") ? ["  as 2M (2,000,000) or 2MiB (2,097,152)"] : []),
    ...(command === null ? [] : [`  also set by: bulbil ${command}`]),
  ].join("\n")
}

const VALUE_COLUMNS = 60

const lineOf = (setting: SettingView): string =>
  `${headOf(setting, cut(settingText(setting), VALUE_COLUMNS))}\n  ${setting.help}; holds ${setting.holds}`

const allSaid = async (client: Client): Promise<Said> => {
  const settings = await client.settings()
  return {
    schema: "config list",
    json: { settings },
    text: `${settings.map(lineOf).join("\n")}\n\nbulbil config NAME says what one takes; bulbil config set NAME VALUE chooses`,
  }
}

const list = nodeCommand({
  name: "list",
  summary: "show all settings: value, default, what each is for, whether it holds at once",
  example: "config list",
  run: ({ client }) => allSaid(client),
})

const get = nodeCommand<[name: string | undefined]>({
  name: "get",
  summary: "show one setting in full: its value, what it takes, when it holds; bulbil config NAME does the same",
  example: "config downloads.folder",
  takes: (command) => command.argument("[setting]", `${NAME}; none for all of them`),
  run: async ({ client }, name) => {
    if (name === undefined) return allSaid(client)
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
      .argument("<setting>", NAME)
      .argument("[values...]", "a number, a size as 64M or 64MiB, a word, a folder; of a list of folders each of them"),
  run: async ({ client }, name, words) => {
    const setting = await named(client, name)
    if (words.length === 0)
      throw new CliFailure(exitCodes.usage, "usage", `say what it is to be: ${name} takes ${setting.takes}`)
    await client.command({ type: "ChooseSetting", name, value: settingValue(setting, words) })
    const now = await named(client, name)
    return said("config set", now)
  },
})

const unset = nodeCommand<[name: string]>({
  name: "unset",
  summary: "go back to the default of a setting",
  example: "config unset privacy.stream-days",
  takes: (command) => command.argument("<setting>", NAME),
  run: async ({ client }, name) => {
    await named(client, name)
    await client.command({ type: "ResetSetting", name })
    const now = await named(client, name)
    return said("config unset", now)
  },
})

export const configCommand: CliGroup = {
  name: "config",
  summary: "the settings of the node: folders, times, budgets, the relay's limits",
  commands: [list, get, set, unset],
  otherwise: "get",
}
