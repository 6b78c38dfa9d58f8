/** German: of all that the page says. The type of each part is that of the English words. */
import { access } from "./de/access.ts"
import { activity } from "./de/activity.ts"
import { add } from "./de/add.ts"
import { addMirror } from "./de/addMirror.ts"
import { address } from "./de/address.ts"
import { backup } from "./de/backup.ts"
import { carrier } from "./de/carrier.ts"
import { catalogue } from "./de/catalogue.ts"
import { chart } from "./de/chart.ts"
import { consent } from "./de/consent.ts"
import { contradiction } from "./de/contradiction.ts"
import { controls } from "./de/controls.ts"
import { creditFacts } from "./de/creditFacts.ts"
import { details } from "./de/details.ts"
import { dialogs } from "./de/dialogs.ts"
import { family } from "./de/family.ts"
import { figures } from "./de/figures.ts"
import { files } from "./de/files.ts"
import { filters } from "./de/filters.ts"
import { frame } from "./de/frame.ts"
import { gone } from "./de/gone.ts"
import { history } from "./de/history.ts"
import { hits } from "./de/hits.ts"
import { items } from "./de/items.ts"
import { lanes } from "./de/lanes.ts"
import { leftOut } from "./de/leftOut.ts"
import { limits } from "./de/limits.ts"
import { link } from "./de/link.ts"
import { links } from "./de/links.ts"
import { log } from "./de/log.ts"
import { machine } from "./de/machine.ts"
import { mirror } from "./de/mirror.ts"
import { mirrors } from "./de/mirrors.ts"
import { moment } from "./de/moment.ts"
import { node } from "./de/node.ts"
import { oldLink } from "./de/oldLink.ts"
import { onions } from "./de/onions.ts"
import { pages } from "./de/pages.ts"
import { parts } from "./de/parts.ts"
import { past } from "./de/past.ts"
import { path } from "./de/path.ts"
import { policyMeaning } from "./de/policyMeaning.ts"
import { policyName } from "./de/policyName.ts"
import { publish } from "./de/publish.ts"
import { publishing } from "./de/publishing.ts"
import { reach } from "./de/reach.ts"
import { relay } from "./de/relay.ts"
import { relayDialogs } from "./de/relayDialogs.ts"
import { relayFoot } from "./de/relayFoot.ts"
import { relayPage } from "./de/relayPage.ts"
import { release } from "./de/release.ts"
import { releases } from "./de/releases.ts"
import { remote } from "./de/remote.ts"
import { revoke } from "./de/revoke.ts"
import { search } from "./de/search.ts"
import { searches } from "./de/searches.ts"
import { settings } from "./de/settings.ts"
import { share } from "./de/share.ts"
import { shareInfo } from "./de/shareInfo.ts"
import { shortfall } from "./de/shortfall.ts"
import { standing } from "./de/standing.ts"
import { start } from "./de/start.ts"
import { state } from "./de/state.ts"
import { steps } from "./de/steps.ts"
import { table } from "./de/table.ts"
import { traceKinds } from "./de/traceKinds.ts"
import { traces } from "./de/traces.ts"
import { tracker } from "./de/tracker.ts"
import { trackerMode } from "./de/trackerMode.ts"
import { transfers } from "./de/transfers.ts"
import { trust } from "./de/trust.ts"
import { trustFirst } from "./de/trustFirst.ts"
import { trusted } from "./de/trusted.ts"
import { values } from "./de/values.ts"
import { views } from "./de/views.ts"
import { withoutRelay } from "./de/withoutRelay.ts"

export const de = {
  access,
  activity,
  add,
  addMirror,
  address,
  backup,
  carrier,
  catalogue,
  chart,
  consent,
  contradiction,
  controls,
  creditFacts,
  details,
  dialogs,
  family,
  figures,
  files,
  filters,
  frame,
  gone,
  history,
  hits,
  items,
  lanes,
  leftOut,
  limits,
  link,
  links,
  log,
  machine,
  mirror,
  mirrors,
  moment,
  node,
  oldLink,
  onions,
  pages,
  parts,
  past,
  path,
  policyMeaning,
  policyName,
  publish,
  publishing,
  reach,
  relay,
  relayDialogs,
  relayFoot,
  relayPage,
  release,
  releases,
  remote,
  revoke,
  search,
  searches,
  settings,
  share,
  shareInfo,
  shortfall,
  standing,
  start,
  state,
  steps,
  table,
  traceKinds,
  traces,
  tracker,
  trackerMode,
  transfers,
  trust,
  trustFirst,
  trusted,
  values,
  views,
  withoutRelay,
}
