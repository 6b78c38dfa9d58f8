/** What the page of the relay and of credit says. */
import { numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const relayPageWords = inLanguage("relayPage", {
  intro: "What this machine gives to Tor as a middle relay, and the credit that its downloads are paid with.",
  affordable: "you may download now",
  usedUp: "Used up",
  usedUpNote: "your credit",
  slowed: "The credit is used up: downloads go on at a slow pace until more comes.",
  noLimit: "As much as you like",
  policyOff: "your policy counts credit and stops nothing",
  aDay: "of downloads a day, as credit comes now",
  nothingComes: "nothing comes at the moment",
  relay: "the relay",
  day: (day: number, of: number): string => `day ${numberText(day)} of ${numberText(of)}`,
  reached: "reached from outside",
  notReached: "not reached yet",
  opening: "The ledger is being opened.",
  curious: "For the curious",
  curiousAbout: "What the relay carries and how it is listed, where the credit came from, and all that happened.",
  chart: "30 days",
  chartAbout: (earned: string, spent: string, days: number): string =>
    `In ${numberText(days)} days ${earned} of credit came and ${spent} went.`,
  chartDay: (day: string, earned: string, spent: string): string => `${day}: ${earned} came, ${spent} went`,
  earned: "Came",
  spent: "Went",
  asTable: "The same as a table",
  carried: "What it carried",
  spans: { hours: "24 hours", days: "31 days" },
  readingTraffic: "Reading what was measured …",
  nothingRelayed: (span: string): string => `Nothing was relayed in the last ${span}.`,
  nothingWhy:
    "That is so while the relay is off or not reached from outside, and in its first days: the network has to find " +
    "out first what it can do.",
  hourFrom: "Hour, from (UTC)",
  carriedHead: "Relayed",
  relayedRate: "Rate of what was relayed",
  relayedMost: (most: string, average: string): string => `Most ${most}, on the average ${average}.`,
  happened: "What happened",

  may: "May this machine be a Tor relay?",
  /** How what the question tells of is done here. */
  here: { limit: "on this page", stop: "“Stop relay”", bring: "below", policy: "" },
  yes: "Yes, run a relay",
  no: "No",
  change: "You can change your answer on this page at any time.",

  title: "The relay",
  saidNo: (time: string | null): string =>
    `You said no${time === null ? "" : ` (${time})`}, and everything else works. Downloads follow the credit policy.`,
  changeAnswer: "Change my answer…",
  connection: "The relay’s connection to Tor",
  actions: "Actions on the relay",
  start: "Start relay…",
  stop: "Stop relay…",
  limit: "Change limit…",

  failed: "The relay has failed.",
  notMiddle:
    "**What it has published of itself is not that of a middle relay**, so it is being stopped. Its settings were " +
    "changed from outside Bulbil, or this is a defect.",
  wasNotMiddle: "It was stopped, as it was not a middle relay by what it had published of itself:",
  startAgain: ". Its settings were changed from outside Bulbil, or this is a defect. You can start it again.",
  ownWish: "It does not run, by your own wish. It keeps its identity, and nothing is earned meanwhile.",
  unreachable:
    "**Other relays do not get through to it.** Until they do it is in no list, carries nothing and earns nothing. " +
    "One of these helps:",
  ways: (port: number | null): readonly string[] => [
    `**On the router**, forward **TCP port ${port ?? "of the relay"}** to this machine (“port forwarding”, “NAT” or ` +
      "“virtual server”).",
    `**On this machine**, let **TCP port ${port ?? "of the relay"}** through the firewall, inwards.`,
    "**Elsewhere**: run the relay on another machine, and import its summaries here (below).",
  ],
  nat:
    "Behind carrier-grade NAT, as on mobile networks and with some providers, the first two cannot work: the router " +
    "itself then has an address such as 100.64.… to 100.127.… Ask the provider for an address of your own. After a " +
    "change, stop the relay and start it: it is then tested at once.",

  checked: "Yes, checked",
  exits: "No: it allows exits",
  notChecked: "Not checked yet",
  reachedName: "Reached from outside",
  middleOnly: "Middle relay only",
  inList: "In the list of relays",
  listed: "Yes",
  notYet: "Not yet",
  upFor: "Up for",
  inNow: "In now",
  outNow: "Out now",
  inAll: "In since it began",
  outAll: "Out since it began",
  relayed: "Relayed in all",
  measured: "Last measured",
  limitName: "Limit",
  limits: (rate: string, burst: string): string => `${rate}, ${burst} in a burst`,
  family: "Family",
  port: "Port",
  portChosen: "Chosen when it starts",
  process: "Process",
  torVersion: "Tor’s version",

  notListed:
    "It is not in the list of relays yet. The authorities take it in within an hour or two after other relays get " +
    "through to it.",
  listSays: "What the list of relays says of it:",
  flagMissing: (flag: string): string => `${flag}: not yet`,
  /** What the directory authorities say of a relay, and what it takes. */
  flags: {
    Running: "the authorities reach it",
    Valid: "it is taken for a relay that works",
    Fast: "it carries enough to be chosen for most circuits",
    Stable: "it stays up long enough for long connections; takes days of uptime",
    V2Dir: "it hands out Tor’s lists to others",
    HSDir: "it keeps the descriptors of onion services for others; takes some days of uptime",
    Guard: "it may be a first hop for others; takes weeks of uptime",
  },
  expect: "What a new relay can expect:",
  /** One a phase, as they follow each other. */
  phases: [
    { name: "Days 0–3", about: "Next to nothing: hardly anybody knows it." },
    { name: "Days 3–8", about: "It is measured from outside, and used a little." },
    { name: "Days 8–68", about: "Traffic ramps up, with a dip when it becomes a guard." },
    { name: "From then on", about: "It carries what its limit and its line allow." },
  ],
  now: "now",

  waiting: "Waiting for credit",
  policy: "When the credit is used up",
  days: "Day by day",
  nothing: "Nothing has come or gone yet.",
  reading: "Reading the ledger …",
  dayHead: "Day (UTC)",
  earnedHead: "Earned",
  spentHead: "Spent",
  downloadedHead: "Downloaded",
  /** On a card, before its figure. */
  card: { earned: "earned", spent: "spent", downloaded: "downloaded" },
  imported: (bytes: string): string => `${bytes} from elsewhere`,
  handedOver: (bytes: string): string => `${bytes} handed over`,
  allDays: (count: number): string => `All ${numberText(count)} days`,
  credit: "Credit",
  balance: (bytes: string, price: string): string =>
    `Balance ${bytes} of credit. ${price}: from onion to onion it crosses six relays.`,
  underWay: (bytes: string): string => ` What is under way (${bytes}) is taken off.`,
  isOff: " Your policy is off, so you may download more than that.",
  granted: "Granted to begin with",
  earnedHere: "Earned by this relay",
  brought: "Brought from elsewhere",
  spentOn: "Spent on downloads",
  handed: "Handed over",
  coming: "Coming in now",
  downloadsADay: (bytes: string): string => ` (${bytes} of downloads a day)`,
  relayedAll: "Relayed altogether",
  downloaded: "Downloaded in all",
  ratio: "Ratio",
  ratioAbout: " (1.00 leaves Tor as rich as before)",
  falls:
    "The balance falls only with pieces that were downloaded and verified, never by itself. Your own shares cost " +
    "nothing. Nobody else is told any of these figures.",

  elsewhere: "A relay on another machine",
  elsewhereAbout:
    "The more private choice: a second Bulbil on a rented or borrowed machine runs the relay, and you carry its " +
    "signed summaries here by file. Then nothing public ties the relay’s address to what is shared here.",
  giveCode: "This ledger’s code. Give it to the other node:",
  code: "Code of this ledger",
  orRun: "Or run this on the other machine, and bring the file here:",
  command: "Command for the other machine",
  twoRelays:
    "**You run two relays, and they do not say so.** Credit comes from one elsewhere, and one runs here. Tor asks " +
    "you to declare them as a family, so that no circuit takes both: declare it at one of them, export there, and " +
    "import at the other.",
  import: "Import summaries…",
  handOver: "Hand credit over…",
  declare: "Declare a family…",
  leave: "Leave the family…",
})
