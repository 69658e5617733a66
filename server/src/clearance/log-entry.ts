/** An entry of the clearance log as its use case words it; names and contacts go to `personal`, which can be erased. */
export interface LogEntry {
  readonly kind: string
  readonly body: Record<string, unknown>
  readonly personal?: Record<string, unknown>
}

/** Why verdicts changed: the kind of the log entry that tells of it, and its facts. */
export type Cause = Readonly<{ kind: string } & Record<string, unknown>>
