/** The relay, as a page: what it adds to the frame around it. */
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { ConsentNotice } from "./ConsentNotice.tsx"
import { relayPlace } from "./place.ts"
import { RelayLine } from "./RelayLine.tsx"

export const relayPage: PageEntry = {
  id: relayPlace.page,
  get text() {
    return pageWords.relay
  },
  icon: "relay",
  key: "4",
  near: true,
  get short() {
    return pageWords.relayShort
  },
  component: later(async () => (await import("./RelayPage.tsx")).RelayPage),
  foot: RelayLine,
  notice: ConsentNotice,
}
