/** What is out of the ordinary with a mirror: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { mirrorWords } from "../../../contract/words/mirror.ts"

export const mirror: typeof mirrorWords = {
  fork: (entry) => `Dieser Tracker hat zwei verschiedene Fassungen von Eintrag ${numberText(entry)} signiert.`,
  forkMeans:
    "Der Beweis wird aufbewahrt und weitergegeben. Von ihm wird nichts mehr übernommen; was vorher kopiert wurde, " +
    "bleibt lesbar. Sein Schlüssel ist vielleicht in zwei Händen, oder eine alte Sicherung wurde eingespielt.",
  quotaOctets: (most) => `Die Grenze für einen Tracker, ${most}, ist erreicht.`,
  quotaEntries: (most) => `Die Grenze für einen Tracker, ${countText(most, "Eintrag", "Einträge")}, ist erreicht.`,
  quotaMeans: "Was hier ist, bleibt und wird angeboten; der Rest wird nicht kopiert.",
  shelf: (octets) =>
    "Was dieser Tracker auflistet, hat mehr Metadaten, als ein Spiegel hier behalten darf: Dieser behält einen " +
    `Teil davon (jetzt ${octets}) und alle Einträge.`,
  shelfMeans:
    "Seine Spiegel teilen den Rest unter sich auf, sechs Kopien von jedem Teil. Was nicht hier ist, wird von " +
    "ihnen geholt.",
  refused: (offered, here) =>
    `Eine ältere Liste wurde angeboten und abgelehnt: Sie endete mit Eintrag ${numberText(offered)}, diese Kopie hat ${numberText(here)}.`,
  refusedMeans:
    "Wer sie angeboten hat, war im Rückstand oder will, dass Einträge vergessen werden. Die Kopie hier bleibt, wie " +
    "sie ist.",
  silent: (span) => `Sein Betreiber hat ${span} lang nichts Neues signiert.`,
  silentMeans: "Vielleicht ist er nur für eine Weile aus. Die Spiegel machen ohne ihn weiter.",
  deadMeans:
    "Es gibt ihn wahrscheinlich nicht mehr. Diese Kopie ist vielleicht alles, was übrig ist: Sie ist eine Sicherung wert.",
}
