/**
 * `GET /api/settings`: all settings; the commands `ChooseSetting` and `ResetSetting` set them. `GET` and `PUT
 * /api/preferences`: what the page keeps of its own, the setting of that name, with an ETag. A PUT with `If-Match`
 * changes nothing where it has none of those tags by now, and is answered with 412.
 */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { SettingsPage } from "../../contract/settings/page.ts"
import { preferencesTag } from "../../contract/settings/preferencesTag.ts"
import { preferences } from "../../contract/settings/registry.ts"
import { Turn } from "../../core/Turns.ts"
import type { ManagedNode } from "../Node.ts"
import { answerWith } from "./commands.ts"

const changed = {
  ok: false,
  code: "changed-meanwhile",
  message: "The preferences are others by now. Read them again, and change those.",
}

export const settingsRoutes = (app: FastifyInstance, node: ManagedNode): void => {
  const kept = (): unknown => node.settings().find(({ name }) => name === preferences.name)?.value
  const tag = (): string => preferencesTag(kept())
  const writing = new Turn()
  app.get(paths.settings, (): SettingsPage => ({ settings: node.settings() }))
  app.get(paths.preferences, (_, reply) => reply.header("etag", tag()).send(kept()))
  app.put(paths.preferences, (request, reply) =>
    writing.take(async () => {
      const upon = request.headers["if-match"]?.split(/\s*,\s*/)
      if (upon && !upon.includes(tag())) return reply.code(412).header("etag", tag()).send(changed)
      const answer = await node.command({ type: "ChooseSetting", name: preferences.name, value: request.body })
      return answerWith(reply.header("etag", tag()), answer)
    }),
  )
}
