/** A letter in plain text to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A letter that is sent as it is made: with its words drawn as a page beside the plain ones, and headers of its own. */
export interface DrawnLetter extends Letter {
  /** The same for every try at one letter, so that whoever gets it twice can tell. */
  readonly id: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}
