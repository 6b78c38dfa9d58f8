/** Of links, torrents that come from others, dials, trackers and trusted nodes: what the node says, in German. */
export const network: Readonly<Record<string, string>> = {
  "the link has no key, and others …": "Dem Link fehlt sein Schlüssel; andere Links zu dieser Freigabe haben einen.",
  "this is the address of this node's own page: …":
    "Das ist die Adresse der eigenen Seite dieses Knotens: Behalte sie für dich. Was andere dir geben, ist die Adresse ihres Trackers.",
  // Links.
  "the link names port {n}; …":
    "Der Link nennt Port {n}; Onions von Bulbil antworten nur auf Port 80, der nicht genannt werden muss.",
  "a link looks like http://<56 letters and digits>.onion/private/<43 characters>; …":
    "Ein Link sieht so aus: http://<56 Buchstaben und Ziffern>.onion/private/<43 Zeichen>. Kopiere ihn ganz.",
  "the onion address is mistyped (its checksum does not fit); …":
    "Die Onion-Adresse ist vertippt (ihre Prüfsumme passt nicht). Kopiere sie noch einmal.",
  "only a link to a private share has a key; …":
    "Nur der Link zu einer privaten Freigabe hat einen Schlüssel. Lass das # und was dahinter steht weg.",
  "behind the token a link has #k= and 52 letters and digits, …":
    "Hinter dem Token stehen in einem Link #k= und 52 Buchstaben und Ziffern, sonst nichts. Kopiere ihn ganz.",
  "the key at the end of the link is mistyped; …":
    "Der Schlüssel am Ende des Links ist vertippt. Kopiere den Link noch einmal.",
  "a tracker's address looks like <56 letters and digits>.onion; …":
    "Die Adresse eines Trackers sieht so aus: <56 Buchstaben und Ziffern>.onion. Kopiere sie ganz.",
  "this link lacks its key: …":
    "Diesem Link fehlt der Schlüssel. Bitte um den ganzen Link; er endet mit #k= und 52 Buchstaben und Ziffern.",
  "the key of this link is not taken: …":
    "Der Schlüssel dieses Links gilt nicht: Er wurde widerrufen oder ist vertippt. Bitte um einen anderen Link.",
  "nothing is shared under this link any more: …":
    "Unter diesem Link wird nichts mehr geteilt: Er ist vertippt, oder die Freigabe wurde beendet.",
  "the other node answered with something that is no metadata":
    "Der andere Knoten antwortete mit etwas, das keine Metadaten sind.",
  "the torrent under this link says of itself that it is private where it is public, …":
    "Der Torrent unter diesem Link nennt sich privat und ist öffentlich, oder umgekehrt.",
  "the torrent that was fetched is not acceptable: {why}": "Der geholte Torrent wird nicht angenommen: {why}",
  "{n} links are looked at just now; …":
    "Es werden gerade {n} Links angesehen. Versuche es noch einmal, wenn einer fertig ist.",
  "within {span} nobody answered who has it ({why}); …":
    "In {span} antwortete niemand, der es hat ({why}). Der andere Knoten ist vielleicht aus: Versuche es später, oder lade es herunter, dann versucht der Knoten es weiter.",
  "nobody answered": "niemand antwortete",

  // Torrents of others.
  'two names in one folder are equal on some systems: "{name}"; …':
    "Zwei Namen in einem Ordner sind auf manchen Systemen gleich: „{name}“. Bitte um einen Torrent, in dem sie sich nicht nur in Großschreibung oder Akzenten unterscheiden.",
  "more than {n} files; …": "Mehr als {n} Dateien. Bitte um ein Archiv oder um mehrere Torrents.",
  "more than {n} pieces; …": "Mehr als {n} Teile. Bitte um einen Torrent mit größeren Teilen.",
  '"{path}" {why}; the torrent is damaged or was made by a tool with other rules: …':
    "„{path}“ {why}. Der Torrent ist beschädigt oder nach anderen Regeln erstellt: Bitte um einen neuen.",
  "not a readable .torrent file ({why}); …":
    "Keine lesbare .torrent-Datei ({why}). Hole sie noch einmal, oder bitte um eine neue.",
  "there is no info dictionary in it: …": "Das ist keine .torrent-Datei.",
  "the torrent has not a single octet in it: …": "In dem Torrent ist nicht ein Byte: Es gibt nichts herunterzuladen.",
  "this is a hybrid torrent (versions 1 and 2 in one); …":
    "Das ist ein hybrider Torrent (Version 1 und 2 in einem). Bulbil liest nur Version 2: Erstelle ihn neu, nur als v2.",
  "this is a version 1 torrent, …":
    "Das ist ein Torrent der Version 1, dessen Prüfsummen (SHA-1) zu schwach sind. Bulbil liest nur Version 2 (BEP 52): Erstelle ihn neu als v2.",
  "the piece length must be a power of two from {n} to {m}; ask for a new torrent":
    "Die Länge der Teile muss eine Zweierpotenz von {n} bis {m} sein. Bitte um einen neuen Torrent.",
  "{why}: the torrent is damaged or forged; …":
    "Der Torrent ist beschädigt oder gefälscht ({why}). Hole ihn noch einmal von seiner Quelle.",

  // Dials.
  "this onion is offline, or was never published ({detail})":
    "Diese Onion-Adresse ist offline oder wurde nie veröffentlicht ({detail}).",
  "this is no onion address: its checksum does not fit ({detail})":
    "Das ist keine Onion-Adresse: Ihre Prüfsumme passt nicht ({detail}).",
  "tor is not running or not connected yet ({detail})": "Tor läuft nicht oder ist noch nicht verbunden ({detail}).",
  "tor's SOCKS port answered something that makes no sense ({detail})":
    "Der SOCKS-Port von Tor antwortete etwas Unverständliches ({detail}).",
  "this onion is offline, or was never published": "Diese Onion-Adresse ist offline oder wurde nie veröffentlicht.",
  "nobody answers at this address: …":
    "Unter dieser Adresse antwortet niemand: Sie ist offline oder wurde nie veröffentlicht.",
  "this onion's descriptor is damaged": "Der Descriptor dieser Onion-Adresse ist beschädigt.",
  "the onion could not be introduced to: …":
    "Die Onion-Adresse war nicht zu erreichen: Ihre Einführungspunkte antworten nicht.",
  "the meeting at the rendezvous point failed": "Das Treffen am Rendezvous-Punkt ist fehlgeschlagen.",
  "this onion lets in only those who have a client key, and there is none for it here":
    "Diese Onion-Adresse lässt nur herein, wer einen Schlüssel hat, und hier ist keiner.",
  "this onion lets in only those who have a client key, and there is none here":
    "Diese Onion-Adresse lässt nur herein, wer einen Schlüssel hat, und hier ist keiner.",
  "the client key for this onion is wrong, …":
    "Der Schlüssel für diese Onion-Adresse ist falsch oder wurde widerrufen.",
  "this is no onion address: its checksum does not fit": "Das ist keine Onion-Adresse: Ihre Prüfsumme passt nicht.",
  "the introduction to the onion took too long": "Die Verbindung zur Onion-Adresse dauerte zu lange.",
  "the onion is there, …": "Die Onion-Adresse ist da, aber ihr Dienst nimmt keine Verbindung an.",
  "tor did not get through in time": "Tor kam nicht rechtzeitig durch.",
  "tor is not running or not connected yet": "Tor läuft nicht oder ist noch nicht verbunden.",
  "the dial was given up": "Der Versuch wurde aufgegeben.",
  "tor's SOCKS port answered something that makes no sense":
    "Der SOCKS-Port von Tor antwortete etwas Unverständliches.",
  "the other side said nothing in time": "Die andere Seite meldete sich nicht rechtzeitig.",
  "the stream ended before it began": "Die Verbindung endete, bevor sie begann.",
  "the stream ended before it began: {why}": "Die Verbindung endete, bevor sie begann: {why}",
  "the session is over": "Die Verbindung ist beendet.",
  "no answer came in time": "Es kam nicht rechtzeitig eine Antwort.",
  "it did not answer in time": "er antwortete nicht rechtzeitig",

  // Trackers and their mirrors.
  "nobody who serves this tracker is known": "Niemand, der diesen Tracker anbietet, ist bekannt.",
  "there is no such tracker, …": "Unter dieser Adresse gibt es diesen Tracker oder diesen Torrent nicht.",
  "no such tracker is served at this address": "Unter dieser Adresse wird kein solcher Tracker angeboten.",
  "no tracker is served at this address; …":
    "Unter dieser Adresse wird kein Tracker angeboten. Füge die Adresse eines Trackers oder Spiegels ein.",
  "this is this node's own {_}": "Das ist der eigene Tracker dieses Knotens.",
  "this tracker is mirrored here already": "Dieser Tracker wird hier schon gespiegelt.",
  "there is no complete copy yet that could be updated": "Die erste Kopie ist noch nicht ganz da.",
  "the first copy is still being made": "Die erste Kopie ist noch nicht ganz da.",
  "{_} has told two stories under one signature; …":
    "Dieser Tracker hat zwei verschiedene Geschichten erzählt und ist eingefroren.",
  "this node's tracker has a history of its own; …":
    "Der Tracker dieses Knotens hat schon Einträge und wird durch keine Sicherung ersetzt.",
  "this file is no tracker backup{_}; …": "Die Datei ist keine Sicherung eines Trackers, oder keine dieser Version.",
  "the file is damaged: …": "Die Datei ist beschädigt. Nimm eine andere Kopie.",
  "the file ends too early: …": "Die Datei endet zu früh. Kopiere sie noch einmal, ganz.",
  "this is not the passphrase that the key was sealed with":
    "Mit dieser Passphrase wurde der Schlüssel nicht versiegelt.",
  "this mirror was removed before": "Dieser Spiegel wurde schon entfernt.",
  "the key of this mirror is gone; …": "Der Schlüssel dieses Spiegels ist weg. Entferne ihn und füge ihn neu hinzu.",
  "the address of this mirror is gone; …": "Die Adresse dieses Spiegels ist weg. Füge sie noch einmal ein.",
  "only an older history of this tracker is offered than the one that was copied":
    "Von diesem Tracker wird nur ein älterer Verlauf angeboten als der, der schon kopiert ist.",
  "other nodes hold another history of this tracker, …":
    "Andere Knoten haben einen anderen Verlauf dieses Trackers, also kommt nichts mehr hinzu: Sein Schlüssel wurde anderswo benutzt, oder dieser Knoten wurde auf einen älteren Stand zurückgesetzt.",
  "the node's tracker has not been created": "Den Tracker des Knotens gibt es noch nicht.",
  "{n} trackers are muted already; …": "Es sind schon {n} Tracker stummgeschaltet. Gib erst einen davon wieder frei.",
  "a mirror has no key of its tracker: …":
    "Ein Spiegel hat nicht den Schlüssel seines Trackers: Den kann nur dessen Knoten sichern.",
  "there is no complete copy of this tracker here yet": "Von diesem Tracker ist noch keine ganze Kopie hier.",
  "the copy of this tracker was removed meanwhile": "Die Kopie dieses Trackers wurde inzwischen entfernt.",
  "it is of this node's own tracker, …": "Sie ist vom eigenen Tracker dieses Knotens, dessen Verlauf hier ist.",
  "there is no key in this backup; …": "In dieser Sicherung ist kein Schlüssel.",
  "the key in this backup is another tracker's": "Der Schlüssel in dieser Sicherung gehört einem anderen Tracker.",
  "the backup cannot be taken: {why}; it was changed, or damaged":
    "Die Sicherung wird nicht angenommen ({why}): Sie wurde geändert oder beschädigt.",

  // Search, and other nodes that are asked.
  "This is too much to look for: at most {n} characters. …":
    "Das ist zu viel auf einmal: höchstens {n} Zeichen. Lass Wörter weg.",
  "Give at least one word to look for.": "Gib mindestens ein Wort an.",
  "At most {n} words can be looked for at once. …":
    "Höchstens {n} Wörter auf einmal können gesucht werden. Lass welche weg.",
  "“{text}” is no size. Write it as 700MB, or 1.5GB.": "„{text}“ ist keine Größe. Schreibe sie als 700MB oder 1.5GB.",
  "A degree is a number from 0 (your own) to 4.": "Ein Grad ist eine Zahl von 0 (deine eigenen) bis 4.",
  "After “tracker:” give the beginning of a tracker’s address.":
    "Nach „tracker:“ steht der Anfang der Adresse eines Trackers.",
  "Several questions to others are under way. …":
    "Es sind schon mehrere Fragen an andere unterwegs. Warte, bis eine beantwortet ist.",
  "None of these nodes can be asked. …": "Keiner dieser Knoten kann gefragt werden. Suche noch einmal.",
  "its answer was not signed by it, …": "seine Antwort war nicht von ihm signiert, also wird nichts davon gezeigt",
  "it was not asked: …": "er wurde nicht gefragt: Seine Liste ist inzwischen hier, oder du vertraust ihm nicht mehr",
  "it answers no questions, …": "er beantwortet keine Fragen oder wurde zu oft gefragt; versuche es später",

  // Trusted nodes.
  "give 1, 2, 3 or 4 degrees": "Es sind 1, 2, 3 oder 4 Grade.",
  "it costs more than what was agreed to; …":
    "Es kostet mehr, als du zugestimmt hast. Sieh dir die Kosten noch einmal an.",
  "this node is trusted already": "Diesem Knoten vertraust du schon.",
  "this node's trust was revoked before": "Diesem Knoten wurde das Vertrauen schon entzogen.",
  "this is the address of a mirror that this node serves; …":
    "Das ist die Adresse eines Spiegels dieses Knotens. Füge die des Trackers selbst ein.",
  "this is the address of a mirror; …":
    "Das ist die Adresse eines Spiegels. Vertraue stattdessen dem Tracker, den er spiegelt.",
  "{n} nodes are trusted already; …": "Du vertraust schon {n} Knoten. Entzieh es einem, den du nicht mehr brauchst.",
  "it has not been found yet, so nobody is told of it; …":
    "Er wurde noch nicht gefunden, also erfährt niemand von ihm. Warte, bis er antwortet.",
  "it has not been found yet, so what lies behind it is not known; …":
    "Er wurde noch nicht gefunden, also ist nicht bekannt, was hinter ihm liegt. Warte, bis er antwortet.",
  "no tracker can be trusted at this address; revoke it":
    "Unter dieser Adresse ist kein Tracker, dem vertraut werden kann. Entzieh das Vertrauen.",
  "it is not known any more which node this is; …":
    "Welcher Knoten das ist, ist nicht mehr bekannt. Entzieh das Vertrauen und füge die Adresse neu ein.",
  "the address of this node is gone; …":
    "Die Adresse dieses Knotens ist weg. Entzieh das Vertrauen und füge ihn neu hinzu.",
  "it does not answer whom it trusts; …":
    "Er antwortet nicht, wem er vertraut. Versuche es noch einmal, wenn er zu erreichen ist.",
}
