/** The relay, as a page: what it adds to the frame around it. */
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { ConsentNotice } from "./ConsentNotice.tsx"
import { relayPlace } from "./place.ts"
import { RelayLine } from "./RelayLine.tsx"

export const relayPage: PageEntry = {
  id: relayPlace.page,
  text: "Relay & credit",
  icon: "relay",
  key: "4",
  near: true,
  short: "Credit",
  component: later(async () => (await import("./RelayPage.tsx")).RelayPage),
  foot: RelayLine,
  notice: ConsentNotice,
}
