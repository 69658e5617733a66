/** A reason not to go on that an operator can mend; it is said in one sentence, without where it came from. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
