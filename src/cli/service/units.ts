/**
 * What the units say: the node, its relay, and the path by which the node asks for the relay without being able to ask
 * for anything else. ADR 0050 has the reasons. Pure.
 */
import path from "node:path"
import { bare, type UnitSection, unitText, word, words } from "./unitFile.ts"

export type Scope = "user" | "system"

/** Whose service it is, and of which files it is made. All paths are absolute. */
export interface ServicePlan {
  readonly scope: Scope
  /** Account that a system unit runs as. */
  readonly owner: string | undefined
  readonly home: string
  readonly node: string
  readonly launcher: string
  readonly tor: string
  readonly documentation: string
  readonly data: string
  /** Folders beside the data folder that it may write into. */
  readonly write: readonly string[]
  /** Whether a user's own systemd can keep folders from a process on this machine. */
  readonly confined: boolean
}

export interface Unit {
  readonly name: string
  readonly text: string
}

export const NODE_UNIT = "bulbil.service"
export const RELAY_UNIT = "bulbil-relay.service"
export const RELAY_PATH = "bulbil-relay.path"

type Lines = UnitSection["lines"]

export const unitsOf = (plan: ServicePlan): readonly Unit[] => [
  { name: NODE_UNIT, text: unitText(nodeSections(plan)) },
  { name: RELAY_UNIT, text: unitText(relaySections(plan)) },
  { name: RELAY_PATH, text: unitText(pathSections(plan)) },
]

const wishOf = ({ data }: ServicePlan): string => path.join(data, "relay", "start-wanted")
const target = ({ scope }: ServicePlan): string => (scope === "user" ? "default.target" : "multi-user.target")

const nodeSections = (plan: ServicePlan): readonly UnitSection[] => [
  {
    name: "Unit",
    lines: [
      ["Description", "Bulbil, a torified file-sharing node"],
      ["Documentation", `file://${encodeURI(plan.documentation).replaceAll("%", "%%")}`],
      "A node that cannot start says why in its journal, and is not tried for ever.",
      ["StartLimitIntervalSec", "30min"],
      ["StartLimitBurst", "10"],
    ],
  },
  {
    name: "Service",
    lines: [
      "A tor that takes long to come up is no failed start, so systemd is told nothing; bulbil service status asks it.",
      ["Type", "exec"],
      ["ExecStart", `:${words([plan.node, plan.launcher, "start", "--data", plan.data, "--relay-unit"])}`],
      ["Environment", word(`PATH=${searched(plan)}`)],
      ...account(plan),
      "Its first word is the management link, which belongs into no journal.",
      ["StandardOutput", "null"],
      ["StandardError", "journal"],
      "Wrong usage does not get right by trying again.",
      ["Restart", "on-failure"],
      ["RestartSec", "15"],
      ["RestartPreventExitStatus", "2"],
      "The node is asked, and ends its tor itself when its peers have been told; what is left then is killed.",
      ["KillMode", "mixed"],
      ["TimeoutStopSec", "2min"],
      ...confinement(plan, [plan.data, ...plan.write.map((folder) => `-${folder}`)], []),
    ],
  },
  { name: "Install", lines: [["WantedBy", target(plan)]] },
  {
    name: "X-Bulbil",
    lines: [
      ["Data", word(plan.data)],
      ["Write", words(plan.write)],
      ["Confined", word(plan.confined ? "yes" : "no")],
    ],
  },
]

const relaySections = (plan: ServicePlan): readonly UnitSection[] => {
  const folder = path.join(plan.data, "relay")
  const file = (name: string) => path.join(folder, name)
  const tor = [plan.tor, "--defaults-torrc", file("defaults"), "-f", file("torrc")]
  return [
    {
      name: "Unit",
      lines: [
        ["Description", "Tor middle relay of Bulbil; it outlives the node, which starts and ends it"],
        ["Documentation", `file://${encodeURI(plan.documentation).replaceAll("%", "%%")}`],
        ["StartLimitIntervalSec", "0"],
      ],
    },
    {
      name: "Service",
      lines: [
        ["Type", "exec"],
        ["ExecStartPre", `:${words(["/bin/rm", "-f", wishOf(plan)])}`],
        "Its log holds the machine's address, and stays in its folder.",
        ["ExecStart", `:${words(["/bin/sh", "-c", 'exec "$@" >>"$0" 2>&1', file("notices.log"), ...tor])}`],
        ...account(plan),
        "The node looks after it, and asks for it again.",
        ["Restart", "no"],
        ["TimeoutStopSec", "30"],
        ...confinement(
          plan,
          [`-${folder}`, `-${path.join(plan.data, "run")}`],
          [path.join(plan.data, "vault"), path.join(plan.data, "tor")],
        ),
      ],
    },
  ]
}

const pathSections = (plan: ServicePlan): readonly UnitSection[] => [
  { name: "Unit", lines: [["Description", "Starts the relay of Bulbil when the node wants it"]] },
  {
    name: "Path",
    lines: [
      ["PathExists", bare(wishOf(plan))],
      ["Unit", RELAY_UNIT],
    ],
  },
  { name: "Install", lines: [["WantedBy", target(plan)]] },
]

/** Where tor is found first, then what systemd would search by itself. */
const searched = ({ tor }: ServicePlan): string =>
  [...new Set([path.dirname(tor), "/usr/local/bin", "/usr/bin", "/bin"])].join(":")

const account = ({ scope, owner }: ServicePlan): Lines =>
  scope === "system" && owner !== undefined ? [["User", owner]] : []

/** What node and relay may do of what their user may. */
const confinement = (plan: ServicePlan, write: readonly string[], hidden: readonly string[]): Lines => {
  // It would find nothing there that lies in the one of all.
  const ownTmp = ![plan.node, plan.launcher, plan.data, ...plan.write].some((at) => /^\/(?:var\/)?tmp\//.test(at))
  return [
    ["UMask", "0077"],
    ["NoNewPrivileges", "yes"],
    ["LockPersonality", "yes"],
    ["RestrictNamespaces", "yes"],
    ["RestrictRealtime", "yes"],
    ["RestrictSUIDSGID", "yes"],
    "The sockets of the network are tor's; the node itself opens unix sockets alone.",
    ["RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6 AF_NETLINK"],
    ["SystemCallArchitectures", "native"],
    ["SystemCallFilter", "@system-service"],
    ["SystemCallErrorNumber", "EPERM"],
    "Not MemoryDenyWriteExecute: V8 compiles JavaScript into memory that it then runs.",
    ...(plan.scope === "user" ? ownManager(plan) : systemOnly),
    ...(ownTmp ? ([["PrivateTmp", "yes"]] as const) : []),
    ["ProtectSystem", "strict"],
    ["ProtectHome", "read-only"],
    ["ProtectControlGroups", "yes"],
    ["ProtectKernelTunables", "yes"],
    ["ReadWritePaths", words(ownTmp ? write : [...write, "/tmp"])],
    [
      "InaccessiblePaths",
      words([...hidden, path.join(plan.home, ".ssh"), path.join(plan.home, ".gnupg")].map((at) => `-${at}`)),
    ],
  ]
}

/** A process that can talk to the manager has it start another one, without any of this. */
const ownManager = ({ confined }: ServicePlan): Lines => [
  ...(confined
    ? ([["PrivateUsers", "yes"]] as const)
    : ["Users may make no namespaces on this machine, so what follows may have no effect; a system unit has it."]),
  ["InaccessiblePaths", "-%t/bus -%t/systemd"],
]

const systemOnly: Lines = [
  ["CapabilityBoundingSet", ""],
  ["PrivateDevices", "yes"],
  ["ProtectClock", "yes"],
  ["ProtectHostname", "yes"],
  ["ProtectKernelLogs", "yes"],
  ["ProtectKernelModules", "yes"],
  ["ProtectProc", "invisible"],
]
