/**
 * Shown when the node answers as to a stranger: this browser's cookie is gone, or was not used for a month. It goes on
 * by itself when the link is opened in another tab; what one was about to do stays as it was.
 */
import type { Component } from "solid-js"
import { Logo } from "../parts/Logo.tsx"
import { useModel } from "../state/model.ts"

export const SignedOut: Component = () => {
  const { connection, dialogs } = useModel()
  return (
    <main class="alone">
      <Logo />
      <h1>Open your management link again</h1>
      <p>
        The node does not know this browser any more: the browser forgot its cookie, or did not use it for 30 days. Open
        the link in a new tab; this page then goes on by itself
        {dialogs.open() ? ", with what you were about to do" : ""}.
      </p>
      <p class="quiet">
        The link is what <code>bulbil start</code> prints, and <code>bulbil link</code> again:
        http://….onion/management/…
      </p>
      <button type="button" class="button" onClick={connection.retryNow}>
        Try again
      </button>
    </main>
  )
}
