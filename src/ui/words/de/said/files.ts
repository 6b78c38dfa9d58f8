/** Of paths, files and disks: what the node says, in German. */
export const files: Readonly<Record<string, string>> = {
  "nothing can be put into {path} ({_}); choose another":
    "In „{path}“ kann nichts abgelegt werden; wähle einen anderen Ordner.",
  "{path} is no folder; choose another": "„{path}“ ist kein Ordner; wähle einen anderen.",
  // Lists of what is in the way, each with its path.
  "{what}; {what2}": "{what}; {what2}",
  "{why}; and {n} more": "{why}; und {n} weitere",
  "and {n} more": "und {n} weitere",
  "{what}, {what2}": "{what}, {what2}",
  "{what} and {what2}": "{what} und {what2}",
  '"{path}" {what}': "„{path}“ {what}",
  "is there already": "gibt es dort schon",
  "is not there": "fehlt",
  "is a folder with other things in it": "ist ein Ordner, in dem noch anderes liegt",
  "is a symbolic link, and none is followed inside a torrent":
    "ist ein symbolischer Link, und in einem Torrent wird keinem gefolgt",
  "is a file, and the torrent has a folder of this name":
    "ist eine Datei, und im Torrent ist unter diesem Namen ein Ordner",
  "is a folder, and the torrent has a file of this name":
    "ist ein Ordner, und im Torrent ist unter diesem Namen eine Datei",
  "is neither a file nor a folder": "ist weder eine Datei noch ein Ordner",
  "is longer than in the torrent ({n} octets, not {m})": "ist länger als im Torrent ({n} Byte statt {m})",
  "is longer than in the .torrent": "ist länger als in der .torrent-Datei",
  "differs in {n} of its {m} pieces": "weicht in {n} von {m} Teilen ab",
  "is not known to be the torrent's": "gehört, soweit bekannt, nicht zum Torrent",
  "is not at the new place": "ist nicht am neuen Ort",
  "was replaced while it was moved": "wurde während des Verschiebens ersetzt",
  "holds something else as well, …": "enthält noch anderes oder wurde während des Verschiebens geändert",
  "holds something else": "enthält etwas anderes",
  "holds {n} of the {m} pieces that it has in the torrent, …":
    "enthält {n} der {m} Teile, die es im Torrent hat, und etwas anderes",
  "is a folder with other things in it and nothing of this torrent":
    "ist ein Ordner, in dem anderes liegt und nichts von diesem Torrent",
  "has another name elsewhere (a hard link), …":
    "hat anderswo einen zweiten Namen (Hardlink), unter dem sich der Inhalt mit ändern würde",
  "{what}: something was added to it": "{what}: Etwas kam dazu",
  "was taken away meanwhile": "wurde inzwischen weggenommen",
  "was not made by this node": "wurde nicht von diesem Knoten angelegt",
  "was changed by something else since this node wrote it":
    "wurde von etwas anderem geändert, seit dieser Knoten es schrieb",
  "is not known any more": "ist nicht mehr bekannt",
  "is not known file by file, …": "ist nicht Datei für Datei bekannt, da die Metadaten weg sind",
  "was not deleted: {why}": "wurde nicht gelöscht: {why}",
  'is shared as "{title}"': "ist als „{title}“ freigegeben",
  'belongs to "{title}" as well': "gehört auch zu „{title}“",
  "{why}. None of it was written to. …":
    "Etwas ist im Weg: {why}. Nichts davon wurde überschrieben. Räume es weg und setze den Torrent fort, oder entferne ihn und lade ihn in einen anderen Ordner herunter.",
  "{why}. None of it was written to. Move it away, then `bulbil resume ID`; or, if it may be overwritten, …":
    "Etwas ist im Weg: {why}. Nichts davon wurde überschrieben. Räume es weg und setze den Torrent fort; oder erlaube, dass es überschrieben wird; oder entferne den Torrent und lade ihn in einen anderen Ordner herunter.",
  "{why}. Nothing is ever written over: …":
    "Etwas ist im Weg: {why}. Es wird nie etwas überschrieben: Räume es weg oder wähle einen anderen Ordner.",
  '"{path}" {why}; `bulbil recheck ID`, then move it again. …':
    "„{path}“ {why}. Prüfe den Torrent neu und verschiebe ihn dann. Es wurde nichts verschoben.",
  '"{path}" is not there; …': "„{path}“ fehlt. Prüfe den Torrent neu und verschiebe ihn dann.",
  '"{path}" did not arrive as it was sent; …': "„{path}“ kam nicht unverändert an; es wurde nichts gelöscht.",
  "{n} octets are to be moved and {m} are free there; …":
    "Es sind {n} Byte zu verschieben, und dort sind {m} frei. Schaffe Platz und versuche es noch einmal.",
  '"{path}" has come to be there meanwhile; …':
    "„{path}“ ist inzwischen dort entstanden. Räume es weg und setze den Torrent fort.",
  "an empty file came to be there meanwhile; …":
    "Inzwischen ist dort eine leere Datei entstanden. Setze den Torrent fort, damit sie geprüft wird.",
  '"{path}" was taken away while it was written to; …':
    "„{path}“ wurde beim Schreiben weggenommen. Prüfe den Torrent neu.",
  '"{path}" is no longer what the torrent says; …':
    "„{path}“ ist nicht mehr so, wie der Torrent es sagt. Prüfe den Torrent neu.",
  '"{path}" is shorter than in the torrent': "„{path}“ ist kürzer als im Torrent.",
  '"{path}" changes just now; …':
    "„{path}“ ändert sich gerade. Versuche es noch einmal, wenn nichts mehr darauf schreibt.",
  '"{path}" changed while it was read; …':
    "„{path}“ änderte sich beim Lesen. Versuche es noch einmal, wenn nichts mehr darauf schreibt.",
  '"{path}" has changed since it was looked at; try again when nothing writes to it':
    "„{path}“ hat sich geändert, seit es angesehen wurde. Versuche es noch einmal, wenn nichts mehr darauf schreibt.",
  '"{path}" is not a folder': "„{path}“ ist kein Ordner.",
  '"{path}" is not a regular file': "„{path}“ ist keine gewöhnliche Datei.",
  '"{path}" is a symbolic link, and none is followed inside a torrent; replace it by a folder':
    "„{path}“ ist ein symbolischer Link, und in einem Torrent wird keinem gefolgt. Ersetze ihn durch einen Ordner.",
  '"{path}" is a symbolic link, and none is followed inside a torrent; replace it by the file itself':
    "„{path}“ ist ein symbolischer Link, und in einem Torrent wird keinem gefolgt. Ersetze ihn durch die Datei selbst.",
  "a share in place is never written to": "Auf eine Freigabe wird nie geschrieben.",

  // What the system says of a file.
  'no space left to write "{path}"; free some and resume':
    "Für „{path}“ ist kein Platz mehr. Schaffe Platz und setze den Torrent fort.",
  'no permission for "{path}"; change its permissions': "Auf „{path}“ gibt es keinen Zugriff. Ändere die Rechte.",
  'no permission for "{path}"': "Auf „{path}“ gibt es keinen Zugriff.",
  '"{path}" lies on a file system that is read-only; …':
    "„{path}“ liegt auf einem Dateisystem, das nur gelesen werden kann. Mach es beschreibbar.",
  'the path of "{path}" is too long for this file system; …':
    "Der Pfad „{path}“ ist für dieses Dateisystem zu lang. Wähle einen Ordner weiter oben.",
  '"{path}" is larger than this file system allows; …':
    "„{path}“ ist größer, als dieses Dateisystem erlaubt. Wähle einen Ordner auf einem anderen.",
  '"{path}" cannot be read or written ({why})': "„{path}“ kann nicht gelesen oder geschrieben werden ({why}).",
  '"{path}" cannot be made: …':
    "„{path}“ kann nicht angelegt werden: Etwas, das kein Ordner ist, oder ein Link ins Leere ist im Weg. Wähle einen anderen Ort.",
  '"{path}" lies where the kernel shows itself, …':
    "„{path}“ liegt, wo der Kernel sich zeigt; dort kann nichts abgelegt werden. Wähle einen anderen Ort.",
  "the folder {path} cannot be made: {why}": "Der Ordner „{path}“ kann nicht angelegt werden: {why}",

  // What was given as a path.
  "there is nothing at {path}; check the path": "Bei „{path}“ ist nichts. Prüfe den Pfad.",
  "{path} is neither a file nor a folder": "„{path}“ ist weder eine Datei noch ein Ordner.",
  "{path} is not a folder": "„{path}“ ist kein Ordner.",
  "{path} is the kernel's own place, …": "„{path}“ gehört dem Kernel; dort ist nichts von dir.",
  "{path} lies in the node's own data; …":
    "„{path}“ liegt in den eigenen Daten des Knotens. Wähle einen anderen Ordner.",
  "{path} lies in the node's own data, …":
    "„{path}“ liegt in den eigenen Daten des Knotens, wo nur der Ordner downloads für Downloads ist. Wähle einen anderen Ordner.",
  "{path} overlaps with {why}; choose another folder":
    "„{path}“ überschneidet sich mit {why}. Wähle einen anderen Ordner.",
  "another download": "einem anderen Download",
  'the torrent "{title}"': "dem Torrent „{title}“",
  'the share "{title}"': "der Freigabe „{title}“",
  '"{path}" has too many of this name already; …':
    "In „{path}“ gibt es schon zu viele dieses Namens. Entferne den Torrent und lade ihn in einen anderen Ordner herunter.",
  "the data are at {path}; …": "Die Dateien liegen bei „{path}“. Wähle einen Ordner, der weder dort noch darin liegt.",
  "{why}, and would be gone from there; …": "{why} und wäre dann nicht mehr dort. Beende das zuerst.",
  '{path} is shared as "{title}"': "„{path}“ ist als „{title}“ freigegeben",
  '{path} belongs to "{title}" as well': "„{path}“ gehört auch zu „{title}“",
  "the path is empty; …": "Der Pfad ist leer. Gib eine Datei oder einen Ordner an.",
  "{path} can be no path: …": "„{path}“ kann kein Pfad sein: Darin ist eine Null oder ein halbes Zeichen.",
  "your home folder is not known ($HOME); …":
    "Dein persönlicher Ordner ist nicht bekannt ($HOME). Gib den ganzen Pfad an.",
  "{path}: another user's home folder is not looked up; write the whole path (./{_} for a name that begins with ~)":
    "„{path}“: Der persönliche Ordner eines anderen Benutzers wird nicht nachgeschlagen. Gib den ganzen Pfad an.",
  "{path} is not an absolute path; …": "„{path}“ ist kein ganzer Pfad. Er beginnt mit / oder ~/.",
  "the path is longer than {n} octets; …": "Der Pfad ist länger als {n} Byte. Wähle einen Ort weiter oben.",
  "a name in the path is longer than {n} octets; …":
    "Ein Name im Pfad ist länger als {n} Byte; das nimmt kein Dateisystem.",
  "{path} is not UTF-8, or holds the sign for what is not; …":
    "„{path}“ ist nicht UTF-8 oder enthält das Zeichen dafür. Ein solcher Name kann nicht angegeben werden: Benenne es erst um.",

  // A file that is given, or made.
  "{path} lies where the kernel shows itself; …": "„{path}“ liegt, wo der Kernel sich zeigt. Wähle einen anderen Ort.",
  "{path} is there already and is no file, …":
    "„{path}“ gibt es schon und ist keine Datei; es wird nicht ersetzt. Wähle einen anderen Namen.",
  "{path} is there already and is not replaced; …":
    "„{path}“ gibt es schon und wird nicht ersetzt. Wähle einen anderen Namen.",
  "{path} cannot be written: its folder is not there; …":
    "„{path}“ kann nicht geschrieben werden: Den Ordner gibt es nicht. Lege ihn erst an.",
  "{path} cannot be written: no permission in its folder ({why})":
    "„{path}“ kann nicht geschrieben werden: Im Ordner fehlt das Recht dazu ({why}).",
  "there is no room left for {path}; nothing of it was kept":
    "Für „{path}“ ist kein Platz mehr; nichts davon wurde behalten.",
  "{path} cannot be written ({why})": "„{path}“ kann nicht geschrieben werden ({why}).",
  "{path} is no file; choose a file": "„{path}“ ist keine Datei. Wähle eine Datei.",
  "{path} is larger than {n} octets": "„{path}“ ist größer als {n} Byte.",
  "{path} is not there; check the path": "„{path}“ gibt es nicht. Prüfe den Pfad.",
  "{path} cannot be read: no permission": "„{path}“ kann nicht gelesen werden: Das Recht dazu fehlt.",
  "{path} cannot be read ({why})": "„{path}“ kann nicht gelesen werden ({why}).",
  "the file cannot be read: {why}": "Die Datei kann nicht gelesen werden: {why}",
}
