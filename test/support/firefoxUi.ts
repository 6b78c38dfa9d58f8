/** The whole web UI in a real Firefox, as Tor Browser's level “Safer” has it, against a node in memory. */
import { preferences } from "../../src/contract/settings/registry.ts"
import { type Firefox, openFirefox } from "./firefox.ts"
import { anOnion } from "./managedRows.ts"
import { signInPath } from "./managementApi.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { serveUi } from "./servedUi.ts"
import { openSocksBridge } from "./socksBridge.ts"
import { builtUi } from "./uiBrowser.ts"

export interface FirefoxUi extends AsyncDisposable {
  readonly firefox: Firefox
  readonly complaints: readonly string[]
}

/** At the list, which is shown by then. */
export const openFirefoxUi = async (node: MemoryManagedNode): Promise<FirefoxUi> => {
  if (!node.chosen.has(preferences.name)) node.chosen.set(preferences.name, { putAside: ["start"] })
  const complaints: string[] = []
  await using stack = new AsyncDisposableStack()
  const served = await serveUi(node, await builtUi(), (error) => complaints.push(`defect: ${String(error)}`))
  stack.defer(served.stop)
  const bridge = stack.use(await openSocksBridge(anOnion, served.take))
  const firefox = stack.use(await openFirefox({ socksPort: bridge.port }))
  await firefox.goto(`http://${anOnion}${signInPath}`)
  await untilShown(firefox, "tr.item")
  const kept = stack.move()
  return { firefox, complaints, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

/** Waits until something is in the document; the page may be on its way to another. */
export const untilShown = async (firefox: Firefox, selector: string): Promise<void> => {
  const script = `return document.querySelector(${JSON.stringify(selector)}) !== null`
  while (!(await firefox.evaluate<boolean>(script).catch(() => false)))
    await new Promise((resolve) => setTimeout(resolve, 20))
}
