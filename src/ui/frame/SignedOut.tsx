/** Shown when the node answers as to a stranger: it was started again, or this browser's cookie is gone. */
import type { Component } from "solid-js"
import { Logo } from "../parts/Logo.tsx"

export const SignedOut: Component = () => (
  <main class="alone">
    <Logo />
    <h1>Open your management link again</h1>
    <p>The node does not know this browser any more. That is so after each start of the node, and when the browser forgets cookies.</p>
    <p class="quiet">The link is what <code>bulbil start</code> prints: http://….onion/management/…</p>
  </main>
)
