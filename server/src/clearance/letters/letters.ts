/** A letter, ready for the post. */
export interface Letter {
  readonly subject: string
  readonly text: string
}

interface Addressed {
  readonly name: string
  readonly production: string
}

/** What the house writes to people without an account, in one language: about their forms, and what they are asked. */
export interface Letters {
  /** Asks somebody to read a form and to sign it. */
  readonly ask: (about: Addressed & { readonly url: string }) => Letter
  /** Says where the copy of a signed form is. */
  readonly copy: (about: Addressed & { readonly url: string }) => Letter
  /** Says the same to whoever signed at a sheet on set. */
  readonly onSet: (about: Addressed & { readonly url: string }) => Letter
  /** Asks for a word on new material; `until` is when the contract takes silence for a yes, null where it does not. */
  readonly review: (
    about: Addressed & { readonly by: string; readonly url: string; readonly until: string | null },
  ) => Letter
  /** Says that silence is about to count. */
  readonly waits: (
    about: Addressed & { readonly count: number; readonly person: string; readonly until: string },
  ) => Letter
  /** Says how far something is back that was called back by the reader's own word. */
  readonly comeback: (
    about: Addressed & {
      readonly title: string
      /** Places where nothing is any more, as was proved or said. */
      readonly gone: number
      /** Places that are still worked on, and until when at the latest; null where that time is over. */
      readonly open: number
      readonly until: string | null
      /** Places that can only be asked, or were given up. */
      readonly asked: number
    },
  ) => Letter
  /** Asks for a word on a cut. */
  readonly cut: (about: {
    readonly name: string
    readonly by: string
    readonly title: string
    readonly url: string
  }) => Letter
}

/** A letter of its paragraphs. */
export const letter = (subject: string, paragraphs: readonly string[]): Letter => ({
  subject,
  text: `${paragraphs.join('\n\n')}\n`,
})
