/**
 * All that the management API can be asked, in the order in which one meets it, for whoever writes a program of their
 * own. A route that is missing here, or is here and is none, fails test/api/openApi.test.ts.
 */
import type { Schema } from "effect"
import { ManagementCommand } from "../../contract/commands.ts"
import { historyPath, paths } from "../../contract/feed.ts"
import { Preferences } from "../../contract/settings/preferences.ts"
import { QuestionBody } from "../routes/askOthers.ts"
import { InspectBody } from "../routes/files.ts"
import { LookBody } from "../routes/looks.ts"

export interface Operation {
  readonly method: "get" | "post" | "put"
  /** With what varies in braces. */
  readonly path: string
  readonly what: string
  /** What can stand behind `?`, and what it says. */
  readonly query?: Readonly<Record<string, string>>
  /** Headers of the request, and what they say. */
  readonly headers?: Readonly<Record<string, string>>
  /** Headers of the answer. */
  readonly gives?: Readonly<Record<string, string>>
  /** The form of the body, or the name of its type in src/contract. */
  readonly body?: Schema.Schema.AnyNoContext | string
  /** The name of the answer's type in src/contract; `events`: server-sent events; `file`: octets. */
  readonly answers: string | { readonly events: string } | { readonly file: string }
  /** Where it can be asked: at the socket and the onion both, unless said. */
  readonly at?: "socket" | "onion"
}

const get = (path: string, answers: Operation["answers"], what: string, query?: Operation["query"]): Operation => ({
  method: "get",
  path,
  what,
  answers,
  ...(query && { query }),
})
const post = (path: string, body: Operation["body"], answers: Operation["answers"], what: string): Operation => ({
  method: "post",
  path,
  what,
  answers,
  ...(body && { body }),
})

const table = "{table}" as never
const TAG = "of what is kept; another where that is another"
const span = "minutes, day or month: ten minutes, 24 hours or 30 days; minutes unless said"

export const operations: readonly Operation[] = [
  get(paths.state, "StateAnswer", "All rows as they are now, and the cursor from which the feed goes on.", {
    first: "of torrents and shares no more than so many, the newest",
  }),
  get(
    paths.feed,
    { events: "FeedMessage" },
    "Rows that change, and live figures, as they come. It never ends by itself.",
    {
      cursor: "of the state that one has; Last-Event-ID says the same",
      tick: "of the figures that one has",
    },
  ),
  post(paths.commands, ManagementCommand, "CommandReply", "Asks the node to do something: one command at a time."),
  get(paths.streams("{torrent}"), { events: "StreamView[]" }, "The onion streams of a torrent, as they change."),
  get(paths.files("{torrent}"), "FilesPage", "The files of a torrent, which are wanted, and how far they are."),
  get(paths.pieces("{torrent}"), "PiecesPage", "How far each piece of a torrent is, and how many copies there are."),
  get(
    paths.file("{torrent}", "{index}"),
    { file: "application/octet-stream" },
    "A file that is whole, or a part of it by Range.",
  ),
  get(paths.torrentFile("{torrent}"), { file: "application/x-bittorrent" }, "The .torrent of a torrent."),
  post(paths.inspect, InspectBody, "InspectPage", "The files of a link, which is not added. It may take two minutes."),
  post(
    paths.reach("{share}"),
    undefined,
    "ReachPage",
    "Whether a share is reached through Tor. It may take two minutes.",
  ),
  post(paths.looks, LookBody, "LookBegun", "Begins to look at what the files at a path say about a person."),
  get(paths.look("{look}"), "LookReport", "How far a look is, and what was found."),
  post(paths.endLook("{look}"), undefined, "CommandReply", "Ends a look, and forgets what was found."),
  get(paths.folders, "FolderPage", "What a path on the node's machine can go on with, while it is typed.", {
    path: "as far as it is typed",
    files: "yes: files too; no: folders alone",
  }),
  get(paths.search, "SearchPage", "What is found in the catalogues that are here. Nobody else hears of it.", {
    q: "the words",
    after: "how many hits to pass over",
    limit: "at most so many hits, 100 at most",
    least: "of at least so many octets",
    most: "of at most so many octets",
    days: "published in the last so many days",
    degree: "listed by trusted nodes up to this degree",
    tracker: "listed by the tracker with this address",
    here: "only: what is in the list already; not: what is not",
    dead: "hide: what nobody seeds is left out",
  }),
  post(
    paths.askOthers,
    QuestionBody,
    { events: "RemoteMessage" },
    "Asks the nodes that are named, who read the words.",
  ),
  get(paths.catalogue, "CataloguePage", "What a tracker lists, which is asked for it.", {
    address: "of the tracker, or of a mirror of it",
    words: "that titles, descriptions and tags are to have",
    after: "the last entry that one has",
  }),
  get(paths.listings, "ListingsPage", "Which trackers list what is in the list of transfers."),
  get(paths.swarm("{infohash}"), "SwarmPage", "Who has a torrent, as far as its trackers say."),
  get(paths.mirrorsOf("{id}"), "MirrorsPage", "The mirrors of a tracker: of a mirror's, or of the node's own as self."),
  get(paths.trust, "TrustPage", "Whom this node trusts, and whom those lead to."),
  get(paths.trustCost("{id}"), "TrustCost", "What another degree of trust costs in memory and streams.", {
    degrees: "how far the trust is to reach",
  }),
  get(paths.trustLoss("{id}"), "TrustLoss", "Who falls away without a trusted node."),
  get(paths.rates("{id}"), "RatesPage", "How fast a torrent was, or the whole node as self.", { span }),
  get(paths.credit, "CreditPage", "What was relayed and downloaded, and what that leaves."),
  get(historyPath.replace(/:(\w+)/g, "{$1}"), "HistoryPage", "What happened to one thing, the newest first.", {
    before: "the number of the last event that one has",
    limit: "at most so many events",
  }),
  get(paths.historyIndex(table, "{id}"), "HistoryIndex", "The events of one thing by time and kind, to draw."),
  get(paths.historyModes(table, "{id}"), "ModesPage", "Which modes its machine has been in."),
  get(paths.stateAt(table, "{id}", "{version}"), "StateAt", "One thing as it was right after one of its events."),
  get(paths.activity, "ActivityPage", "What happened in the whole node, the newest first.", {
    before: "the number of the last event that one has",
    limit: "at most so many events, 200 at most",
    kinds: "of these kinds alone, with commas between",
  }),
  get(paths.activityIndex, "ActivityIndex", "How much of each kind happened in each hour."),
  get(paths.nodeAt("{seq}"), "NodeAt", "All rows as they were right after an event."),
  get(paths.settings, "SettingsPage", "All settings; ChooseSetting and ResetSetting change them."),
  {
    ...get(paths.preferences, "Preferences", "What the page keeps of its own: widths, views, searches."),
    gives: { ETag: TAG },
  },
  {
    ...post(paths.preferences, Preferences, "CommandReply", "Keeps that."),
    method: "put",
    headers: { "If-Match": "the ETag of what it was made of: where it is another by now, nothing is kept" },
    gives: { ETag: TAG },
  },
  get(paths.sessions, "SessionsPage", "Browsers that are signed in; EndSessions ends them."),
  get(paths.logs, "LogPage", "The newest lines of the log, oldest first.", {
    source: "node, tor or relay",
    after: "the number of the last line that one has",
    limit: "at most so many lines",
  }),
  get(paths.logFeed, { events: "LogLine[]" }, "Lines of the log as they come.", {
    source: "node, tor or relay",
    after: "the number of the last line that one has; Last-Event-ID says the same",
  }),
  { ...get(paths.managementLink, "ManagementLink", "The way in for a browser. It is a secret."), at: "socket" },
  get(paths.openApi, "OpenAPI 3.1", "This description."),
]
