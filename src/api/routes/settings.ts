/**
 * `GET /api/settings`: all settings; the commands `ChooseSetting` and `ResetSetting` set them. `GET` and `PUT
 * /api/preferences`: what the page keeps of its own, the setting of that name.
 */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { SettingsPage } from "../../contract/settings/page.ts"
import { preferences } from "../../contract/settings/registry.ts"
import type { ManagedNode } from "../Node.ts"
import { answerWith } from "./commands.ts"

export const settingsRoutes = (app: FastifyInstance, node: ManagedNode): void => {
  app.get(paths.settings, (): SettingsPage => ({ settings: node.settings() }))
  app.get(paths.preferences, () => node.settings().find(({ name }) => name === preferences.name)?.value)
  app.put(paths.preferences, async (request, reply) =>
    answerWith(reply, await node.command({ type: "ChooseSetting", name: preferences.name, value: request.body })),
  )
}
