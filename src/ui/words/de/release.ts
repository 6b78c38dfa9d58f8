/** Newer software: in German. */
import { countText } from "../../../contract/figures.ts"
import type { releaseWords } from "../../../contract/words/release.ts"

export const release: typeof releaseWords = {
  noMaintainers: "Dieser Stand kennt keine Maintainer: Neue Versionen werden gezeigt, nie geholt.",
  neverInstalled:
    "Nichts wird von selbst installiert. Was hier liegt, ist eine Datei; du entscheidest, was daraus wird.",
  different:
    "Verschieden: nicht installieren. Was du verglichen hast, ist eine andere Datei als die, die hier liegt. " +
    "Behalte sie, vergleiche die Prüfsumme von einer zweiten Stelle, und sag es denen, von denen die Website und " +
    "die Datei sind.",
  equal: "Gleich: Die Datei hier ist die, mit der du verglichen hast.",
  equalBefore:
    "Gleich: Die Datei, mit der du verglichen hast, ist die unterschriebene. Sie ist noch nicht hier; wenn sie da " +
    "ist, wird sie mit derselben Prüfsumme verglichen.",
  ownUnknown: "noch nicht bekannt",
  own: (version, signed) =>
    `${version}, ${signed ? "wie unterschrieben" : "nicht als unterschrieben bekannt, oder verändert"}`,
  conflict:
    "Zwei verschiedene Versionen mit einer Nummer, beide von den Maintainern unterschrieben: Nichts wird geholt " +
    "oder weitergegeben. Der Beweis wird aufbewahrt. Frag die Maintainer auf einem anderen Weg als diesem, welche " +
    "ihre ist.",
  nothingNewer: "Nichts Neueres ist bekannt. Knoten, denen du vertraust, werden einmal am Tag gefragt.",
  onTheWay: (version) => `Version ${version} ist unterschrieben und auf dem Weg hierher.`,
  ready: (version) => `Version ${version} liegt vollständig hier, wie sie unterschrieben wurde.`,
  running: (version) => `Version ${version} ist die neueste bekannte, und sie läuft.`,
  notNewer: (version) =>
    `Version ${version} ist die neueste bekannte; sie ist nicht neuer als die, die läuft, oder wurde weggelegt.`,
  version: "Version",
  size: "Größe",
  signedBy: "unterschrieben von",
  signers: (names) => `${countText(names.length, "Maintainer", "Maintainern")}: ${names.join(", ")}`,
  needs: "braucht",
  tor: (version) => `tor ${version} oder neuer`,
  urgent: "dringend",
  mends: "sie behebt etwas, das andere ausnutzen können",
  refused: {
    rollback: "hat etwas Älteres angeboten, als hier bekannt ist",
    signatures: "hat etwas angeboten, das die Maintainer nicht unterschrieben haben",
    expired: "hat abgelaufene Unterschriften angeboten; stimmt das Datum dieses Rechners?",
    "too-big": "hat etwas angeboten, das zu groß ist, um angesehen zu werden",
  },
  noRelease: "hat etwas angeboten, das keine Version ist",
  keptBack: (version) =>
    `bietet seit Tagen ${version ?? "eine ältere"} an, während andere eine neuere haben; vielleicht wird sie ` +
    "zurückgehalten",
  unchecked: (version) => `sagt, es gebe ${version}; dieser Stand kann das nicht prüfen`,
}
