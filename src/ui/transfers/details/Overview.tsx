/** What an item is and how far it got: pieces, rates, places. */
import { type Component, Show } from "solid-js"
import { bytesText, countText, durationText, rateText } from "../../../contract/figures.ts"
import { lanesMean, lanesText } from "../../../contract/words/lanes.ts"
import { seedsText, wantedOf } from "../../../contract/standing.ts"
import { costOf } from "../../../contract/words/relay.ts"
import { Figure } from "../../parts/Figure.tsx"
import { Progress } from "../../parts/Progress.tsx"
import { standingLook } from "../../parts/standingLook.ts"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { timeText } from "../../../contract/words/time.ts"
import { RatesOver } from "./RatesOver.tsx"
import { Trouble } from "./Trouble.tsx"

/** @param props `past`: as it was, and with nothing that can be done. */
export const Overview: Component<{ readonly item: Item; readonly past?: true }> = (props) => {
  const { ledger } = useModel()
  const torrent = () => props.item.torrent
  const figures = () => props.item.figures
  /** Of what one shares, nothing is charged. */
  const rest = (): number => {
    const row = torrent()
    return row?.origin === "download" && row.mode !== "removed" ? wantedOf(row).bytes - wantedOf(row).verifiedBytes : 0
  }
  const whole = () => torrent() !== null && torrent()!.pieces > 0 && torrent()!.verifiedPieces === torrent()!.pieces
  return (
    <div class="overview">
      <div class="overview-progress">
        <Progress value={props.item.progress} tone={standingLook[props.item.standing].tone} label="Verified" />
        <p>
          <strong>{props.item.progress} %</strong>
          <Show
            when={torrent()?.pieces}
            fallback={
              <span class="quiet">
                {torrent() ? "The pieces are known when the metadata are here." : bytesText(props.item.bytes)}
              </span>
            }
          >
            <span class="quiet">
              {torrent()!.verifiedPieces} of {countText(torrent()!.pieces, "piece")} verified ·{" "}
              {bytesText(wantedOf(torrent()!).verifiedBytes)} of {bytesText(wantedOf(torrent()!).bytes)}
            </span>
          </Show>
        </p>
        <Show when={props.past} fallback={<Trouble item={props.item} />}>
          <Show when={props.item.note}>
            <p class="callout" data-tone={standingLook[props.item.standing].tone}>
              <bdi>{props.item.note}</bdi>
            </p>
          </Show>
        </Show>
      </div>
      <Show when={!props.past && torrent()?.id}>{(id) => <RatesOver torrent={id()} />}</Show>
      <dl class="facts">
        <Show when={figures()}>
          {(now) => (
            <>
              <Figure name="Down">{rateText(now().downRate)}</Figure>
              <Figure name="Up">{rateText(now().upRate)}</Figure>
              <Figure name="Left">{now().etaSeconds === null ? "–" : durationText(now().etaSeconds!)}</Figure>
              <Figure name="Peers">
                {now().connectedPeers} of {now().peers}, {seedsText(now())}
              </Figure>
              <Figure
                name="Callers"
                title="Streams on which others fetch from here. Nobody is named on them; who opens two counts twice."
              >
                {now().callers}
              </Figure>
              <Figure name="Streams">{now().openStreams} open</Figure>
              <Show when={now().dials > 0}>
                <Figure name="Lanes" title={lanesMean}>
                  {lanesText(now())}
                </Figure>
              </Show>
              <Show when={!whole()}>
                <Figure name="Availability">{now().availability.toFixed(1)}</Figure>
              </Show>
              <Figure name="Downloaded">{bytesText(now().downloadedBytes)}</Figure>
              <Figure name="Uploaded">{bytesText(now().uploadedBytes)}</Figure>
              <Show when={now().wastedBytes > 0}>
                <Figure name="Thrown away">{bytesText(now().wastedBytes)}</Figure>
              </Show>
            </>
          )}
        </Show>
        <Show when={torrent()}>
          {(row) => (
            <>
              <Show when={rest() > 0 && !props.past && ledger()}>
                {(own) => <Figure name="What is left costs">{bytesText(costOf(rest(), own()))} of credit</Figure>}
              </Show>
              <Figure name="Files">{row().files || "–"}</Figure>
              <Figure name="Added">{timeText(row().addedAt)}</Figure>
              <Show when={row().firstPieceMs !== null}>
                <Figure name="First piece" title="From the link to the first piece that was fetched and is verified.">
                  after {(row().firstPieceMs! / 1000).toFixed(1)} s
                </Figure>
              </Show>
              <Show when={row().completedAt}>{(at) => <Figure name="Completed">{timeText(at())}</Figure>}</Show>
            </>
          )}
        </Show>
        <Figure name="Path" wide>
          <bdi class="mono">{torrent()?.path ?? props.item.shares[0]?.path}</bdi>
        </Figure>
        <Show when={torrent()?.infohash}>
          {(infohash) => (
            <Figure name="Infohash" wide>
              <span class="mono">{infohash()}</span>
            </Figure>
          )}
        </Show>
      </dl>
    </div>
  )
}
