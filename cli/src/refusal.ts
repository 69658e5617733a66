/** A reason not to go on, as a person reads it: what happened, what was kept, what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** A command that was written so that it cannot be run; its help is shown below it. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}

/** A document that is not what the command takes: every place of it that is wrong, told at once. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
  readonly flaws: readonly { readonly pointer: string; readonly says: string }[]

  constructor(message: string, flaws: BadInput['flaws'], options?: ErrorOptions) {
    super(message, options)
    this.flaws = flaws
  }
}
