/** What an item is and how far it got: its pieces, then two short lists. What its row says is not said again. */
import { type Component, Show } from "solid-js"
import { bytesText, durationText, fixedText, percentText } from "../../../contract/figures.ts"
import { lanesText, laneWords } from "../../../contract/words/lanes.ts"
import { seedsText, wantedOf } from "../../../contract/standing.ts"
import { costOf } from "../../../contract/words/relay.ts"
import { OnlyNow } from "../../moment/OnlyNow.tsx"
import { momentWords } from "../../moment/words.ts"
import { CopyField } from "../../parts/CopyField.tsx"
import { Figure } from "../../parts/Figure.tsx"
import { Progress } from "../../parts/Progress.tsx"
import { standingLook } from "../../parts/standingLook.ts"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { timeText } from "../../../contract/words/time.ts"
import { later } from "../../parts/later.tsx"
import { Tags } from "../../parts/Tags.tsx"
import { ratesText, seedingText } from "../../../contract/words/limits.ts"
import type { LiveFigures, TorrentRow } from "../../../contract/rows.ts"
import { placeText } from "../../../contract/places.ts"
import { RatesOver } from "./RatesOver.tsx"
import { Trouble } from "./Trouble.tsx"
import { detailsWords as words } from "./words.ts"

const PieceMap = later(async () => (await import("./PieceMap.tsx")).PieceMap)

/** @param props `past`: as it was, and with nothing that can be done; so it is in the node as it was, too. */
export const Overview: Component<{ readonly item: Item; readonly past?: true }> = (props) => {
  const { moment } = useModel()
  const past = () => props.past === true || moment.isPast()
  const torrent = () => props.item.torrent
  const figures = () => props.item.figures
  return (
    <div class="overview">
      <div class="overview-progress">
        <Progress value={props.item.progress} tone={standingLook[props.item.standing].tone} label={words.verified} />
        <p>
          <strong>{percentText(props.item.progress)}</strong>
          <Show
            when={torrent()?.pieces}
            fallback={<span class="quiet">{torrent() ? words.noPieces : bytesText(props.item.bytes)}</span>}
          >
            <span class="quiet">
              {words.far(
                torrent()!.verifiedPieces,
                torrent()!.pieces,
                wantedOf(torrent()!).verifiedBytes,
                wantedOf(torrent()!).bytes,
              )}
            </span>
          </Show>
        </p>
        <Show when={!past() && torrent()?.pieces ? torrent() : null}>{(row) => <PieceMap torrent={row()} />}</Show>
        <Show when={past()} fallback={<Trouble item={props.item} />}>
          <Show when={props.item.note}>
            <p class="callout" data-tone={standingLook[props.item.standing].tone}>
              <bdi>{props.item.note}</bdi>
            </p>
          </Show>
        </Show>
      </div>
      <Show when={!past() && torrent()?.id}>{(id) => <RatesOver torrent={id()} />}</Show>
      <Show when={!props.past && torrent()}>
        <OnlyNow text={momentWords.only.rates} />
      </Show>
      <Show when={torrent() && figures()}>
        {(now) => <Transfer item={props.item} torrent={torrent()!} now={now()} />}
      </Show>
      <About item={props.item} />
    </div>
  )
}

interface TransferProps {
  readonly item: Item
  readonly torrent: TorrentRow
  readonly now: LiveFigures
}

const Transfer: Component<TransferProps> = (props) => {
  const { ledger } = useModel()
  /** Of what one shares, nothing is charged. */
  const rest = (): number => {
    const { origin, mode } = props.torrent
    const { bytes, verifiedBytes } = wantedOf(props.torrent)
    return origin === "download" && mode !== "removed" ? bytes - verifiedBytes : 0
  }
  const limits = () => {
    const { down, up } = props.torrent.limits
    return [
      ...(down === undefined && up === undefined ? [] : [ratesText({ down, up })]),
      seedingText(props.item.shares[0]?.limits ?? props.torrent.limits, timeText),
    ]
      .filter((text) => text !== null)
      .join("; ")
  }
  return (
    <section>
      <h3>{words.transfer}</h3>
      <dl class="fact-list">
        <Show when={rest() > 0}>
          <Figure name={words.left}>
            {bytesText(rest())}
            <Show when={props.now.etaSeconds}>{(seconds) => <>, {durationText(seconds())}</>}</Show>
          </Figure>
          <Show when={ledger()}>
            {(own) => (
              <Figure name={words.cost}>
                {bytesText(costOf(rest(), own()))} {words.ofCredit}
              </Figure>
            )}
          </Show>
        </Show>
        <Figure name={words.peers} title={words.callersMean}>
          {words.peersText(props.now.connectedPeers, props.now.peers, props.now.callers, seedsText(props.now))}
        </Figure>
        <Show when={props.now.dials > 0}>
          <Figure name={words.lanes} title={laneWords.mean}>
            {lanesText(props.now)}
          </Figure>
        </Show>
        <Show when={rest() > 0}>
          <Figure name={words.availability} title={words.availabilityMean}>
            {fixedText(props.now.availability, 1)}
          </Figure>
        </Show>
        <Figure name={words.downloaded}>{bytesText(props.now.downloadedBytes)}</Figure>
        <Figure name={words.uploaded}>{bytesText(props.now.uploadedBytes)}</Figure>
        <Show when={props.torrent.bytes > 0}>
          <Figure name={words.ratio}>{fixedText(props.now.servedBytes / props.torrent.bytes, 2)}</Figure>
        </Show>
        <Show when={props.now.wastedBytes > 0}>
          <Figure name={words.wasted}>{bytesText(props.now.wastedBytes)}</Figure>
        </Show>
        <Show when={limits()}>
          <Figure name={words.limits}>{limits()}</Figure>
        </Show>
      </dl>
    </section>
  )
}

const About: Component<{ readonly item: Item }> = (props) => {
  const path = () => props.item.torrent?.path ?? props.item.shares[0]?.path ?? ""
  return (
    <section>
      <h3>{words.about}</h3>
      <dl class="fact-list">
        <Show when={props.item.torrent}>
          {(row) => (
            <>
              <Show when={row().files}>
                <Figure name={words.files}>{words.wanted(wantedOf(row()).files, row().files)}</Figure>
              </Show>
              <Figure name={words.added}>{timeText(row().addedAt)}</Figure>
              <Show when={row().firstPieceMs !== null}>
                <Figure name={words.firstPiece} title={words.firstPieceMean}>
                  {words.after(fixedText(row().firstPieceMs! / 1000, 1))}
                </Figure>
              </Show>
              <Show when={row().completedAt}>{(at) => <Figure name={words.completed}>{timeText(at())}</Figure>}</Show>
              <Show when={row().tags.length > 0}>
                <Figure name={words.tags}>
                  <Tags tags={row().tags} />
                </Figure>
              </Show>
            </>
          )}
        </Show>
        <Show when={path()}>
          <Figure name={words.path}>
            <CopyField small label={words.path} text={path()} shown={placeText(path())} />
          </Figure>
        </Show>
        <Show when={props.item.torrent?.infohash}>
          {(infohash) => (
            <Figure name={words.infohash}>
              <CopyField small label={words.infohash} text={infohash()} />
            </Figure>
          )}
        </Show>
      </dl>
    </section>
  )
}
