/** What is told of a file beside its name and type. */
export type Facts = Readonly<Record<string, string>>

/** Where one file stands on its way into the house. */
export type Sending = {
  readonly id: number
  readonly file: File
  /** Asked when its turn comes; undefined while it may not go. */
  readonly facts: () => Facts | undefined
  state:
    'held' | 'comparing' | 'queued' | 'sending' | 'no-signal' | 'crowded' | 'paused' | 'failed' | 'arrived'
  /** Bytes that left; some may be lost until the house says that it has them. */
  sent: number
  /** How much was here already when it last had to wait, in bytes. */
  here: number
  /** Bytes a second, smoothed; 0 while unknown. */
  speed: number
  /** What the house said, when it refused. */
  refusal: string | undefined
  /** Whether the house had it before it was chosen, byte for byte. */
  wasHere: boolean
}
