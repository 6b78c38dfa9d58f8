/** A node on a host of the wide network, as its operator runs it, and what can be seen of it from beside. */
import path from "node:path"
import { Client } from "../../../src/cli/client.ts"
import type { TorControl } from "../../../src/transport/tor/TorControl.ts"
import { childOf, type NodeProcess, startNodeProcess } from "../../support/NodeProcess.ts"
import { on, type WideNetwork } from "../../wide/wideNetwork.ts"
import { cpuSeconds } from "../support.ts"
import { controlOf } from "../tor/nodeTor.ts"

export interface WideNode {
  readonly host: string
  readonly data: string
  readonly process: NodeProcess
  readonly client: Client
  readonly control: TorControl
  /** Seconds of processor time, of node and tor. */
  readonly cpu: () => { readonly node: number; readonly tor: number }
  readonly end: () => Promise<void>
}

export const startWideNode = async (network: WideNetwork, host: string, home: string): Promise<WideNode> => {
  const data = path.join(home, host)
  const process = await startNodeProcess(data, ["--testnet", network.dir], on(network, host))
  const control = await controlOf(data)
  const tor = childOf(process.pid, "tor")!
  return {
    host,
    data,
    process,
    control,
    client: new Client(data),
    cpu: () => ({ node: cpuSeconds(process.pid), tor: cpuSeconds(tor) }),
    end: async () => {
      control.close()
      await process.end()
    },
  }
}
