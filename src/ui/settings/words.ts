/** What the page of the settings says. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export interface SettingWords {
  readonly name: string
  readonly help: string
  /** Of each value of a choice. */
  readonly choices?: Readonly<Record<string, string>>
  /** What 0, or an empty field, stands for. */
  readonly empty?: string
}

export const settingsWords = inLanguage("settings", {
  intro: "What is chosen once for this node. Each is kept as soon as you save it, in the node and not in this browser.",
  search: "Search the settings",
  none: "No setting is called so.",
  reading: "Reading the settings …",
  sections: {
    page: "Appearance and keys",
    downloads: "Downloads",
    sharing: "Sharing",
    rates: "Rates",
    queue: "Queue",
    privacy: "Privacy",
    access: "Access",
    credit: "Credit",
    relay: "Relay",
    trust: "Trusted nodes",
    mirrors: "Mirrors",
  },
  settings: {
    "downloads.folder": {
      name: "Folder for downloads",
      help: "On the node’s machine. Where a download goes that names no folder of its own.",
      empty: "“downloads” in the node’s own data",
    },
    "sharing.folders": {
      name: "Folders that may be shared from",
      help:
        "What lies elsewhere cannot be shared, not even by mistake. With none, anything may be but the node’s own " +
        "data.",
      empty: "Anywhere",
    },
    "rates.down": {
      name: "Download limit",
      help: "How fast all torrents together may fetch.",
      empty: "No limit",
    },
    "rates.up": { name: "Upload limit", help: "How fast all torrents together may give away.", empty: "No limit" },
    "queue.downloads": { name: "Downloads at once", help: "The others wait for their turn.", empty: "All" },
    "queue.seeds": {
      name: "Whole downloads served at once",
      help: "What you share yourself always runs and does not count.",
      empty: "All",
    },
    "privacy.stream-days": {
      name: "Keep the history of connections",
      help: "After these days it is erased for good. It shows when the peers you downloaded from were online.",
    },
    "privacy.log-level": {
      name: "What the log keeps",
      help: "In memory alone; it is gone when the node stops.",
      choices: { notice: "Everything", warn: "Warnings and errors", err: "Errors" },
    },
    "access.fetch-files": {
      name: "Files can be fetched by browser",
      help: "Whoever has the management link can then fetch files that are whole.",
      choices: { no: "No", yes: "Yes" },
    },
    "credit.policy": {
      name: "When the credit is used up",
      help: "What becomes of downloads that can no longer be paid for.",
      choices: { strict: "Strict: they wait", soft: "Soft: they go on slowly", off: "Off: it is not counted" },
    },
    "relay.rate": {
      name: "What the relay may use of your line",
      help: "In each direction, on the average.",
    },
    "relay.burst": { name: "The same for a moment", help: "Not less than the average." },
    "trust.octets": {
      name: "Room for trusted nodes’ catalogues",
      help: "On the disk: what trusted nodes list, and those they lead to, all together.",
    },
    "mirrors.octets": {
      name: "Room for a mirror’s metadata",
      help: "On the disk, for each tracker that you mirror.",
    },
  },
  units: { days: "days" },
  appearance: {
    language: {
      name: "Language",
      help: "Of the page, which is loaded anew for it. The node’s log and its command line are English.",
    },
    theme: {
      name: "Colours",
      help: "Tor Browser always says that the system is light.",
      choices: { system: "As the system has it", light: "Light", dark: "Dark" },
    },
    density: {
      name: "Rows of tables",
      help: "How much of a list is in sight at once.",
      choices: { comfortable: "Comfortable", normal: "Normal", compact: "Compact" },
    },
    letters: {
      name: "Single-letter keys",
      help: "Letters and digits open pages and dialogs. Off, all is still reached by Ctrl-K.",
      choices: { no: "Off", yes: "On" },
    },
  },
  elsewhere: {
    downloads: {
      text: "A folder that is watched for links and .torrents is named at the start: `bulbil start --watch FOLDER`.",
    },
    access: { text: "Who is signed in, the management link, a key for it.", way: "Access" },
    credit: { text: "The balance, what came and went, and what the policies mean.", way: "Relay & credit" },
    relay: { text: "Whether there is a relay, its port, and how it does.", way: "Relay & credit" },
    trust: { text: "Whom you trust, and how far that leads.", way: "Trust" },
    mirrors: { text: "Which trackers you mirror.", way: "Mirrors" },
  },
  save: "Save",
  saving: "Saving …",
  saved: "Saved",
  savedWaits: "Saved; holds after a restart",
  changed: "Changed",
  waits: "Waits for a restart",
  afterRestart: "Holds after a restart",
  perSecond: (unit: string): string => `${unit}/s`,
  unitOf: (name: string): string => `Unit: ${name}`,
  comesTo: (text: string): string => `That is ${text}.`,
  byDefault: (value: string): string => `Default: ${value}`,
  drawn: "Drawn by chance for this node, so that it does not mark it",
  toDefault: "Back to default",
  onePerLine: "One folder on each line.",
  notNumber: "Give a number, such as 1.5.",
  restart: {
    waiting: (names: readonly string[]): string =>
      `${new Intl.ListFormat("en").format(names)}: what you chose holds after a restart.`,
    now: "Restart now…",
    title: "Restart the node?",
    points: [
      "Transfers break off and go on by themselves; nothing that was fetched is lost.",
      "It takes about a minute until Tor has published the node again. This page comes back by itself.",
      "The relay, if there is one, goes on meanwhile.",
    ],
    go: "Restart",
    done: "The node restarts. This page comes back by itself.",
  },
  alternative: {
    name: "Alternative limits and timetable",
    help: "A second pair of limits, for the hours in which you need the line for something else.",
    change: "Change…",
    title: "Alternative limits and timetable",
    down: "Download, MB/s",
    up: "Upload, MB/s",
    rateHint: "Empty: no limit.",
    use: "Which limits hold",
    uses: {
      normal: "The normal ones, always",
      alternative: "The alternative ones, until you change it",
      schedule: "The alternative ones by the timetable",
    },
    timetable: "Timetable",
    timetableHint:
      "As mon-fri,08:00-17:30, by the clock of the node’s machine; empty: none. Past midnight is possible: " +
      "daily,22:00-06:00.",
    badRate: "Give a number of megabytes a second, such as 1.5, or nothing.",
    go: "Save",
    done: "Saved. It holds at once.",
    none: "None chosen",
  },
})

export type SettingsWords = typeof settingsWords
