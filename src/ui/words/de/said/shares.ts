/** Of what is shared, and of names that no torrent may hold: what the node says, in German. */
export const shares: Readonly<Record<string, string>> = {
  // Names.
  '"{path}" cannot be shared because {why}; rename it, …':
    "„{path}“ kann nicht freigegeben werden: {why}. Benenne es um, oder lass es aus.",
  '"{path}" cannot be shared because its name {why}; rename it':
    "„{path}“ kann nicht freigegeben werden: Der Name {why}. Benenne es um.",
  "{n} names cannot be shared; rename them, or leave them out: {why}, and {m} more":
    "{n} Namen können nicht freigegeben werden. Benenne sie um, oder lass sie aus: {why} und {m} weitere.",
  "{n} names cannot be shared; rename them, or leave them out: {why}":
    "{n} Namen können nicht freigegeben werden. Benenne sie um, oder lass sie aus: {why}",
  '"{path}" ({what})': "„{path}“ ({what})",
  '"{path}" ({what}), {what2}': "„{path}“ ({what}), {what2}",
  "{what} (and with it all that is in it)": "{what} (und damit alles, was darin ist)",
  "its name is not UTF-8": "der Name ist nicht UTF-8",
  "its name {what}": "der Name {what}",
  "it lies deeper than {n} folders": "es liegt tiefer als {n} Ordner",
  "its path is longer than {n} octets": "der Pfad ist länger als {n} Byte",
  '"{one}" and "{other}" beside it are the same name on some systems':
    "„{one}“ und „{other}“ daneben sind auf manchen Systemen derselbe Name",
  "is empty": "ist leer",
  "is not valid Unicode": "ist kein gültiges Unicode",
  "contains a slash or backslash": "enthält einen Schrägstrich (/ oder \\)",
  "has only dots and blanks": "besteht nur aus Punkten und Leerzeichen",
  "begins with a drive letter": "beginnt mit einem Laufwerksbuchstaben",
  "contains {why} ({point})": "enthält {why} ({point})",
  "a control character or line break": "ein Steuerzeichen oder einen Umbruch",
  "a character that turns text around": "ein Zeichen, das Text umdreht",
  "an invisible mark of the direction of text": "ein unsichtbares Zeichen für die Textrichtung",
  "an invisible character": "ein unsichtbares Zeichen",
  "is reserved on Windows": "ist unter Windows reserviert",
  "is longer than {n} octets": "ist länger als {n} Byte",
  "a name in the torrent {what}": "Ein Name im Torrent {what}.",
  'a file or folder is refused because its name {why}: "{name}"; …':
    "Eine Datei oder ein Ordner wird abgelehnt, denn der Name {why}: „{name}“. Bitte um einen Torrent mit einfachem Namen.",
  'a file or folder is refused because its name is not UTF-8: "{name}"':
    "Eine Datei oder ein Ordner wird abgelehnt, denn der Name ist nicht UTF-8: „{name}“.",
  '"{path}" cannot be opened because a name in it is not UTF-8; …':
    "„{path}“ kann nicht geöffnet werden, denn ein Name darin ist nicht UTF-8. Benenne es um, oder gib den Ordner frei, in dem es liegt.",

  // What is hashed.
  "there are more than {n} files; …": "Es sind mehr als {n} Dateien. Gib ein Archiv frei oder mehrere Ordner.",
  '"{path}" has not a single octet in it: there is nothing to share':
    "In „{path}“ ist nicht ein Byte: Es gibt nichts freizugeben.",
  '"{path}" has not a single octet in it: there is nothing to share ({why} would be left out)':
    "In „{path}“ ist nicht ein Byte: Es gibt nichts freizugeben (ausgelassen: {why}).",
  '"{path}" has not a single octet in it: there is nothing to share ({why} and {why2} would be left out)':
    "In „{path}“ ist nicht ein Byte: Es gibt nichts freizugeben (ausgelassen: {why} und {why2}).",
  "{n} symbolic link": "{n} symbolischer Link",
  "{n} symbolic links": "{n} symbolische Links",
  "{n} socket, pipe or device": "{n} Socket, Pipe oder Gerät",
  "{n} sockets, pipes or devices": "{n} Sockets, Pipes oder Geräte",
  "{n} empty folder": "{n} leerer Ordner",
  "{n} empty folders": "{n} leere Ordner",
  "{n} name that no torrent may hold": "{n} Name, der in keinem Torrent stehen darf",
  "{n} names that no torrent may hold": "{n} Namen, die in keinem Torrent stehen dürfen",
  "the torrent file would be larger than other nodes accept; …":
    "Die .torrent-Datei wäre größer, als andere Knoten annehmen. Nimm größere Teile, oder gib ein Archiv oder mehrere Ordner frei.",
  "the torrent file is larger than other nodes accept; …":
    "Die .torrent-Datei ist größer, als andere Knoten annehmen. Nimm größere Teile, oder gib ein Archiv oder mehrere Ordner frei.",
  "a piece length is a power of two from {n} to {m}, not {k}":
    "Die Länge der Teile ist eine Zweierpotenz von {n} bis {m}, nicht {k}.",
  "a hash worker failed ({why}); try again": "Das Berechnen der Prüfsummen brach ab ({why}). Versuche es noch einmal.",
  "hashing was stopped because the node is closing":
    "Das Berechnen der Prüfsummen wurde angehalten, weil der Knoten endet.",
  "stopped on request": "Auf Wunsch angehalten.",
  "nothing was chosen": "Es wurde nichts gewählt.",
  "it is not known any more which files were to be shared; …":
    "Welche Dateien freigegeben werden sollten, ist nicht mehr bekannt. Gib sie noch einmal frei.",
  "this holds the node's own keys and history; …":
    "Darin liegen die Schlüssel und der Verlauf des Knotens. Gib etwas anderes frei.",
  "{path} lies in none of the folders that may be shared from: {folders} (bulbil config get sharing.folders)":
    "„{path}“ liegt in keinem der Ordner, aus denen freigegeben werden darf: {folders}.",

  // A .torrent that is given.
  "what is at {path} is not what the .torrent says: {why}":
    "Bei „{path}“ liegt nicht, was die .torrent-Datei sagt: {why}",
  '"{path}" is another .torrent than when it was given; …':
    "„{path}“ ist eine andere .torrent-Datei als vorher. Gib es noch einmal frei.",
  "{path} says `private` 0, …":
    "In „{path}“ steht `private` 0; das stünde nachher nicht mehr im Infohash. Erstelle die Datei neu.",
  "the .torrent names all of its files: …":
    "Die .torrent-Datei nennt alle Dateien, also kann keine ausgelassen werden. Behalte sie alle, oder gib sie ohne die .torrent-Datei frei.",
  "the data are to be those of the .torrent: …":
    "Die Daten müssen die der .torrent-Datei sein, also können sie nicht bereinigt werden. Behalte sie, oder gib sie ohne die .torrent-Datei frei.",

  // A look at what is to be shared.
  "several looks at files are under way; …": "Es werden schon mehrere Orte angesehen. Warte, bis einer fertig ist.",
  "this look at the files is over; look again": "Dieses Ansehen ist vorbei. Sieh noch einmal nach.",
  "this look at the files was ended; look again": "Dieses Ansehen wurde beendet. Sieh noch einmal nach.",
  "that look was at other files; …": "Angesehen wurden andere Dateien. Sieh diese an.",
  '"{path}" changed while it was looked at: …':
    "„{path}“ änderte sich beim Ansehen. Gib es noch einmal frei, wenn es bleibt, wie es ist, oder lass es aus.",
  '"{path}" has changed since it was looked at; look again':
    "„{path}“ hat sich geändert, seit es angesehen wurde. Sieh noch einmal nach.",
  "the files say something about who shares them: {why}; none of a .torrent's files can be left out: …":
    "Die Dateien verraten etwas über den, der sie freigibt: {why}. Von einer .torrent-Datei kann keine ausgelassen werden: Behalte sie alle, oder gib sie ohne die .torrent-Datei frei.",
  "the files say something about who shares them: {why}; say for each kind what to do: …":
    "Die Dateien verraten etwas über den, der sie freigibt: {why}. Sag für jede Art, was geschehen soll: auslassen, bereinigen oder behalten.",
  "{what} in {what2}": "{what} in {what2}",
  "{what} not looked into": "{what} nicht geprüft",
  "{n} file": "{n} Datei",
  "{n} files": "{n} Dateien",
  secrets: "Geheimnisse",
  places: "Orte",
  names: "Namen",
  "devices and programs": "Geräte und Programme",
  times: "Zeiten",
  "Files are cleaned by mat2, …":
    "Dateien werden mit mat2 bereinigt, und das fehlt auf dem Rechner des Knotens. Installiere es (Debian: apt install mat2) und sieh noch einmal nach.",
  "all files are left out: …": "Alle Dateien sind ausgelassen: Es gibt nichts freizugeben.",
  "mat2 left something in {n} of the copies, or they could not be looked into ({files}): …":
    "In {n} der Kopien ließ mat2 etwas zurück, oder sie konnten nicht geprüft werden ({files}). Lass diese Dateien aus, oder behalte, was sie sagen.",
  'mat2 could not clean "{path}"; …': "mat2 konnte „{path}“ nicht bereinigen. Lass es aus, oder behalte, was es sagt.",

  // A share, its keys, its links.
  "this share is not ready yet, or was stopped; …": "Die Freigabe ist noch nicht fertig oder schon beendet.",
  "this share is not public": "Das ist nicht öffentlich.",
  "this share has ended; nothing is said about it any more":
    "Diese Freigabe ist beendet; sie wird nicht mehr beschrieben.",
  "this share has ended; it cannot be limited any more": "Diese Freigabe ist beendet und hat keine Grenzen mehr.",
  "this share was stopped before": "Diese Freigabe ist schon beendet.",
  "this share has ended; nobody can be let in any more": "Diese Freigabe ist beendet; es kann niemand mehr dazukommen.",
  "this share is public: …": "Diese Freigabe ist öffentlich: Alle dürfen sie haben, also gibt es keine Schlüssel.",
  "a share has at most {n} keys: …":
    "Eine Freigabe hat höchstens {n} Schlüssel. Widerrufe einen, oder gib sie noch einmal frei.",
  "this share is from before links had keys: …":
    "Diese Freigabe stammt aus der Zeit vor den Schlüsseln: Mit dem ersten Empfänger endet ihr alter Link, und wer ihn hat, erreicht sie nicht mehr. Stimme dem zu, oder gib sie daneben noch einmal frei.",
  "this share has a key for {name} already; …":
    "Für {name} gibt es schon einen Schlüssel. Wähle einen anderen Namen, oder widerrufe ihn.",
  "you share this, and its title is what others read: `bulbil describe {_} --title …`":
    "Das gibst du frei, und andere lesen seinen Titel. Ändere ihn in der Beschreibung der Freigabe.",
  "the torrent that was to be made public is gone; …":
    "Den Torrent, der veröffentlicht werden sollte, gibt es nicht mehr. Gib die Dateien noch einmal frei.",
  "nobody can reach this share: all its keys were taken back":
    "Niemand erreicht diese Freigabe: Alle ihre Schlüssel sind widerrufen.",
  "nobody can reach this share: {why} gone": "Niemand erreicht diese Freigabe: {why} weg.",
  "nobody can reach this share: its keys are gone": "Niemand erreicht diese Freigabe: Ihre Schlüssel sind weg.",
  "its key is": "ihr Schlüssel ist",
  "its metadata are": "ihre Metadaten sind",
  "there is no link yet by which it could be reached; …":
    "Es gibt noch keinen Link, über den sie erreicht werden könnte. Warte, bis er da ist.",
  "within {span} nobody got through to it; …":
    "In {span} kam niemand durch. Eine neue Onion-Adresse braucht manchmal einige Minuten: Versuche es noch einmal, und sieh ins Log von Tor, wenn es so bleibt.",
  "other nodes hold another history of this node's tracker, …":
    "Andere Knoten haben einen anderen Verlauf des Trackers dieses Knotens, also kommt nichts mehr hinzu.",
  "{why} (its id: {id})": "{why} (Kennung: {id})",
}
