/** Asks before the node is restarted, and says what that means meanwhile. */
import type { Component } from "solid-js"
import { ConfirmPoints } from "../dialogs/ConfirmPoints.tsx"
import { settingsWords as words } from "./words.ts"

export const RestartDialog: Component = () => (
  <ConfirmPoints
    title={words.restart.title}
    points={words.restart.points}
    command={{ type: "RestartNode" }}
    go={words.restart.go}
    done={words.restart.done}
  />
)
