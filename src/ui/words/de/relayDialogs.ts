/** What the dialogs about the relay say: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { relayDialogWords } from "../../relay/dialogWords.ts"

export const relayDialogs: typeof relayDialogWords = {
  start: {
    title: "Das Relay starten",
    about:
      "Es ist wieder ein mittleres Relay, steht mit der IP-Adresse dieses Rechners in der öffentlichen Liste und " +
      "läuft, bis du es anhältst.",
    port: "TCP-Port (optional)",
    chosen: "Vom Knoten gewählt",
    portHint: "Der, den dein Router an diesen Rechner weiterleitet. Leer: Der Port bleibt, wie er ist.",
    badPort: "Ein Port ist eine ganze Zahl von 1024 bis 65535.",
    go: "Relay starten",
    done: "Das Relay wird gestartet.",
  },
  stop: {
    title: "Das Relay anhalten?",
    points: [
      "Verbindungen, die andere durch das Relay haben, brechen ab, und es wird nichts mehr verdient.",
      "Seine **Betriebszeit zählt für seine Flags**: Stable und Guard brauchen Tage und Wochen und gehen verloren, " +
        "wenn es lange aus ist. Eine kurze Pause schadet wenig.",
      "Seine Identität bleibt hier. Starte es wieder, und es ist dasselbe Relay.",
      "Bulbil selbst läuft weiter; dein Guthaben bleibt, wie es ist.",
    ],
    go: "Relay anhalten",
    done: "Das Relay wird angehalten.",
  },
  limit: {
    title: "Wie viel darf das Relay weiterleiten?",
    rate: "Im Durchschnitt, MB/s",
    inAndOut: "In jede Richtung: Was hereinkommt, geht auch wieder hinaus.",
    comesTo: (bytes, megabits) =>
      `In jede Richtung: höchstens ${bytes} am Tag herein und ebenso viel hinaus. ` +
      `${numberText(megabits)} Mbit/s deiner Leitung.`,
    burst: "Kurzzeitig, MB/s (optional)",
    burstHint: "Für Momente, in denen mehr gebraucht wird. Leer: das Doppelte des Durchschnitts.",
    advice: "Tor empfiehlt 1 MB/s und mehr. Weniger nützt ihm wenig und bringt wenig ein.",
    notNumber: "Gib eine Zahl in MB/s an, zum Beispiel 1,5.",
    tooLittle: "Tor nimmt kein Relay, das weniger als 0,077 MB/s (75 KiB/s) gibt.",
    tooMuch: "Das ist mehr, als irgendeine Leitung trägt.",
    lessThanRate: "Kurzzeitig kann es nicht weniger sein als im Durchschnitt.",
    go: "Grenze setzen",
    done: "Die Grenze ist geändert; das Relay hält sie von jetzt an ein.",
  },
  back: {
    title: "Kein Relay mehr sein?",
    points: (policy) => [
      "Ein Relay, das läuft, wird angehalten. Innerhalb einiger Stunden verschwindet es aus der Liste der Relays.",
      "Alte Listen werden von anderen aufbewahrt: Dass unter dieser Adresse ein Relay lief, bleibt bekannt.",
      "Dein Guthaben bleibt und kann ausgegeben werden. Alles außer dem Relay läuft weiter. Ohne neues " +
        `Guthaben gilt für Downloads die Regel${policy === null ? "" : ` (jetzt: ${policy})`}.`,
      "Du kannst jederzeit wieder Ja sagen.",
    ],
    go: "In Nein ändern",
    done: "Dieser Rechner ist kein Relay mehr.",
  },
  file: "Datei auf dem Rechner dieses Knotens",
  path: "~/summen.bulbil",
  import: {
    title: "Abrechnungen eines Relays importieren",
    hint: "So, wie der andere Knoten sie exportiert hat, ausgestellt auf den Code dieses Knotens.",
    twice: "Dieselbe oder eine ältere Datei bringt nichts: Nur was darin neu ist, zählt.",
    isYours: "Ist das dein Relay?",
    trust: "Diesem Relay vertrauen",
    trustAbout:
      "Es ist meins: Ich betreibe es auf dem anderen Rechner. Was es von jetzt an signiert, zählt hier, und dieser " +
      "Knoten hält seine eigenen Verbindungen von ihm fern.",
    go: "Importieren",
    done: "Angenommen. Was darin neu ist, zählt von jetzt an.",
  },
  export: {
    title: "Guthaben an einen anderen Knoten übertragen",
    hint: "Eine neue Datei: was an jedem Tag verdient wurde, signiert von diesem Knoten.",
    code: "Code des Kontos beim anderen Knoten",
    characters: "32 Zeichen",
    codeHint: "Er steht auf dessen Seite über das Relay. Sonst kann niemand die Datei benutzen.",
    badCode:
      "Der Code eines Kontos hat 32 Zeichen, 0–9 und a–f. Kopiere ihn von der Seite über das Relay beim anderen " +
      "Knoten.",
    ownCode: "Das ist der eigene Code dieses Knotens. Gib den des anderen an.",
    all:
      "Alles, was dieser Knoten verdient und nicht ausgegeben hat, geht hinüber und kann nur dort ausgegeben werden. " +
      "Das Anfangsguthaben bleibt hier.",
    tells:
      "Die Datei sagt, welches Relay es ist und wie viel es an jedem Tag weitergeleitet hat: **Gib sie sonst " +
      "niemandem**, und lösche sie, wenn sie importiert ist.",
    both: "Läuft auch auf jenem Knoten ein Relay, bittet Tor dich, anzugeben, dass beide dir gehören.",
    declare: "Zuerst Familie angeben …",
    secret:
      "Die Datei enthält den **geheimen Schlüssel der Familie deiner Relays**, damit auch das Relay jenes Knotens " +
      "sie angeben kann: Wer ihn hat, kann sagen, sein Relay sei eines von deinen.",
    gone:
      "Was übertragen wurde, fehlt hier. Geht die Datei verloren, enthält die nächste an denselben Code alles noch " +
      "einmal.",
    go: "Übertragen",
    done: (path) => `Gespeichert in ${path}. Importiere sie beim anderen Knoten.`,
  },
  declare: {
    title: "Eine Familie von Relays angeben?",
    go: "Angeben",
    done: "Das Relay gibt eine Familie an. Der nächste Export enthält ihren Schlüssel.",
  },
  join: {
    title: "Dieselbe Familie angeben?",
    about:
      "Das Guthaben ist angenommen. Die Datei enthält auch die Familie des Relays, das sie geschrieben hat. Wenn " +
      "auch hier ein Relay läuft oder laufen wird, kann es dieselbe angeben.",
    go: "Angeben",
    done: "Das Relay dieses Knotens gibt dieselbe Familie an.",
  },
  leave: {
    title: "Die Familie verlassen?",
    points: [
      "Verlasse sie, wenn deine anderen Relays beendet sind. Solange eines davon läuft, bittet Tor dich, sie " +
        "anzugeben.",
      "Das Relay läuft weiter. Was es als Nächstes veröffentlicht, innerhalb eines Tages, nennt keine Familie; alte " +
        "Listen werden von anderen aufbewahrt.",
      "Der Schlüssel wird hier vergessen. Um zurückzukommen, importiere eine Datei, die ein anderes Relay der " +
        "Familie exportiert, oder gib eine neue an.",
    ],
    go: "Verlassen",
    done: "Das Relay gibt keine Familie mehr an.",
  },
}
