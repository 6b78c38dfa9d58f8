/** Newer software: in German. */
import { countText } from "../../../contract/figures.ts"
import type { releaseWords } from "../../../contract/words/release.ts"

export const release: typeof releaseWords = {
  noMaintainers: "Diese Version kennt keine Entwickler: Neue Versionen werden gezeigt, nie geholt.",
  neverInstalled:
    "Nichts wird von selbst installiert. Was hier liegt, ist nur eine Datei; du entscheidest, was du damit tust.",
  different:
    "Verschieden: nicht installieren. Was du verglichen hast, ist eine andere Datei als die, die hier liegt. " +
    "Behalte sie, vergleiche die Prüfsumme von einer zweiten Stelle, und sag es denen, von denen die Website und " +
    "die Datei sind.",
  equal: "Gleich: Die Datei hier ist die, mit der du verglichen hast.",
  equalBefore:
    "Gleich: Die Datei, mit der du verglichen hast, ist die signierte. Sie ist noch nicht hier; wenn sie da " +
    "ist, wird sie mit derselben Prüfsumme verglichen.",
  ownUnknown: "noch nicht bekannt",
  own: (version, signed) => `${version}, ${signed ? "wie signiert" : "nicht als signiert bekannt oder verändert"}`,
  conflict:
    "Zwei verschiedene Versionen mit derselben Nummer, beide von den Entwicklern signiert: Es wird nichts geholt " +
    "oder weitergegeben. Der Beweis wird aufbewahrt. Frag die Entwickler auf einem anderen Weg als diesem, welche " +
    "ihre ist.",
  nothingNewer: "Nichts Neueres ist bekannt. Knoten, denen du vertraust, werden einmal am Tag gefragt.",
  onTheWay: (version) => `Version ${version} ist signiert und auf dem Weg hierher.`,
  ready: (version) => `Version ${version} liegt vollständig hier, wie sie signiert wurde.`,
  running: (version) => `Version ${version} ist die neueste bekannte, und sie läuft.`,
  notNewer: (version) =>
    `Version ${version} ist die neueste bekannte; sie ist nicht neuer als die, die läuft, oder wurde abgelehnt.`,
  version: "Version",
  size: "Größe",
  signedBy: "signiert von",
  signers: (names) => `${countText(names.length, "Entwickler", "Entwicklern")}: ${names.join(", ")}`,
  needs: "braucht",
  tor: (version) => `Tor ${version} oder neuer`,
  urgent: "dringend",
  mends: "sie behebt etwas, das andere ausnutzen können",
  refused: {
    rollback: "hat etwas Älteres angeboten, als hier bekannt ist",
    signatures: "hat etwas angeboten, das die Entwickler nicht signiert haben",
    expired: "hat abgelaufene Signaturen angeboten; stimmt das Datum dieses Rechners?",
    "too-big": "hat etwas angeboten, das zu groß ist, um geprüft zu werden",
  },
  noRelease: "hat etwas angeboten, das keine Version ist",
  keptBack: (version) =>
    `bietet seit Tagen ${version ?? "eine ältere"} an, während andere eine neuere haben; vielleicht wird sie ` +
    "ihm vorenthalten",
  unchecked: (version) => `sagt, es gebe ${version}; diese Version kann das nicht prüfen`,
}
