/** Histories, fact by fact: in German. */
import { bytesText, chosenRateText, countText, durationText, numberText } from "../../../contract/figures.ts"
import { type FactFields, list, number, text } from "../../../contract/words/fields.ts"
import type { historyWords } from "../../../contract/words/history.ts"
import { metText } from "../../../contract/words/limits.ts"
import { saidText } from "../../../contract/words/node.ts"
import { keptValueText } from "../../../contract/words/settings.ts"
import { answeredSentence } from "../../../contract/words/traces.ts"
import { lieText } from "../../../contract/words/trust.ts"
import { placeText } from "../../../contract/places.ts"

/** What the node said, which may be a sentence. */
const saidIn = (e: FactFields, field: string): string => saidText(text(e[field]))
const saidWithin = (e: FactFields, field: string): string => saidIn(e, field).replace(/\.$/, "")
const updates = (e: FactFields): string => (e["update"] === "manual" ? "von Hand" : "automatisch")
const titled = (e: FactFields): string =>
  text(e["title"]) ? `„${text(e["title"])}“` : "was später zurückgenommen wurde"
const files = (n: unknown): string => countText(number(n), "Datei", "Dateien")
const pieces = (all: unknown): string => countText(list(all).length, "Teil", "Teile")
const parts = (n: unknown): string => countText(number(n), "Abschnitt", "Abschnitte")
const entries = (n: unknown): string => countText(number(n), "Eintrag", "Einträge")
const torrents = (n: unknown): string => countText(number(n), "Torrent", "Torrents")
const octets = (n: unknown): string => bytesText(number(n))
const version = (e: FactFields): string => `Version ${text(e["version"])}`
/** Of an entry, or whatever else is counted. */
const figure = (n: unknown): string => numberText(number(n))
const from = (e: FactFields): string => text(e["from"]).slice(0, 8)

export const history: typeof historyWords = {
  NodeCreated: () => "Die Geschichte dieses Knotens begann.",
  NodeStarted: (e) => `Der Knoten wurde gestartet, über ${text(e["carrier"])}.`,
  NodeStopped: () => "Der Knoten wurde angehalten.",
  StreamHistoryExpired: (e) =>
    `Was von alten Verbindungen aufbewahrt war, ist vergessen: ` +
    `${countText(number(e["events"]), "Ereignis", "Ereignisse")}.`,
  StreamRequested: (e) => `Eine Verbindung zu Peer ${figure(e["peer"])} wurde angefragt, Spur ${figure(e["lane"])}.`,
  StreamOpened: (e) => `Eine Verbindung steht, nach ${durationText(number(e["ms"]) / 1_000)}.`,
  StreamFailed: (e) => `Eine Verbindung kam nicht zustande: ${saidWithin(e, "message")}.`,
  StreamRetried: () => "Eine Verbindung wird noch einmal versucht.",
  StreamClosed: (e) =>
    `Eine Verbindung endete: ${octets(e["bytesIn"])} kamen an, ${octets(e["bytesOut"])} gingen hinaus.`,
  ManagementLinkChanged: (e) =>
    e["newAddress"] === true ? "Neuer Verwaltungslink, unter einer neuen Adresse." : "Neuer Verwaltungslink.",
  ManagementKeyChosen: (e) =>
    e["required"] === true
      ? "Die Verwaltungs-Onion verlangt einen Schlüssel."
      : "Die Verwaltungs-Onion verlangt keinen Schlüssel mehr.",
  SettingChosen: (e) => `Einstellung ${text(e["name"])}: ${keptValueText(text(e["value"]))}.`,
  SettingReset: (e) => `Einstellung ${text(e["name"])}: wieder die Voreinstellung.`,
  SoftwareStarted: (e) => `${version(e)} wurde gestartet.`,
  ReleaseVerified: (e) =>
    `${version(e)} wurde angeboten, signiert von ` +
    `${countText(list(e["signers"]).length, "Entwickler", "Entwicklern")}.`,
  ReleaseRenewed: () => "Die Entwickler haben sie neu signiert, damit die Signaturen länger gelten.",
  ReleaseSeen: (e) => `Der vertraute Knoten ${from(e)} bietet ${version(e)} an.`,
  ReleaseRefused: (e) =>
    `Was der vertraute Knoten ${from(e)} anbot, wurde abgelehnt (${text(e["why"])}); nichts wurde geholt.`,
  ReleaseFetchBegun: () => "Sie wird geholt, nach deinen eigenen Downloads und ohne Kosten.",
  ReleaseReady: () => "Sie ist vollständig hier, und die Datei ist die signierte. Sie wird weitergegeben.",
  ReleaseSpoiled: () => "Die Datei ist nicht die signierte und wird verworfen.",
  ReleaseDropped: () => "Eine ältere Version wird nicht mehr aufbewahrt.",
  ReleaseDismissed: () => "Abgelehnt: Sie wird weder aufbewahrt noch weitergegeben.",
  ReleaseGone: () => "Ihre Datei ist weg.",
  ChecksumCompared: (e) =>
    e["equal"] === true ? "Prüfsumme verglichen: gleich." : "Prüfsumme verglichen: verschieden. Nicht installieren.",
  ReleaseConflict: () =>
    "Zwei Versionen mit derselben Nummer, beide signiert: Es wird nichts mehr geholt oder weitergegeben.",
  NodeKeptBack: (e) => `Der vertraute Knoten ${from(e)} bleibt hinter den anderen zurück. Wird ihm etwas vorenthalten?`,
  ReleaseRunning: () => "Es läuft die signierte Version.",
  TorrentShared: (e) => `Freigegeben aus ${placeText(text(e["path"]))}: ${files(e["files"])}, ${octets(e["bytes"])}.`,
  DownloadRequested: (e) => `Download angefordert, in den Ordner ${placeText(text(e["folder"]))}.`,
  MetadataMirrored: (e) =>
    `Metadaten geholt und geprüft: „${text(e["title"]) || text(e["name"])}“, ${files(e["files"])}, ` +
    `${octets(e["bytes"])}.`,
  PiecesVerified: (e) =>
    `${pieces(e["pieces"])} ` +
    `${e["found"] === true ? "vollständig auf der Festplatte gefunden" : "geprüft und auf der Festplatte"} ` +
    `(${octets(e["bytes"])}).`,
  PiecesLost: (e) => `${pieces(e["pieces"])} stimmen nicht mehr (${octets(e["bytes"])}).`,
  CreditExhausted: () => "Das Guthaben ist aufgebraucht: Er wartet und geht von selbst weiter, wenn Guthaben kommt.",
  CreditReturned: () => "Es ist wieder Guthaben da: Er geht weiter.",
  FilesSelected: (e) => `Dateien ausgewählt: ${files(e["files"])}, ${octets(e["bytes"])}.`,
  PieceOrderChosen: (e) =>
    e["sequential"] === true ? "Von jetzt an vom ersten Teil bis zum letzten." : "Von jetzt an die seltensten zuerst.",
  DownloadCompleted: () => "Download vollständig: Jedes gewünschte Teil ist geprüft.",
  RecheckStarted: () => "Neue Prüfung der Dateien begonnen.",
  RecheckFinished: () => "Neue Prüfung der Dateien beendet.",
  FilesMissing: (e) =>
    `Dateien fehlen: ${list(e["files"]).slice(0, 5).map(text).join(", ")}${list(e["files"]).length > 5 ? " …" : ""}.`,
  TorrentPaused: () => "Angehalten.",
  TorrentResumed: () => "Fortgesetzt.",
  TorrentFailed: (e) => `Durch einen Fehler angehalten: ${saidIn(e, "message")}`,
  FilesReturned: () => "Die Dateien sind wieder da.",
  PiecesServed: (e) =>
    `Bisher ${octets(e["octets"])} an andere gesendet: ${countText(number(e["copies"]), "Mal", "Mal")} vollständig geholt.`,
  TorrentQueued: () => "Er wartet in der Warteschlange.",
  TurnCame: () => "Er ist an der Reihe.",
  PlaceChosen: () => "Neuer Platz in der Warteschlange.",
  LimitsChosen: () => "Neue Grenzen gesetzt.",
  SeedingEnded: (e) => `${metText(e["why"])}: Er wird nicht mehr verteilt.`,
  ShareLimited: () => "Neue Grenzen gesetzt.",
  ShareBegun: () => "Das Datum ist gekommen: Der Link gilt ab jetzt.",
  ShareEnded: (e) => `${metText(e["why"])}: Die Freigabe endet.`,
  PeerBanned: (e) =>
    `Peer ${number(e["peer"])} sandte einen Block, der nicht zu Teil ${figure(e["piece"])} passt; er wurde getrennt.`,
  DataLocated: (e) => `Die Dateien sind jetzt in ${placeText(text(e["path"]))}.`,
  TitleChosen: (e) =>
    text(e["title"]) ? `Du nennst ihn „${text(e["title"])}“, nur hier.` : "Dein eigener Titel wurde entfernt.",
  TagsChosen: (e) =>
    list(e["tags"]).length === 0
      ? "Deine Tags wurden entfernt."
      : `Deine Tags, nur hier: ${list(e["tags"])
          .map((tag) => `#${text(tag)}`)
          .join(" ")}.`,
  MoveBegun: (e) => `Verschieben der Dateien nach ${text(e["to"])} begonnen.`,
  MoveStopped: () => "Das Verschieben wurde abgebrochen.",
  MoveFailed: (e) => `Nicht verschoben, alles ist wie vorher: ${saidIn(e, "message")}`,
  DataMoved: (e) => `Alle Dateien sind jetzt in ${placeText(text(e["path"]))}.`,
  MoveEnded: (e) =>
    list(e["left"]).length === 0
      ? "Verschoben: Am alten Ort ist nichts mehr davon."
      : `Verschoben; am alten Ort geblieben: ${files(list(e["left"]).length)}.`,
  RemovalStarted: () => "Entfernen mit seinen Dateien begonnen.",
  RemovalFailed: (e) => `Nicht entfernt: ${saidIn(e, "message")}`,
  TorrentRemoved: (e) => (e["withData"] === true ? "Entfernt, mit seinen Dateien." : "Entfernt; die Dateien bleiben."),
  ShareRequested: (e) => `Freigabe angefordert: „${text(e["title"])}“, aus ${placeText(text(e["path"]))}.`,
  ShareMetadataAnswered: (e) => answeredSentence(e),
  ShareHashed: (e) =>
    `Prüfsummen aller Dateien berechnet: ${files(e["files"])}, ${octets(e["bytes"])}. Der Link gilt ab jetzt.`,
  ShareFailed: (e) => `Freigabe fehlgeschlagen: ${saidIn(e, "message")}`,
  RecipientAdded: () => "Neuer Schlüssel dafür: Wer seinen Link hat, wird eingelassen.",
  RecipientRevoked: () => "Ein Schlüssel dafür wurde zurückgenommen: Wer seinen Link hat, wird nicht mehr eingelassen.",
  ShareStopped: () => "Freigabe beendet: Der Link gilt nie mehr.",
  ShareUnlisted: () => "Vom Tracker zurückgenommen: Er listet es nicht mehr auf.",
  MirrorRequested: (e) => `Spiegel angefordert, wird ${updates(e)} aktualisiert.`,
  HeadLearned: (e) => `Bekannt ist: Der Tracker reicht bis Eintrag ${figure(e["seq"])}.`,
  EntriesMirrored: (e) => `Kopiert und geprüft bis Eintrag ${figure(e["seq"])} (${octets(e["octets"])}).`,
  MirrorCompleted: (e) => `Die Kopie ist vollständig: ${entries(e["seq"])}, ${torrents(e["torrents"])}.`,
  UpdateChosen: (e) => `Wird von jetzt an ${updates(e)} aktualisiert.`,
  UpdateRequested: () => "Aktualisierung angefordert.",
  RollbackRefused: (e) =>
    `Eine ältere Liste, die mit Eintrag ${figure(e["offered"])} endete, wurde mit der Signatur des Trackers ` +
    `angeboten und abgelehnt: Hier sind ${figure(e["seq"])}.`,
  TrackerForked: (e) =>
    `Der Tracker hat zwei Fassungen von Eintrag ${figure(e["seq"])} signiert. Der Beweis wird aufbewahrt, und ` +
    "von ihm wird nichts mehr übernommen.",
  QuotaReached: (e) =>
    "Die Grenze für einen Tracker ist erreicht: " +
    `${e["what"] === "octets" ? octets(e["limit"]) : entries(e["limit"])}.`,
  ShelfChosen: (e) =>
    number(e["weight"]) < 16
      ? "Es sind mehr Metadaten, als ein Spiegel hier behalten darf: Von jetzt an behält er einen Teil davon."
      : "Für alle Metadaten ist wieder Platz.",
  ShelfFilled: (e) =>
    "Von den Metadaten, die dieser Spiegel behalten soll, vollständig: " +
    `${parts(e["shards"])} (${octets(e["octets"])} hier).`,
  ShelfLeft: (e) => `${parts(e["shards"])} der Metadaten anderen Spiegeln überlassen, um Platz zu schaffen.`,
  MirrorFailed: (e) => `Spiegeln fehlgeschlagen: ${saidIn(e, "message")}`,
  MirrorRemoved: () => "Spiegel entfernt.",
  TrackerCreated: () => "Tracker eingerichtet, unter einer eigenen Onion.",
  TrackerRestored: () => "Schlüssel und Einträge aus einer Sicherung wiederhergestellt; es folgen seine Einträge.",
  TorrentListed: (e) =>
    `Eintrag ${figure(e["seq"])}: ${titled(e)} aufgelistet, ${files(e["files"])}, ${octets(e["bytes"])}.`,
  TorrentRetitled: (e) => `Eintrag ${figure(e["seq"])}: neue Beschreibung von ${titled(e)}.`,
  ShareDescribed: (e) => `Neue Beschreibung: ${titled(e)}.`,
  TorrentUnlisted: (e) => `Eintrag ${figure(e["seq"])}: zurückgenommen.`,
  ConsentGiven: () => "Du hast zugestimmt, dass dieser Rechner ein Tor-Relay ist.",
  ConsentRefused: () => "Du hast Nein gesagt: Dieser Rechner ist kein Tor-Relay.",
  RelayStarted: (e) => `Relay gestartet, auf Port ${number(e["port"])}.`,
  RelayStopped: () => "Relay angehalten.",
  RelayLimited: (e) =>
    `Grenze: ${chosenRateText(number(e["rate"]))} im Durchschnitt, ${chosenRateText(number(e["burst"]))} kurzzeitig.`,
  RelayTrafficMeasured: (e) => `${octets(e["relayed"])} weitergeleitet seit der letzten Messung.`,
  FamilyDeclared: () => "Das Relay gibt eine Familie an: Alle können lesen, dass deine Relays zusammengehören.",
  FamilyLeft: () => "Das Relay hat seine Familie verlassen: Es gibt keine mehr an.",
  RelayEnded: (e) => `Der Prozess des Relays endete von selbst und wird neu gestartet: ${saidWithin(e, "reason")}.`,
  RelayExposed: (e) =>
    "Das Relay wurde angehalten: Was es über sich veröffentlichte, passt nicht zu einem mittleren Relay. " +
    text(e["problem"]),
  NodeTrusted: () => "Du vertraust diesem Knoten.",
  NodeNamed: () => "Umbenannt, nur hier.",
  NodeFound: (e) => `Er hat geantwortet und listet ${torrents(e["count"])} auf.`,
  NodeFellSilent: () => "Er hat mehrmals in einigen Minuten nicht geantwortet.",
  CatalogueIndexed: (e) =>
    `Durchsuchbar bis Eintrag ${figure(e["seq"])}: ${torrents(e["entries"])}, ${octets(e["octets"])} gelesen.`,
  CatalogueLeftRemote: (e) =>
    `Seine Liste ist zu groß, um kopiert zu werden (${torrents(e["count"])}); er kann gefragt werden.`,
  DegreesChosen: (e) =>
    number(e["degrees"]) === 1
      ? "Von jetzt an wird niemand über ihn erreicht."
      : `Von jetzt an werden andere über ihn erreicht, bis zu ${figure(e["degrees"])} Grade weit.`,
  EdgeTold: (e) =>
    e["told"] === "anybody"
      ? "Alle dürfen wissen, dass du ihm vertraust."
      : "Niemandem wird mehr gesagt, dass du ihm vertraust.",
  TrustListRead: (e) =>
    `Er nennt ${countText(number(e["total"]), "Knoten, dem", "Knoten, denen")} sein Betreiber vertraut.`,
  NodeDistrusted: (e) => lieText(text(e["what"])),
  GreetingFailed: (e) => `Ihm kann nicht vertraut werden: ${saidWithin(e, "message")}.`,
  TrustRevoked: () => "Vertrauen entzogen.",
  TrackerContradicted: (e) =>
    `Andere haben eine andere Geschichte dieses Trackers, von Eintrag ${figure(e["seq"])} an. Er nimmt keine ` +
    "Einträge mehr.",
}
