/**
 * A private Tor network with distance: each tor, and each host for nodes, in a network namespace of its own, and
 * between them wan.c. Owns what `bulbil testnet` owns (its folder, its processes), and the namespaces. All of it ends
 * with wan, and wan with its owner, however that ends. Nothing leaves the machine: the namespaces have no other way
 * out.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { endProcess, type ProcessRecord } from "../../src/process/ProcessRecord.ts"
import type { Ground } from "../../src/testnet/Ground.ts"
import { bringUp, status, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { drawPlan, type Drawn, type WideHost, type WidePlan } from "./plan.ts"
import { namespaceOf, runningOn, startWan } from "./Wan.ts"

export interface WideNetwork extends WidePlan {
  /** For nodes: `--testnet` of `bulbil start`. */
  readonly dir: string
  readonly wan: ProcessRecord
  /** With their namespaces: `ip netns exec NAMESPACE …`. */
  readonly hosts: readonly (WideHost & { readonly namespace: string })[]
}

export interface BringUpWide extends Drawn {
  /** New, empty, or that of a wide network that is over. */
  readonly dir: string
  /** Id of the process without which the network shall not go on. */
  readonly owner?: number
  readonly log?: (line: string) => void
  readonly signal?: AbortSignal
}

const fileOf = (dir: string): string => path.join(dir, "wide.json")

/** KIST is what relays use outside. Votes have to get over the distance. */
const manner: Ground["manner"] = { scheduler: "KIST", votes: { interval: 20, delay: 3 } }

const ground = ({ relays, hosts }: WidePlan, wan: number): Ground => ({
  relays,
  manner,
  at: (name) => {
    let port = 5_000
    return {
      address: hosts.find((host) => host.name === name)!.address,
      wrapper: ["ip", "netns", "exec", namespaceOf(wan, name)],
      port: () => port++,
    }
  },
})

/** @returns what `bringUpWide` wrote down. @throws Error when there is no wide network in this folder. */
export const readWide = (dir: string): WideNetwork => {
  if (!existsSync(fileOf(dir)) || status(dir).state !== "up") throw new Error(`no wide network is up in ${dir}`)
  return JSON.parse(readFileSync(fileOf(dir), "utf8")) as WideNetwork
}

/** Ends every process of the network, and removes its namespaces. Logs stay; a second call does nothing. */
export const takeDownWide = async (dir: string): Promise<void> => {
  await takeDown(dir)
  if (!existsSync(fileOf(dir))) return
  await endProcess((JSON.parse(readFileSync(fileOf(dir), "utf8")) as WideNetwork).wan)
  rmSync(fileOf(dir))
}

/** @returns when clients can use the network. Whatever was started has ended when this throws. */
export const bringUpWide = async ({
  dir: given,
  owner,
  log: say,
  signal,
  ...drawn
}: BringUpWide): Promise<WideNetwork> => {
  const dir = path.resolve(given)
  const plan = drawPlan(drawn)
  if (existsSync(dir) && status(dir).state !== "down") throw new Error(`a network is up in ${dir} already`)
  await takeDownWide(dir)
  mkdirSync(path.dirname(dir), { recursive: true })
  // The folder must be empty before the network is there.
  const log = `${dir}.wan.log`
  const wan = await startWan(plan.hosts, log, owner)
  const hosts = plan.hosts.map((host) => ({ ...host, namespace: namespaceOf(wan.pid, host.name) }))
  const network: WideNetwork = { dir, ...plan, hosts, wan }
  try {
    await bringUp({
      dir,
      owner: wan.pid,
      ground: ground(plan, wan.pid),
      ...(say && { log: say }),
      ...(signal && { signal }),
    })
    writeFileSync(fileOf(dir), `${JSON.stringify(network, null, 2)}\n`)
    return network
  } catch (error) {
    await takeDown(dir)
    await endProcess(wan)
    throw error
  } finally {
    renameSync(log, path.join(dir, "wan.log"))
  }
}

/** Words before those of a program that is to run on a host of the network, and to end with who calls it. */
export const on = ({ wan }: WideNetwork, host: string): readonly string[] => runningOn(wan.pid, host)
