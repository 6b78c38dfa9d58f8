/**
 * All that an operator can choose once for the node, in the order in which it is shown. What is chosen lies in the log,
 * as `SettingChosen`, or as the fact of the command that it belongs to. A new one is declared here; what it does is
 * whoever reads it (app/settings).
 */
import { MIRROR_OCTETS, TRUST_OCTETS } from "../../core/budgets.ts"
import { DEFAULT_POLICY } from "../../core/credit.ts"
import { LEAST_LIMIT, MOST_LIMIT } from "../../core/rates.ts"
import { LEAST_RATE, MOST_RATE } from "../../core/relayRate.ts"
import { MOST_OCTETS } from "./preferenceLimits.ts"
import { Preferences } from "./preferences.ts"
import { choice, folder, folders, limit, object, octets, type Setting, setting, wholeNumber } from "./setting.ts"

const MIB = 1024 ** 2

export const downloadFolder = setting(folder, {
  name: "downloads.folder",
  default: null,
  help: "where downloads go that name no folder of their own; by default the folder downloads of the data folder",
  holds: "at once",
})

export const shareFolders = setting(folders(32), {
  name: "sharing.folders",
  default: [],
  help: "what lies elsewhere cannot be shared; none: anything may, but the node's own data",
  holds: "at once",
})

export const streamDays = setting(wholeNumber(1, 365), {
  name: "privacy.stream-days",
  default: 7,
  unit: "days",
  help: "how long the history of single streams is kept, before it is blotted out for ever",
  holds: "at once",
})

export const logLevel = setting(choice("notice", "warn", "err"), {
  name: "privacy.log-level",
  default: "notice",
  help: "what bulbil logs keeps, in memory only: everything, what is worth a warning, or errors alone",
  holds: "at once",
})

export const fetchFiles = setting(choice("no", "yes"), {
  name: "access.fetch-files",
  default: "no",
  help: "whether files that are whole can be fetched through the management link, as by a browser elsewhere",
  holds: "at once",
})

const transfer = limit(LEAST_LIMIT, MOST_LIMIT)

export const downRate = setting(transfer, {
  name: "rates.down",
  default: 0,
  unit: "octets a second",
  help: "how fast all torrents together may fetch",
  holds: "at once",
  command: "limit --down",
})

export const upRate = setting(transfer, {
  name: "rates.up",
  default: 0,
  unit: "octets a second",
  help: "how fast all torrents together may give away",
  holds: "at once",
  command: "limit --up",
})

export const queuedDownloads = setting(wholeNumber(0, 100_000), {
  name: "queue.downloads",
  default: 0,
  help: "how many downloads run at once; 0 for all",
  holds: "at once",
  command: "queue --downloads",
})

export const queuedSeeds = setting(wholeNumber(0, 100_000), {
  name: "queue.seeds",
  default: 0,
  help: "how many downloads that are whole are served at once; 0 for all",
  holds: "at once",
  command: "queue --seeds",
})

export const creditPolicy = setting(choice("strict", "soft", "off"), {
  name: "credit.policy",
  default: DEFAULT_POLICY,
  help: "without credit: downloads wait, go on slowly, or are not counted at all",
  holds: "at once",
  command: "credit policy",
})

const rate = octets(LEAST_RATE, MOST_RATE)

export const relayRate = setting(rate, {
  name: "relay.rate",
  unit: "octets a second",
  help: "what the relay may use of your line in each direction, on the average; drawn when it is first allowed",
  holds: "at once",
  command: "relay limit",
})

export const relayBurst = setting(rate, {
  name: "relay.burst",
  unit: "octets a second",
  help: "the same for a moment; not less than relay.rate",
  holds: "at once",
  command: "relay limit",
})

export const trustOctets = setting(octets(16 * MIB, 4_096 * MIB), {
  name: "trust.octets",
  default: TRUST_OCTETS,
  unit: "octets",
  help: "what the catalogues of trusted nodes, and of those they lead to, may take on the disk together",
  holds: "after a restart",
})

export const mirrorOctets = setting(octets(MIB, 65_536 * MIB), {
  name: "mirrors.octets",
  default: MIRROR_OCTETS,
  unit: "octets",
  help: "what the metadata of one mirrored tracker may take on the disk",
  holds: "after a restart",
})

export const preferences = setting(
  object(
    Preferences,
    MOST_OCTETS,
    "an object with theme (system, light, dark), contrast (system, more), density (comfortable, normal, compact), " +
      "time (utc, local), letters (true, false), tables, views, searches, and what else the page keeps",
  ),
  {
    name: "page.preferences",
    default: {},
    help: "how the page looks, in every browser that is signed in",
    holds: "at once",
  },
)

export const settings: readonly Setting[] = [
  downloadFolder,
  shareFolders,
  downRate,
  upRate,
  queuedDownloads,
  queuedSeeds,
  streamDays,
  logLevel,
  fetchFiles,
  creditPolicy,
  relayRate,
  relayBurst,
  trustOctets,
  mirrorOctets,
  preferences,
]
