/**
 * The web of trust as the node tells it, asked for again every few seconds while it is looked at. As it was, it is
 * those alone that its operator trusted.
 */
import { createMemo, createResource, onCleanup } from "solid-js"
import type { TrustPage } from "../../contract/trust.ts"
import { askTrust } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { webNodes } from "./webNodes.ts"

const AGAIN_MS = 5_000

/** To be called in a component. */
export const createTrust = () => {
  const { moment, trusted } = useModel()
  const [answer, { refetch }] = createResource(
    () => !moment.isPast(),
    () => askTrust(),
  )
  const timer = setInterval(() => void (answer.loading || refetch()), AGAIN_MS)
  onCleanup(() => clearInterval(timer))
  const page = createMemo((before: TrustPage | undefined) => {
    const { latest } = answer
    return latest?.ok ? latest.value : before
  })
  return {
    /** Undefined until it was told. */
    page,
    nodes: createMemo(() => webNodes(trusted(), page()?.far ?? [])),
  }
}
