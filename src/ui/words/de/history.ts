/** Histories, fact by fact: in German. */
import { bytesText, chosenRateText, countText } from "../../../contract/figures.ts"
import { type FactFields, list, number, text } from "../../../contract/words/fields.ts"
import type { historyWords } from "../../../contract/words/history.ts"
import { metText } from "../../../contract/words/limits.ts"
import { keptValueText } from "../../../contract/words/settings.ts"
import { answeredSentence } from "../../../contract/words/traces.ts"
import { lieText } from "../../../contract/words/trust.ts"
import { placeText } from "../../../contract/places.ts"

const updates = (e: FactFields): string => (e["update"] === "manual" ? "von Hand" : "von selbst")
const titled = (e: FactFields): string =>
  text(e["title"]) ? `„${text(e["title"])}“` : "was später zurückgenommen wurde"
const files = (n: unknown): string => countText(number(n), "Datei", "Dateien")
const pieces = (all: unknown): string => countText(list(all).length, "Teil", "Teile")
const parts = (n: unknown): string => countText(number(n), "Abschnitt", "Abschnitte")
const entries = (n: unknown): string => countText(number(n), "Eintrag", "Einträge")
const torrents = (n: unknown): string => countText(number(n), "Torrent", "Torrents")
const octets = (n: unknown): string => bytesText(number(n))
const version = (e: FactFields): string => `Version ${text(e["version"])}`
const from = (e: FactFields): string => text(e["from"]).slice(0, 8)

export const history: typeof historyWords = {
  ManagementLinkChanged: (e) =>
    e["newAddress"] === true ? "Ein anderer Verwaltungslink, an anderer Adresse." : "Ein anderer Verwaltungslink.",
  ManagementKeyChosen: (e) =>
    e["required"] === true
      ? "Die Verwaltungs-Onion verlangt einen Schlüssel."
      : "Die Verwaltungs-Onion verlangt keinen Schlüssel mehr.",
  SettingChosen: (e) => `Einstellung ${text(e["name"])}: ${keptValueText(text(e["value"]))}.`,
  SettingReset: (e) => `Einstellung ${text(e["name"])}: wieder ihre Vorgabe.`,
  SoftwareStarted: (e) => `${version(e)} wurde gestartet.`,
  ReleaseVerified: (e) =>
    `${version(e)} wurde angeboten, unterschrieben von ` +
    `${countText(list(e["signers"]).length, "Maintainer", "Maintainern")}.`,
  ReleaseRenewed: () => "Die Maintainer haben sie neu unterschrieben, damit die Unterschriften länger gelten.",
  ReleaseSeen: (e) => `Der vertraute Knoten ${from(e)} bietet ${version(e)} an.`,
  ReleaseRefused: (e) =>
    `Was der vertraute Knoten ${from(e)} anbot, wurde abgelehnt (${text(e["why"])}); nichts wurde geholt.`,
  ReleaseFetchBegun: () => "Sie wird geholt, nach deinen eigenen Downloads und ohne Kosten.",
  ReleaseReady: () => "Sie ist vollständig hier, und die Datei ist die unterschriebene. Sie wird weitergegeben.",
  ReleaseSpoiled: () => "Die Datei ist nicht die unterschriebene und wird weggeworfen.",
  ReleaseDropped: () => "Eine ältere Version wird nicht mehr aufbewahrt.",
  ReleaseDismissed: () => "Weggelegt: Sie wird weder aufbewahrt noch weitergegeben.",
  ReleaseGone: () => "Ihre Datei ist weg.",
  ChecksumCompared: (e) =>
    e["equal"] === true ? "Prüfsumme verglichen: gleich." : "Prüfsumme verglichen: verschieden. Nicht installieren.",
  ReleaseConflict: () =>
    "Zwei Versionen mit einer Nummer, beide unterschrieben: Nichts mehr wird geholt oder weitergegeben.",
  NodeKeptBack: (e) => `Der vertraute Knoten ${from(e)} bleibt hinter den anderen zurück. Zurückgehalten?`,
  ReleaseRunning: () => "Es läuft die Version, die unterschrieben wurde.",
  TorrentShared: (e) => `Freigegeben aus ${placeText(text(e["path"]))}: ${files(e["files"])}, ${octets(e["bytes"])}.`,
  DownloadRequested: (e) => `Download verlangt, in ${placeText(text(e["folder"]))}.`,
  MetadataMirrored: (e) =>
    `Metadaten geholt und geprüft: „${text(e["title"]) || text(e["name"])}“, ${files(e["files"])}, ` +
    `${octets(e["bytes"])}.`,
  PiecesVerified: (e) =>
    `${pieces(e["pieces"])} ` +
    `${e["found"] === true ? "auf der Platte ganz gefunden" : "geprüft und auf der Platte"} ` +
    `(${octets(e["bytes"])}).`,
  PiecesLost: (e) => `${pieces(e["pieces"])} nicht mehr richtig (${octets(e["bytes"])}).`,
  CreditExhausted: () => "Das Guthaben ist aufgebraucht: Er wartet und geht von selbst weiter, wenn Guthaben kommt.",
  CreditReturned: () => "Es ist wieder Guthaben da: Er geht weiter.",
  FilesSelected: (e) => `Dateien ausgewählt: ${files(e["files"])}, ${octets(e["bytes"])}.`,
  PieceOrderChosen: (e) =>
    e["sequential"] === true ? "Von jetzt an vom ersten Teil bis zum letzten." : "Von jetzt an die seltensten zuerst.",
  DownloadCompleted: () => "Download vollständig: Jedes gewünschte Teil ist geprüft.",
  RecheckStarted: () => "Prüfung der Dateien gegen ihre Prüfsummen begonnen.",
  RecheckFinished: () => "Prüfung der Dateien beendet.",
  FilesMissing: (e) =>
    `Dateien fehlen: ${list(e["files"]).slice(0, 5).map(text).join(", ")}${list(e["files"]).length > 5 ? " …" : ""}.`,
  TorrentPaused: () => "Angehalten.",
  TorrentResumed: () => "Fortgesetzt.",
  TorrentFailed: (e) => `Durch einen Fehler beendet: ${text(e["message"])}`,
  FilesReturned: () => "Die Dateien sind wieder da.",
  PiecesServed: (e) =>
    `Bisher ${octets(e["octets"])} an andere gesendet: ${countText(number(e["copies"]), "Mal", "Mal")} ganz geholt.`,
  TorrentQueued: () => "Er wartet in der Warteschlange, bis er dran ist.",
  TurnCame: () => "Er ist dran.",
  PlaceChosen: () => "Ein anderer Platz in der Warteschlange.",
  LimitsChosen: () => "Andere Grenzen gewählt.",
  SeedingEnded: (e) => `${metText(e["why"])}: Er wird nicht mehr verteilt.`,
  ShareLimited: () => "Andere Grenzen gewählt.",
  ShareBegun: () => "Das Datum ist gekommen: Der Link gilt von jetzt an.",
  ShareEnded: (e) => `${metText(e["why"])}: Die Freigabe endet.`,
  PeerBanned: (e) =>
    `Teilnehmer ${number(e["peer"])} sandte einen Block, der nicht zu Teil ${number(e["piece"])} passt; er wurde ` +
    "getrennt.",
  DataLocated: (e) => `Die Dateien sind jetzt in ${placeText(text(e["path"]))}.`,
  TitleChosen: (e) =>
    text(e["title"]) ? `Du nennst es „${text(e["title"])}“, nur hier.` : "Dein eigener Titel wurde weggenommen.",
  TagsChosen: (e) =>
    list(e["tags"]).length === 0
      ? "Deine Tags wurden weggenommen."
      : `Deine Tags, nur hier: ${list(e["tags"])
          .map((tag) => `#${text(tag)}`)
          .join(" ")}.`,
  MoveBegun: (e) => `Verschieben der Dateien nach ${text(e["to"])} begonnen.`,
  MoveStopped: () => "Das Verschieben wurde abgebrochen.",
  MoveFailed: (e) => `Nicht verschoben, alles wie vorher: ${text(e["message"])}`,
  DataMoved: (e) => `Alle Dateien sind jetzt in ${placeText(text(e["path"]))}.`,
  MoveEnded: (e) =>
    list(e["left"]).length === 0
      ? "Verschoben: Am alten Ort ist nichts mehr davon."
      : `Verschoben; am alten Ort geblieben: ${files(list(e["left"]).length)}.`,
  RemovalStarted: () => "Entfernen mit seinen Dateien begonnen.",
  RemovalFailed: (e) => `Nicht entfernt: ${text(e["message"])}`,
  TorrentRemoved: (e) => (e["withData"] === true ? "Entfernt, mit seinen Dateien." : "Entfernt; die Dateien bleiben."),
  ShareRequested: (e) => `Freigabe verlangt: „${text(e["title"])}“, aus ${placeText(text(e["path"]))}.`,
  ShareMetadataAnswered: (e) => answeredSentence(e),
  ShareHashed: (e) =>
    `Prüfsummen aller Dateien berechnet: ${files(e["files"])}, ${octets(e["bytes"])}. Der Link gilt von jetzt an.`,
  ShareFailed: (e) => `Freigabe misslungen: ${text(e["message"])}`,
  RecipientAdded: () => "Ein Schlüssel dafür wurde gemacht: Wer seinen Link hat, wird eingelassen.",
  RecipientRevoked: () => "Ein Schlüssel dafür wurde zurückgenommen: Wer seinen Link hat, wird nicht mehr eingelassen.",
  ShareStopped: () => "Freigabe beendet: Der Link gilt nie wieder.",
  ShareUnlisted: () => "Vom Tracker zurückgenommen: Er listet es nicht mehr auf.",
  MirrorRequested: (e) => `Spiegel verlangt, erneuert ${updates(e)}.`,
  HeadLearned: (e) => `Der Tracker geht, wie bekannt ist, bis Eintrag ${number(e["seq"])}.`,
  EntriesMirrored: (e) => `Kopiert und geprüft bis Eintrag ${number(e["seq"])} (${octets(e["octets"])}).`,
  MirrorCompleted: (e) => `Die Kopie ist vollständig: ${entries(e["seq"])}, ${torrents(e["torrents"])}.`,
  UpdateChosen: (e) => `Von jetzt an ${updates(e)} erneuert.`,
  UpdateRequested: () => "Erneuern verlangt.",
  RollbackRefused: (e) =>
    `Eine ältere Liste, die mit Eintrag ${number(e["offered"])} endete, wurde mit der Unterschrift des Trackers ` +
    `angeboten und abgelehnt: Hier sind ${number(e["seq"])}.`,
  TrackerForked: (e) =>
    `Der Tracker hat über Eintrag ${number(e["seq"])} zweierlei gesagt, beides unterschrieben. Der Beweis wird ` +
    "aufbewahrt, und nichts mehr übernommen.",
  QuotaReached: (e) =>
    "Die Grenze für einen Tracker ist erreicht: " +
    `${e["what"] === "octets" ? octets(e["limit"]) : entries(e["limit"])}.`,
  ShelfChosen: (e) =>
    number(e["weight"]) < 16
      ? "Die Metadaten sind mehr, als ein Spiegel hier behalten darf: Von jetzt an behält er einen Teil davon."
      : "Für alle Metadaten ist wieder Platz.",
  ShelfFilled: (e) =>
    "Von den Metadaten, die dieser Spiegel behalten soll, vollständig: " +
    `${parts(e["shards"])} (${octets(e["octets"])} hier).`,
  ShelfLeft: (e) => `${parts(e["shards"])} der Metadaten anderen Spiegeln überlassen, um Platz zu schaffen.`,
  MirrorFailed: (e) => `Spiegeln misslungen: ${text(e["message"])}`,
  MirrorRemoved: () => "Spiegel entfernt.",
  TrackerCreated: () => "Tracker eingerichtet, unter einer eigenen Onion.",
  TrackerRestored: () => "Schlüssel und Einträge aus einem Backup wiederhergestellt; es folgen seine Einträge.",
  TorrentListed: (e) =>
    `Eintrag ${number(e["seq"])}: aufgelistet ${titled(e)}, ${files(e["files"])}, ${octets(e["bytes"])}.`,
  TorrentRetitled: (e) => `Eintrag ${number(e["seq"])}: andere Worte über ${titled(e)}.`,
  ShareDescribed: (e) => `Du sagst jetzt andere Worte darüber: ${titled(e)}.`,
  TorrentUnlisted: (e) => `Eintrag ${number(e["seq"])}: zurückgenommen.`,
  ConsentGiven: () => "Du hast zugestimmt, dass dieser Rechner ein Tor-Relay ist.",
  ConsentRefused: () => "Du hast nein gesagt: Dieser Rechner ist kein Tor-Relay.",
  RelayStarted: (e) => `Relay gestartet, an Port ${number(e["port"])}.`,
  RelayStopped: () => "Relay beendet.",
  RelayLimited: (e) =>
    `Grenze: ${chosenRateText(number(e["rate"]))} im Durchschnitt, ${chosenRateText(number(e["burst"]))} für kurze Zeit.`,
  RelayTrafficMeasured: (e) => `${octets(e["relayed"])} weitergeleitet seit der letzten Messung.`,
  FamilyDeclared: () =>
    "Das Relay erklärt eine Familie: Es und deine anderen Relays gehören zusammen, für alle zu lesen.",
  FamilyLeft: () => "Das Relay hat seine Familie verlassen: Es erklärt keine mehr.",
  RelayEnded: (e) => `Der Prozess des Relays endete von selbst und wird neu gestartet: ${text(e["reason"])}`,
  RelayExposed: (e) =>
    "Das Relay wurde beendet: Was es über sich veröffentlichte, war nicht das eines mittleren Relays. " +
    text(e["problem"]),
  NodeTrusted: () => "Du vertraust diesem Knoten.",
  NodeNamed: () => "Umbenannt, nur hier.",
  NodeFound: (e) => `Er hat geantwortet: ${torrents(e["count"])} aufgelistet.`,
  NodeFellSilent: () => "Er hat nicht geantwortet, mehrmals in einigen Minuten.",
  CatalogueIndexed: (e) =>
    `Durchsuchbar bis Eintrag ${number(e["seq"])}: ${torrents(e["entries"])}, ${octets(e["octets"])} gelesen.`,
  CatalogueLeftRemote: (e) =>
    `Seine Liste ist zu groß, um kopiert zu werden (${torrents(e["count"])}); er kann gefragt werden.`,
  DegreesChosen: (e) =>
    number(e["degrees"]) === 1
      ? "Von jetzt an wird niemand über ihn erreicht."
      : `Von jetzt an werden andere über ihn erreicht, bis zu ${number(e["degrees"])} Grade weit.`,
  EdgeTold: (e) =>
    e["told"] === "anybody"
      ? "Alle dürfen wissen, dass du ihm vertraust."
      : "Niemandem wird mehr gesagt, dass du ihm vertraust.",
  TrustListRead: (e) => `Er nennt ${countText(number(e["total"]), "Knoten", "Knoten")}, denen dort vertraut wird.`,
  NodeDistrusted: (e) => lieText(text(e["what"])),
  GreetingFailed: (e) => `Ihm kann nicht vertraut werden: ${text(e["message"])}.`,
  TrustRevoked: () => "Vertrauen widerrufen.",
  TrackerContradicted: (e) =>
    `Andere haben eine andere Geschichte dieses Trackers, von Eintrag ${number(e["seq"])} an. Er nimmt keine ` +
    "Einträge mehr.",
}
