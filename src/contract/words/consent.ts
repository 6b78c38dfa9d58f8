/** What operators must know before they let their machine be a relay; said once, for web and terminal. Marked text. */
import { inLanguage } from "./inLanguage.ts"

/** How what is told of is done there. */
export interface ConsentWays {
  readonly limit: string
  readonly stop: string
  readonly bring: string
  readonly policy: string
}

export interface ConsentWords {
  readonly about: string
  readonly sides: readonly { readonly title: string; readonly points: readonly string[] }[]
  readonly otherwise: string
}

const english = ({ limit, stop, bring, policy }: ConsentWays): ConsentWords => ({
  about:
    "Tor is carried by the machines of volunteers. A **middle relay** passes on what other relays send to it, all of " +
    "it encrypted. It is never the last hop: it connects to no site for anybody (its settings " +
    "say `ExitRelay 0`), and " +
    "it never sees what it carries, or who talks to whom. After some weeks it may also be a first hop: then it sees " +
    "the addresses of those who enter Tor through it, and still nothing of what they do.",
  sides: [
    {
      title: "What becomes known",
      points: [
        "**This machine’s IP address becomes public in the list of relays.** Anyone can see that this address runs a " +
          "relay, today and in old lists; not what for, and nothing of Bulbil.",
        "Some sites and services block or slow down the addresses of relays, though they are no " +
          "exits. Whoever shares " +
          "this address with you feels it too.",
        "An employer, a landlord or an internet provider may see it. Look whether they allow it.",
        "**Your onions and a relay on the same line go down together.** Who watches patiently can tie them to each " +
          `other. The more private choice is a relay on another machine, whose credit is brought here (${bring}).`,
      ],
    },
    {
      title: "What it costs",
      points: [
        "**Bandwidth, up to a limit, in both directions.** At first between 1 and 1.6 MB/s, at most 136 GB a day in " +
          `and as much out; you can change it (${limit}). On a line that is paid by volume, say no.`,
        "A few hundred megabytes of memory, and some computing time.",
        "It is a process of its own: **it goes on running when Bulbil stops**, since a relay is of use when it is " +
          `steady. It ends by ${stop}, or when you change your answer to no.`,
        "No money is involved, and nobody else has to approve. Nothing in it names this software.",
      ],
    },
  ],
  otherwise:
    "**If you say no**, everything else works: sharing, serving, your tracker, mirrors. " +
    `Downloads follow the credit policy${policy}.`,
})

export const consentTexts = inLanguage("consent", { words: english })

export const consentWords = (ways: ConsentWays): ConsentWords => consentTexts.words(ways)
