/** Confirms the end of the relay’s process, and says what is lost by it. */
import type { Component } from "solid-js"
import { ConfirmPoints } from "../dialogs/ConfirmPoints.tsx"
import { relayDialogWords } from "./dialogWords.ts"

const words = relayDialogWords.stop

export const StopRelayDialog: Component = () => (
  <ConfirmPoints
    title={words.title}
    points={words.points}
    command={{ type: "StopRelay" }}
    go={words.go}
    danger
    done={words.done}
  />
)
