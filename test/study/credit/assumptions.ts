/**
 * Where the figures of World.ts come from, and which of them are varied to see what hangs on them. "checked": the page
 * or abstract named was read for this study. Owns the table "What is assumed" and the list of variations.
 */
import { percent, table } from "./markdown.ts"
import { WORLD, type World } from "./World.ts"

interface Assumption {
  readonly what: string
  readonly value: string
  readonly source: string
}

const spread = ({ median, sigma }: World["demand"], unit: string) => `median ${median} ${unit}, σ ${sigma}`
const range = ({ from, to }: World["given"]) => `${Math.round(100 * from)}–${percent(to)}, evenly`

const ASSUMPTIONS: readonly Assumption[] = [
  {
    what: "cannot be reached from outside (NAT)",
    value: percent(WORLD.nat),
    source:
      "64 % of BitTorrent peers: Halkes, Pouwelse, NETWORKING 2011. At least 52 % of IPFS " +
      "nodes: Henningsen et al., “Mapping the Interplanetary Filesystem”, 2020. Both checked. " +
      "A provider's own NAT, which no setting at home helps against: 10 % of 60 providers, " +
      "Mandalari et al., arXiv 1704.01296, checked",
  },
  {
    what: "of the others, say yes to a relay",
    value: percent(WORLD.willing),
    source:
      "**a guess.** For comparison: nearly 70 % of Gnutella's users shared nothing (Adar, " +
      "Huberman, First Monday 2000; checked)",
  },
  {
    what: "what a line sends",
    value: `${spread(WORLD.uplink, "Mbit/s")}, at most ${WORLD.uplink.most}`,
    source:
      "Ookla: median of fixed lines in the USA 26.6 Mbit/s in December 2023, 11.9 in 2020 " +
      "(checked, as quoted by the Free State Foundation). σ **a guess**: a mean of 39 in 2020 " +
      "(Ookla's open data in a study named by the Benton Institute, checked) would even give " +
      "1.5",
  },
  { what: "part of it given to the relay", value: range(WORLD.given), source: "**a guess**" },
  {
    what: "part of that which Tor really uses",
    value: range(WORLD.used),
    source:
      "“normal for most relays to be loaded at 30–80 % of their capacity” " +
      "(support.torproject.org, “Why is my relay slow?”, checked), halved, because Tor " +
      "underestimates its relays' capacity by at least half (Jansen, Johnson, PAM 2021, " +
      "checked), and homes are no data centres",
  },
  {
    what: "a new relay",
    value:
      `1 % until day ${WORLD.ramp.measured}, rising to ${percent(WORLD.ramp.atRamping)} until ` +
      `day ${WORLD.ramp.ramping}, to all until day ${WORLD.ramp.steady}`,
    source:
      "the days: “The lifecycle of a new relay”, blog.torproject.org, 2013, checked; it gives " +
      "no parts: 1 % and 20 % are **guesses**. Its drop on day 8 concerns guards, and is left " +
      "out",
  },
  {
    what: "wanted in a month",
    value: spread(WORLD.demand, "GB"),
    source:
      "mean 70 GB: BitTorrent is 22 % of what is sent (Sandvine 2018, as reported by " +
      "Commsrisk, checked), a subscriber sends 31 GB a month (OpenVault, December 2020, in " +
      "Light Reading, checked), in a whole swarm as much is received as is sent, and one " +
      "subscriber in ten takes part (**a guess**). σ: the top 10 % send 54 %, the top 1 % 19 % " +
      "(OpenVault, 2020, in Telecompetitor, checked)",
  },
  {
    what: "wanted at once by a newcomer",
    value: `${WORLD.wishes} GB; the first file ${WORLD.firstFile} GB`,
    source: "**a guess**",
  },
  {
    what: "what onions bring a node, unhindered",
    value: `${WORLD.onionRate / 1e6} MB/s`,
    source: "**a guess**; Tor Metrics measures it (OnionPerf), not re-checked",
  },
  {
    what: "a node is up",
    value: range(WORLD.uptime),
    source:
      "**a guess**: half of new IPFS peers leave within 2 hours (ProbeLab, RFM 2, checked), " +
      "but a node that is a relay is meant to stay on",
  },
  {
    what: "stay",
    value: `${percent(WORLD.triers)} only try it: ${WORLD.trial} d on average; the others ${WORLD.stay} d`,
    source: "**a guess**",
  },
  {
    what: "cheats",
    value:
      `${percent(WORLD.sybils)} take new names, ${WORLD.namesADay} a day at most; ` +
      `${percent(WORLD.loopers)} fake traffic up to the cap`,
    source: "**a guess**",
  },
  {
    what: "relays that an octet crosses",
    value: "6, from onion to onion",
    source: "Tor's rendezvous: three of each side",
  },
]

export const assumedTable = (): string =>
  table(
    ["what", "value", "where from"],
    ASSUMPTIONS.map(({ what, value, source }) => [what, value, source]),
  )

export interface Variation {
  readonly what: string
  readonly how: string
  readonly change: Partial<World>
}

const { uplink, used, demand, ramp } = WORLD
const slower = (by: number): World["ramp"] => ({
  ...ramp,
  measured: ramp.measured * by,
  ramping: ramp.ramping * by,
  steady: ramp.steady * by,
})
const times = (by: number, { from, to }: World["used"]) => ({ from: from * by, to: to * by })

export const VARIATIONS: readonly Variation[] = [
  { what: "as assumed", how: "", change: {} },
  { what: "other people", how: "seed 2", change: { seed: 2 } },
  { what: "", how: "seed 3", change: { seed: 3 } },
  ...[0, 0.3, 0.7, 0.9].map((nat, i) => ({ what: i === 0 ? "behind NAT" : "", how: percent(nat), change: { nat } })),
  { what: "say yes to a relay", how: "half: 25 %", change: { willing: 0.25 } },
  { what: "", how: "double: 100 %", change: { willing: 1 } },
  { what: "what a relay carries (line × given × used)", how: "half", change: { used: times(0.5, used) } },
  { what: "", how: "double", change: { used: times(2, used) } },
  { what: "spread of lines", how: "σ 0.8", change: { uplink: { ...uplink, sigma: 0.8 } } },
  { what: "", how: "σ 1.4", change: { uplink: { ...uplink, sigma: 1.4 } } },
  { what: "a new relay's ramp", how: "half as long", change: { ramp: slower(0.5) } },
  { what: "", how: "twice as long", change: { ramp: slower(2) } },
  { what: "wanted in a month", how: "half", change: { demand: { ...demand, median: demand.median / 2 } } },
  { what: "", how: "double", change: { demand: { ...demand, median: demand.median * 2 } } },
  { what: "spread of it", how: "σ 1.0, the same mean", change: { demand: { ...demand, median: 42, sigma: 1 } } },
  { what: "", how: "σ 1.8, the same mean", change: { demand: { ...demand, median: 14, sigma: 1.8 } } },
  { what: "wanted at once", how: "half", change: { wishes: WORLD.wishes / 2 } },
  { what: "", how: "double", change: { wishes: WORLD.wishes * 2 } },
  { what: "speed of onions", how: "half", change: { onionRate: WORLD.onionRate / 2 } },
  { what: "", how: "double", change: { onionRate: WORLD.onionRate * 2 } },
  { what: "up", how: "half as long", change: { uptime: times(0.5, WORLD.uptime) } },
  { what: "", how: "always", change: { uptime: { from: 1, to: 1 } } },
  { what: "stay", how: "half as long", change: { stay: WORLD.stay / 2 } },
  { what: "", how: "twice as long", change: { stay: WORLD.stay * 2 } },
  { what: "only try it", how: "double: 70 %", change: { triers: 0.7 } },
  { what: "new names a day", how: "1 a week", change: { namesADay: 0.143 } },
  { what: "", how: "4", change: { namesADay: 4 } },
  { what: "starving: less than", how: "2.5 GB", change: { enough: WORLD.enough / 2 } },
  { what: "", how: "10 GB", change: { enough: WORLD.enough * 2 } },
]
