/** What the operator has chosen, before anything that goes by it is opened. */
import { Context, Effect, Layer } from "effect"
import { logLevel } from "../../contract/settings/registry.ts"
import { Settings } from "../settings/Settings.ts"
import { Ground } from "./ground.ts"
import { opened } from "./part.ts"
import { Log } from "./records.ts"

export class Chosen extends Context.Tag("Chosen")<Chosen, Settings>() {}

export const settingsLayer = Layer.scoped(
  Chosen,
  Effect.gen(function* () {
    const { logs } = yield* Ground
    const log = yield* Log
    const settings = yield* opened(
      "settings",
      () => Settings.open(log),
      (open) => open.close(),
    )
    const follow = () => logs.keepFrom(settings.get(logLevel))
    follow()
    settings.onChange(follow)
    return settings
  }),
)
