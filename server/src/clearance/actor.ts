/** Who of the crew did something, as the log keeps it. */
export interface Actor {
  readonly userId: string
  readonly name: string
}
