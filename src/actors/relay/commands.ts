/** What may be said to the relay: commands of its operator, observations of the effect that looks after its process. */
export type RelayCommand =
  | { readonly type: "AnswerConsent"; readonly consent: "yes" | "no" }
  | { readonly type: "StartRelay"; readonly port?: number | undefined }
  | { readonly type: "StopRelay" }
  | { readonly type: "LimitRelay"; readonly rate: number; readonly burst?: number | undefined }
  /** `key`: name of the family's key in the vault, which is there already. */
  | { readonly type: "DeclareFamily"; readonly key: string }
  | { readonly type: "LeaveFamily" }

export type RelayObservation =
  /** Octets read and written in one life of the process, as tor counts them. */
  | { readonly type: "TrafficSampled"; readonly meter: string; readonly read: number; readonly written: number }
  | { readonly type: "ProcessEnded"; readonly reason: string }
  | { readonly type: "PortTaken"; readonly port: number }
  | { readonly type: "ExitFound"; readonly problem: string }

export type RelayInput = RelayCommand | RelayObservation
