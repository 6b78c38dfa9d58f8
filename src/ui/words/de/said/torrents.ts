/** Of downloads and torrents: what the node says, in German. */
export const torrents: Readonly<Record<string, string>> = {
  "this torrent is being checked already": "Das wird schon geprüft.",
  "this torrent is paused already": "Das ist schon pausiert.",
  "this torrent is not paused": "Das ist nicht pausiert.",
  "{_}: the metadata have not been fetched": "Die Metadaten sind noch nicht geholt. Warte, bis sie da sind.",
  "what this node shares itself always runs; …": "Was du selbst teilst, läuft immer und steht in keiner Warteschlange.",
  "there is no timetable yet: …": "Es gibt noch keinen Zeitplan. Gib einen an.",
  "this torrent was removed": "Dieser Torrent wurde entfernt.",
  "this torrent is being removed with its data": "Dieser Torrent wird gerade mit seinen Dateien entfernt.",
  "this torrent is in your list already": "Dieser Torrent steht schon in deiner Liste.",
  "this is in your list already, as {title}": "Das steht schon in deiner Liste, als „{title}“.",
  "this is a share of yours, …":
    "Das gibst du selbst frei, und es ist ganz da. Was nicht freigegeben werden soll, wird beim Freigeben ausgelassen.",
  "the kept metadata are gone; remove the torrent and start it again":
    "Die Metadaten sind weg. Entferne den Torrent und beginne ihn noch einmal.",
  "the kept metadata are gone; nothing was moved": "Die Metadaten sind weg; es wurde nichts verschoben.",
  "the link of this download is gone; …": "Der Link dieses Downloads ist weg. Beginne ihn noch einmal mit dem Link.",
  "this file is not all there yet": "Diese Datei ist noch nicht ganz da.",
  "there is no file {n}: it has {m}, counted from 0": "Eine Datei {n} gibt es nicht: Es sind {m}, gezählt ab 0.",
  "its data are being moved or removed; …":
    "Die Dateien werden gerade verschoben oder entfernt. Versuche es danach noch einmal.",
  "{n} files are fetched just now; …":
    "Es werden gerade {n} Dateien geholt. Versuche es noch einmal, wenn eine fertig ist.",
  "files are not given away here until you allow it: `bulbil config set {_} yes`":
    "Dateien werden hier erst herausgegeben, wenn du es in den Einstellungen erlaubst.",

  // Names, choices, tags.
  "the names in this torrent need your yes first: …": "Die Namen in diesem Torrent brauchen erst dein Ja.",
  "the names in this torrent need your yes before anything is written":
    "Die Namen in diesem Torrent brauchen dein Ja, bevor etwas geschrieben wird.",
  "a machine may run or read by itself what has such a name: {names}, and {n} more. …":
    "Was so heißt, führt ein Rechner vielleicht von selbst aus: {names} und {n} weitere. Es wurde nichts geschrieben. Nimm die Namen an, wenn du der Quelle traust; sonst entferne den Torrent.",
  "a machine may run or read by itself what has such a name: {names}. …":
    "Was so heißt, führt ein Rechner vielleicht von selbst aus: {names}. Es wurde nichts geschrieben. Nimm die Namen an, wenn du der Quelle traust; sonst entferne den Torrent.",
  "none of its files would be left to fetch; …":
    "So bliebe keine Datei zum Herunterladen. Wähle welche aus, oder pausiere oder entferne den Torrent.",
  "no file of this torrent fits the choice that was made. …":
    "Keine Datei dieses Torrents passt zu der Auswahl. Sieh die Dateien an und wähle neu.",
  "no file of this torrent fits {globs}. …":
    "Keine Datei dieses Torrents passt zu {globs}. Sieh die Dateien an und wähle neu.",
  "no file of this torrent fits {globs}, so nothing is fetched yet. …":
    "Keine Datei dieses Torrents passt zu {globs}, also wird noch nichts geholt. Sieh die Dateien an und wähle neu, oder setze ohne diese Regel fort.",
  'no file fits "{glob}"; `bulbil files {_}` lists them': "Keine Datei passt zu „{glob}“.",
  "this is no choice of this torrent's files": "Das ist keine Auswahl der Dateien dieses Torrents.",
  "the levels are not those of {n} files": "Die Stufen sind nicht die von {n} Dateien.",
  "choose files by rules or levels, …": "Wähle Dateien durch Regeln oder Stufen, oder gib die Reihenfolge an.",
  "that would be {n} tags; at most {m} are kept: remove some":
    "Das wären {n} Tags; höchstens {m} werden behalten. Entferne welche.",

  // What changed since.
  "something changed since it was shared, …":
    "Etwas hat sich geändert, seit es freigegeben wurde; was nicht mehr passt, wird nicht verteilt. Stelle das Original wieder her und prüfe neu, oder gib es noch einmal frei.",
  "{names} and {n} more changed since it was shared, …":
    "Geändert, seit es freigegeben wurde: {names} und {n} weitere. Was nicht mehr passt, wird nicht verteilt. Stelle das Original wieder her und prüfe neu, oder gib es noch einmal frei.",
  "{names} changed since it was shared, …":
    "Geändert, seit es freigegeben wurde: {names}. Was nicht mehr passt, wird nicht verteilt. Stelle das Original wieder her und prüfe neu, oder gib es noch einmal frei.",
  "files changed since they were shared; …":
    "Dateien haben sich geändert, seit sie freigegeben wurden. Stelle die Originale wieder her und prüfe neu, oder gib sie noch einmal frei.",
  "{names} and {n} more was changed by something else since it was complete. …":
    "Von etwas anderem geändert, seit es fertig war: {names} und {n} weitere. Soll die Änderung bleiben, räume es weg; „Neu prüfen“ holt neu, was nicht mehr passt.",
  "{names} was changed by something else since it was complete. …":
    "Von etwas anderem geändert, seit es fertig war: {names}. Soll die Änderung bleiben, räume es weg; „Neu prüfen“ holt neu, was nicht mehr passt.",
  '"{name}" and {n} more became longer since it was shared: …':
    "„{name}“ und {n} weitere wurden länger, seit sie freigegeben wurden. Was dazukam, ist nicht in der Freigabe; gib sie dafür noch einmal frei.",
  '"{name}" became longer since it was shared: …':
    "„{name}“ wurde länger, seit es freigegeben wurde. Was dazukam, ist nicht in der Freigabe; gib es dafür noch einmal frei.",
  "the same content is a download that is being removed; …":
    "Derselbe Inhalt ist ein Download, der gerade entfernt wird. Gib ihn frei, wenn der weg ist.",
  "the same content is a download of yours that is not in order: …":
    "Derselbe Inhalt ist ein Download von dir, mit dem etwas nicht stimmt. Bring ihn in Ordnung oder entferne ihn; gib ihn dann frei.",
  "the same content is a download of yours that is not whole, …":
    "Derselbe Inhalt ist ein Download von dir, von dem nicht alle Dateien gewählt sind. Wähle alle und lass ihn fertig werden, oder entferne ihn; gib ihn dann frei.",
  "the same content is a download of yours that is not complete: …":
    "Derselbe Inhalt ist ein Download von dir, der noch nicht fertig ist. Lass ihn fertig werden oder entferne ihn; gib ihn dann frei.",

  // Moving and removing.
  "its data are being moved: …": "Die Dateien werden gerade verschoben. Warte, oder brich das Verschieben erst ab.",
  "its data are being moved already": "Die Dateien werden schon verschoben.",
  "the data of this torrent are not being moved": "Die Dateien dieses Torrents werden nicht verschoben.",
  "the data are at the new place already, …": "Die Dateien sind schon am neuen Ort; nur der alte wird noch geräumt.",
  "the move was called off": "Das Verschieben wurde abgebrochen.",
  "these files are yours, …":
    "Diese Dateien gehören dir und werden freigegeben, wo sie liegen. Verschiebe sie selbst, und sag dann, wo sie sind.",
  "this torrent is being checked; …": "Dieser Torrent wird gerade geprüft. Verschiebe ihn danach.",
  "mend it first, then move it: files of it are missing":
    "Bring den Torrent erst in Ordnung, dann verschiebe ihn: Dateien fehlen.",
  "mend it first, then move it: {why}": "Bring den Torrent erst in Ordnung, dann verschiebe ihn: {why}",
  "removal failed: {why}; …":
    "Das Löschen ist fehlgeschlagen: {why}. Entferne den Torrent danach noch einmal, oder ohne seine Dateien.",
  "the data could not be deleted": "Die Dateien konnten nicht gelöscht werden.",
  "the node stops; …": "Der Knoten endet; entfernt wird weiter, wenn er wieder läuft.",
  "{path} holds {n} of the {m} pieces that are known to be there; …":
    "„{path}“ hat {n} der {m} Teile, die da sein müssten; es wurde nichts geändert.",

  "{size} MB are still to be written and {size2} MB are free on the disk of the download; …":
    "Es sind noch {size} MB zu schreiben, und auf dem Datenträger des Downloads sind {size2} MB frei. Schaffe Platz und setze den Torrent fort.",

  // Limits and the queue.
  "a limit is 32K (32,000 octets a second) or more, …":
    "Eine Grenze ist mindestens 0,032 MB/s, oder leer für keine. Zum Anhalten: pausiere.",
  "it would end before it begins; …": "Es würde enden, bevor es beginnt. Gib ein späteres Ende an.",
  "that date has passed already; …": "Dieses Datum ist schon vorbei. Gib ein späteres an, oder keines.",

  // Who has it.
  "a source sent data that does not fit; it was cut off, and is tried again in {n} min":
    "Eine Quelle sandte Daten, die nicht passen. Sie wurde getrennt und wird in {n} min wieder gefragt.",
  "{n} sources sent data that does not fit; they were cut off, and the first is tried again in {m} min":
    "{n} Quellen sandten Daten, die nicht passen. Sie wurden getrennt; die erste wird in {m} min wieder gefragt.",
  "who has what is missing is at rest, …":
    "Wer das Fehlende hat, ruht gerade und wurde gerufen: Das dauert einige Minuten.",
  "nobody who is here has the piece that is still missing: …":
    "Niemand hier hat das Teil, das noch fehlt: Vielleicht hat eine Quelle ihre Dateien geändert. Es wird geholt, sobald jemand es hat.",
  "nobody who is here has the {n} pieces that are still missing: …":
    "Niemand hier hat die {n} Teile, die noch fehlen: Vielleicht hat eine Quelle ihre Dateien geändert. Sie werden geholt, sobald jemand sie hat.",
  "the source no longer answers under this link; …":
    "Die Quelle antwortet unter diesem Link nicht mehr; andere Peers werden weiter gefragt.",
  "{why}; other peers are still asked": "{why}; andere Peers werden weiter gefragt.",
  "this machine's clock seems to be {span} ahead of the others', …":
    "Die Uhr dieses Rechners geht gegenüber den anderen anscheinend {span} vor, also wird nicht angenommen, was sie von sich sagen. Stelle die Uhr.",
  "this machine's clock seems to be {span} behind the others', …":
    "Die Uhr dieses Rechners geht gegenüber den anderen anscheinend {span} nach, also wird nicht angenommen, was sie von sich sagen. Stelle die Uhr.",
}
