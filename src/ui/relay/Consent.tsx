/**
 * The question whether this machine may be a Tor relay: what that is, what becomes known, what it costs, and what
 * follows from no. Two answers of equal weight.
 */
import { type Component, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import { withoutRelay } from "../../contract/words/credit.ts"

export const Consent: Component<{ readonly answered: () => void }> = (props) => {
  const { ledger, relayActions, state } = useModel()
  const answer = (consent: "yes" | "no"): void => {
    relayActions.answer(consent)
    props.answered()
    document.getElementById("page-title")?.focus()
  }
  return (
    <section class="part consent" aria-labelledby="consent-title">
      <h3 id="consent-title">May this machine be a Tor relay?</h3>
      <p>
        Tor is carried by the machines of volunteers. A <strong>middle relay</strong> passes on what other relays send
        to it, all of it encrypted. It is never the last hop: it connects to no site for anybody (its settings say{" "}
        <code>ExitRelay 0</code>), and it never sees what it carries, or who talks to whom. After some weeks it may also
        be a first hop: then it sees the addresses of those who enter Tor through it, and still nothing of what they do.
      </p>
      <div class="consent-sides">
        <div>
          <h4>What becomes known</h4>
          <ul class="advice">
            <li>
              <strong>This machine’s IP address becomes public in the list of relays.</strong> Anyone can see that this
              address runs a relay, today and in old lists; not what for, and nothing of Bulbil.
            </li>
            <li>
              Some sites and services block or slow down the addresses of relays, though they are no exits. Whoever
              shares this address with you feels it too.
            </li>
            <li>An employer, a landlord or an internet provider may see it. Look whether they allow it.</li>
            <li>
              <strong>Your onions and a relay on the same line go down together.</strong> Who watches patiently can tie
              them to each other. The more private choice is a relay on another machine, whose credit is brought here
              (below).
            </li>
          </ul>
        </div>
        <div>
          <h4>What it costs</h4>
          <ul class="advice">
            <li>
              <strong>Bandwidth, up to a limit, in both directions.</strong> At first between 1 and 1.6 MB/s, at most
              136 GB a day in and as much out; you can change it. On a line that is paid by volume, say no.
            </li>
            <li>A few hundred megabytes of memory, and some computing time.</li>
            <li>
              It is a process of its own: <strong>it goes on running when Bulbil stops</strong>, since a relay is of use
              when it is steady. Only “Stop relay” ends it.
            </li>
            <li>No money is involved, and nobody else has to approve. Nothing in it names this software.</li>
          </ul>
        </div>
      </div>
      <p>
        <strong>If you say no</strong>, everything else works: sharing, serving, your tracker, mirrors. Downloads follow
        the credit policy. <Show when={ledger()}>{(own) => <>{withoutRelay(own(), state.live.credit)}</>}</Show>
      </p>
      <div class="consent-answers">
        <button type="button" class="button" onClick={() => answer("yes")}>
          Yes, run a relay
        </button>
        <button type="button" class="button" onClick={() => answer("no")}>
          No
        </button>
        <p class="quiet">You can change your answer on this page at any time.</p>
      </div>
    </section>
  )
}
