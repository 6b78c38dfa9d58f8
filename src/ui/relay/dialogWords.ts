/** What the dialogs about the relay say. */
import { numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const relayDialogWords = inLanguage("relayDialogs", {
  start: {
    title: "Start the relay",
    about:
      "It is again a middle relay, in the public list with this machine’s IP address, and goes on until you stop it.",
    port: "TCP port (optional)",
    chosen: "Chosen by the node",
    portHint: "The one that your router forwards to this machine. Leave it empty to keep the port as it is.",
    badPort: "A port is a whole number from 1024 to 65535.",
    go: "Start relay",
    done: "The relay is being started.",
  },
  stop: {
    title: "Stop the relay?",
    points: [
      "Circuits that others have through it break, and nothing more is earned.",
      "Its **uptime counts for its flags**: Stable and Guard take days and weeks, and are lost when it is off for " +
        "long. A short stop does little harm.",
      "Its identity stays here. Start it again, and it is the same relay.",
      "Bulbil itself goes on; your credit stays as it is.",
    ],
    go: "Stop relay",
    done: "The relay is being stopped.",
  },
  limit: {
    title: "How much may the relay carry?",
    rate: "On the average, MB/s",
    inAndOut: "In each direction: what comes in goes out again.",
    comesTo: (bytes: string, megabits: number): string =>
      `In each direction: at most ${bytes} a day in, and as much out. ${numberText(megabits)} Mbit/s of your line.`,
    burst: "In a burst, MB/s (optional)",
    burstHint: "For moments, when more is asked for. Empty: twice the average.",
    advice: "Tor recommends 1 MB/s and more. Less is of little use to it, and earns little.",
    notNumber: "Give a number of megabytes a second, such as 1.5.",
    tooLittle: "Tor takes no relay that gives less than 0.077 MB/s (75 KiB/s).",
    tooMuch: "That is more than any line carries.",
    lessThanRate: "The burst cannot be less than the average.",
    go: "Set limit",
    done: "The limit is changed; the relay keeps to it from now on.",
  },
  back: {
    title: "Be a relay no longer?",
    /** @param policy what is chosen for when credit is used up, as it begins a sentence; null where it is not known. */
    points: (policy: string | null): readonly string[] => [
      "A relay that runs is stopped. It disappears from the list of relays within some hours.",
      "Old lists are kept by others: that a relay ran at this address stays known.",
      "Your credit stays and can be spent. Everything but the relay goes on; without new credit, downloads follow the " +
        `policy${policy === null ? "" : ` (now: ${policy.toLowerCase()})`}.`,
      "You can say yes again at any time.",
    ],
    go: "Change to no",
    done: "This machine is no relay any more.",
  },
  file: "File on this node’s machine",
  path: "~/sums.bulbil",
  import: {
    title: "Import a relay’s summaries",
    hint: "As the other node has exported it, made out to this node’s code.",
    twice: "The same file twice, or an older one, adds nothing: only what is new in it counts.",
    isYours: "Is this relay yours?",
    trust: "Trust this relay",
    trustAbout:
      "It is mine: I run it on the other machine. Whatever it signs from now on counts here, and this node keeps its " +
      "own circuits away from it.",
    go: "Import",
    done: "Taken. What is new in it counts from now on.",
  },
  export: {
    title: "Hand credit over to another node",
    hint: "A new file: what was earned on each day, signed by this node.",
    code: "Code of the other node’s ledger",
    characters: "32 characters",
    codeHint: "Its Relay page shows it. Nobody else can use the file.",
    badCode: "A ledger’s code has 32 characters, 0–9 and a–f. Copy it from the other node’s Relay page.",
    ownCode: "This is this node’s own code. Give the other node’s.",
    all:
      "All that this node has earned and not spent goes over, and can be spent there only. What a newcomer is " +
      "granted stays here.",
    tells:
      "The file tells which relay it is and how much it carried on each day: **give it to nobody else**, and delete " +
      "it when it is imported.",
    both: "If a relay runs on that node too, Tor asks you to say that both are yours.",
    declare: "Declare a family first…",
    secret:
      "The file holds the **secret key of your relays’ family**, for the relay of that node to declare it too: who " +
      "has it can say that their relay is one of yours.",
    gone: "What was handed over is gone here. A file that got lost is written again by the next one to the same code.",
    go: "Hand over",
    done: (path: string): string => `Saved to ${path}. Import it on the other node.`,
  },
  declare: {
    title: "Declare a family of relays?",
    go: "Declare it",
    done: "The relay declares a family. The next export carries its key.",
  },
  join: {
    title: "Declare the same family?",
    about:
      "The credit is taken. The file also holds the family of the relay that wrote it. If a relay runs here too, or " +
      "will, it can declare the same one.",
    go: "Declare it",
    done: "This node’s relay declares the same family.",
  },
  leave: {
    title: "Leave the family?",
    points: [
      "Leave it when your other relays have ended. As long as one of them runs, Tor asks you to declare it.",
      "The relay goes on. What it publishes next, within a day, names no family; old lists are kept by others.",
      "The key is forgotten here. To come back, import a file that another relay of the family exports, or declare a " +
        "new one.",
    ],
    go: "Leave it",
    done: "The relay declares no family any more.",
  },
})
