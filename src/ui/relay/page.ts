/** The relay, as a page: what it adds to the frame around it. */
import type { PageEntry } from "../state/pages.ts"
import { ConsentNotice } from "./ConsentNotice.tsx"
import { relayPlace } from "./place.ts"
import { RelayLine } from "./RelayLine.tsx"
import { RelayPage } from "./RelayPage.tsx"

export const relayPage: PageEntry = {
  id: relayPlace.page,
  text: "Relay",
  icon: "relay",
  key: "4",
  component: RelayPage,
  foot: RelayLine,
  notice: ConsentNotice,
}
