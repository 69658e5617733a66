/** A reason not to go on, as a person reads it: what happened, what was kept, what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** A command that was written so that it cannot be run; its help is shown below it. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}
