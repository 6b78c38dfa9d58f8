/** Of the node itself, its disk, its settings, its relay and its software: what the node says, in German. */
export const node: Readonly<Record<string, string>> = {
  "The preferences are others by now. …": "Die Einstellungen der Seite sind inzwischen andere.",
  "there is no such torrent; …": "Diesen Torrent gibt es nicht mehr.",
  "there is no such share; …": "Diese Freigabe gibt es nicht mehr.",
  "there is no such mirror; …": "Diesen Spiegel gibt es nicht mehr.",
  "there is no such node; …": "Diesen vertrauten Knoten gibt es nicht mehr.",
  "there is no {_}; `bulbil status` lists them": "Das gibt es hier nicht mehr.",
  "there is no {_} {id}; `bulbil mirror list` lists them": "Den Spiegel {id} gibt es nicht (mehr).",
  "there is no {_} {id}; `bulbil trust list` lists them": "Den vertrauten Knoten {id} gibt es nicht (mehr).",
  "there is no {_} {id}; `bulbil recipient list` lists them": "Den Empfänger {id} gibt es nicht (mehr).",
  "there is no {_} {id}; `bulbil sessions list` lists them": "Die Sitzung {id} gibt es nicht (mehr).",
  "{id} names {n} of them; give more digits": "{id} kann {n} davon meinen. Gib mehr Stellen an.",
  "the node is stopping; …": "Der Knoten wird gerade beendet.",
  "an internal error; …": "Ein Fehler im Programm; es machte mit dem gespeicherten Verlauf weiter.",
  "the actor has left the mode that this belongs to, …": "Inzwischen hat sich etwas geändert. Versuche es noch einmal.",
  "There is no such event: …":
    "Dieses Ereignis gibt es nicht: Es ist verfallen, wie alles über andere, oder noch nicht geschehen.",
  "other folders are being read; …": "Es werden gerade andere Ordner gelesen. Warte einen Moment.",

  // The disk.
  "nothing new is taken: {why}": "Es wird nichts Neues angenommen: {why}",
  "nothing was changed: {why}": "Es wurde nichts geändert: {why}",
  "nothing was changed, as it could not be stored: {why}":
    "Es wurde nichts geändert, denn es konnte nicht gespeichert werden: {why}",
  "nothing was changed, as the history cannot be read: {why}":
    "Es wurde nichts geändert, denn der Verlauf kann nicht gelesen werden: {why}",
  "the disk is full: …": "Der Datenträger ist voll. Schaffe Platz.",
  "the disk is full ({path}): free some space": "Der Datenträger ist voll ({path}). Schaffe Platz.",
  "the disk does not keep what is written: {why}": "Der Datenträger behält nicht, was geschrieben wird: {why}",
  "the disk does not keep what is written ({path}): {why}":
    "Der Datenträger behält nicht, was geschrieben wird ({path}): {why}",
  "{file} is gone, damaged or not readable: {why}": "{file} ist weg, beschädigt oder nicht lesbar: {why}",
  "whoever has this key to the share “{title}” reaches it no more. …":
    "Wer diesen Schlüssel zur Freigabe „{title}“ hat, erreicht sie nicht mehr. Lege die Datei zurück und starte neu, oder widerrufe den Empfänger und füge ihn neu hinzu.",
  "nobody can reach the share “{title}” any more. …":
    "Niemand erreicht die Freigabe „{title}“ mehr. Lege die Datei zurück und starte neu, oder beende die Freigabe und gib neu frei, unter einem anderen Link.",
  "the download “{title}” knows its source no more. …":
    "Der Download „{title}“ kennt seine Quelle nicht mehr. Lege die Datei zurück und starte neu, oder entferne ihn und füge den Link neu hinzu.",
  "the mirror {id} has lost its address and that of its tracker. …":
    "Der Spiegel {id} hat seine Adresse und die seines Trackers verloren. Lege die Datei zurück und starte neu, oder entferne ihn und füge ihn neu hinzu.",
  "it is not known any more which node you trust as {id}. …":
    "Welchem Knoten du als {id} vertraust, ist nicht mehr bekannt. Lege die Datei zurück und starte neu, oder entzieh das Vertrauen und füge die Adresse neu ein.",
  "the relay shows no more that your other relays are yours, …":
    "Das Relay zeigt nicht mehr, dass deine anderen Relays auch deine sind. Lege die Datei zurück und starte neu, oder verlass die Familie und tritt ihr mit einer Datei neu bei, die ein anderes exportiert.",
  "{file} is gone: “{title}” cannot go on. …":
    "{file} ist weg: „{title}“ kann nicht weitermachen. Lege die Datei zurück und starte neu, oder entferne den Torrent und füge ihn neu hinzu.",
  "{file} is damaged or not readable: “{title}” cannot go on. …":
    "{file} ist beschädigt oder nicht lesbar: „{title}“ kann nicht weitermachen. Lege die Datei zurück und starte neu, oder entferne den Torrent und füge ihn neu hinzu.",
  "{file} is another torrent's: “{title}” cannot go on. …":
    "{file} gehört zu einem anderen Torrent: „{title}“ kann nicht weitermachen. Lege die Datei zurück und starte neu, oder entferne den Torrent und füge ihn neu hinzu.",

  // Settings.
  "there is no setting {name}; …": "Eine Einstellung {name} gibt es nicht.",
  "{_} was drawn by chance and has no default to go back to; …":
    "Das wurde zufällig gewählt und hat keine Voreinstellung. Gib einen anderen Wert an.",
  "{_} takes {what}": "{what}",
  "one of {values}": "Möglich ist: {values}.",
  "a whole number from {n} to {m}": "Gib eine ganze Zahl von {n} bis {m} an.",
  "a whole number from {_} ({size}) to {_} ({size2})": "Gib {size} bis {size2} an.",
  "0 for no limit, or {what}": "{what}; leer heißt: keine Grenze.",
  "a folder of at most {n} characters, …":
    "Gib einen Ordner mit höchstens {n} Zeichen an, oder nichts für den voreingestellten.",
  "a list of at most {n} folders, each of at most {m} characters":
    "Gib höchstens {n} Ordner an, jeden mit höchstens {m} Zeichen.",
  "they are signed out, …":
    "Sie sind abgemeldet, aber der Datenträger behält das nicht: Nach einem Neustart des Knotens wären sie wieder da. Melde sie dann noch einmal ab.",

  // Tor.
  "tor ended: {why}": "Tor ist beendet: {why}",
  "tor ended": "Tor ist beendet.",
  "tor ended without a word": "Tor ist ohne ein Wort beendet.",
  "tor answered no more, …": "Tor antwortete nicht mehr und wurde beendet.",
  "tor does not get on: {why}": "Tor kommt nicht weiter: {why}",
  "tor does not answer; …": "Tor antwortet nicht. Bleibt es so, wird es beendet und neu gestartet.",
  "this machine's clock is {n} s behind the network's; …":
    "Die Uhr dieses Rechners geht gegenüber dem Netz {n} s nach. Stelle sie.",
  "this machine's clock is {n} s ahead of the network's; …":
    "Die Uhr dieses Rechners geht gegenüber dem Netz {n} s vor. Stelle sie.",
  "{what} waits for its turn: …": "{what} wartet: Tor trägt gerade nicht mehr Onion-Adressen, und andere gehen vor.",
  "this share": "Diese Freigabe",
  "this mirror": "Dieser Spiegel",

  // The relay and credit.
  "a relay makes this machine's address public, …": "Ein Relay läuft erst, wenn du zugestimmt hast.",
  "no relay runs here": "Es läuft kein Relay.",
  "a relay must be given 75 KiB a second at least, …":
    "Ein Relay braucht mindestens 75 KiB/s, sonst nimmt Tor es nicht an.",
  "the burst cannot be less than the rate": "Der Wert für einen Moment ist mindestens so groß wie der im Schnitt.",
  "something else on this machine uses port {port}: choose another one":
    "Port {port} wird auf diesem Rechner schon benutzt. Wähle einen anderen.",
  "this node is not on a Tor network, …": "Dieser Knoten ist in keinem Tor-Netz, also gibt es nichts weiterzuleiten.",
  "systemd does not start the relay's unit: …":
    "systemd startet das Relay nicht: `bulbil service status` sagt mehr, und `bulbil service install` behebt es.",
  "the ledger has not been opened": "Das Guthabenbuch ist noch nicht offen.",
  "this is this node's own ledger: …":
    "Das ist das eigene Guthabenbuch dieses Knotens. Gib den Code des anderen Knotens an.",
  "this ledger does not know the relay that signed this (key {key}): …":
    "Das Relay, das dies signiert hat, ist hier nicht bekannt (Schlüssel {key}). Nimm es nur an, wenn es deines ist.",
  "there is no credit that was earned here and is not spent": "Hier ist kein verdientes Guthaben übrig.",
  "{why}; what was handed over is in the next file that you export to the same code":
    "{why}; was übergeben wurde, steht in der nächsten Datei, die du für denselben Code exportierst.",
  "{path} is made out to another ledger; this one's code is {code}: bulbil relay export FILE --for {_}":
    "„{path}“ ist für ein anderes Guthabenbuch; der Code von diesem ist {code}.",
  "{path} is no traffic summary of a relay, …":
    "„{path}“ ist keine Zusammenfassung eines Relays, oder sie wurde verändert.",
  "{path} holds no family: …":
    "„{path}“ enthält keine Familie. Erkläre eine, wo exportiert wurde, und exportiere noch einmal.",
  "this relay declares a family already: …":
    "Dieses Relay gehört schon zu einer Familie. Verlass sie erst, und tritt dann der anderen bei.",
  "this relay declares no family: …": "Dieses Relay gehört zu keiner Familie.",
  "the key of this relay's family is gone from the vault: …":
    "Der Schlüssel der Familie ist weg. Lege ihn zurück und starte den Knoten neu, oder verlass die Familie; exportiere dann.",

  // Releases.
  "it is not known yet which version runs; …":
    "Welche Version läuft, ist noch nicht bekannt. Versuche es noch einmal, wenn der Knoten bereit ist.",
  "no newer software is offered here; …": "Hier wird keine neuere Version angeboten.",
  "no release is here whole; …": "Hier ist noch keine Version ganz da.",
  "there is no release.bundle of a release in {path}; …":
    "In „{path}“ ist keine release.bundle; sie wird von den Entwicklern erstellt.",
  "two different releases have one number here, …":
    "Zwei verschiedene Versionen haben hier dieselbe Nummer, also wird keine angeboten oder weitergegeben.",
  "this release is not signed as it has to be, …":
    "Diese Version ist nicht signiert, wie sie es muss, ist abgelaufen oder älter als eine bekannte.",
  "version {version} was put away here, …":
    "Version {version} wurde hier weggelegt, oder ihre Datei wurde entfernt; eine neuere wird angenommen.",
  "{path} is not the file that was signed": "„{path}“ ist nicht die Datei, die signiert wurde.",
  "this is no SHA-256 checksum: …": "Das ist keine SHA-256-Prüfsumme. Kopiere ihre 64 Stellen ganz, und sonst nichts.",
}
