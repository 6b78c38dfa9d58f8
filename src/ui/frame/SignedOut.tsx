/**
 * Shown when the node answers as to a stranger: this browser's cookie is gone, or was not used for a month. It goes on
 * by itself when the link is opened in another tab; what one was about to do stays as it was.
 */
import type { Component } from "solid-js"
import { Logo } from "../parts/Logo.tsx"
import { Marked } from "../parts/Marked.tsx"
import { useModel } from "../state/model.ts"
import { frameWords } from "./words.ts"

export const SignedOut: Component = () => {
  const { connection, dialogs } = useModel()
  return (
    <main class="alone">
      <Logo />
      <h1>{frameWords.openAgain}</h1>
      <p>{frameWords.signedOut(dialogs.open() !== null)}</p>
      <p class="quiet">
        <Marked text={frameWords.linkIs} />
      </p>
      <button type="button" class="button" onClick={connection.retryNow}>
        {frameWords.tryAgain}
      </button>
    </main>
  )
}
