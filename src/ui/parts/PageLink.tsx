/** The way to a place: a link, so that it can be opened in another tab. */
import { type Component, type JSX, splitProps } from "solid-js"
import { addressOf } from "../state/address.ts"
import { useModel } from "../state/model.ts"
import type { Place } from "../state/address.ts"

type PageLinkProps = Omit<JSX.AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "onClick"> & {
  readonly to: Place
  /** Before one goes there. */
  readonly onGo?: () => void
}

export const PageLink: Component<PageLinkProps> = (all) => {
  const { pages } = useModel()
  const [own, props] = splitProps(all, ["to", "onGo"])
  const go = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    own.onGo?.()
    pages.go(own.to)
  }
  return <a {...props} href={addressOf({ at: pages.at(), ...own.to })} onClick={go} />
}
