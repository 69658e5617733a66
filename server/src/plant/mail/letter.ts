/** A letter in plain text to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}
