/** A reason not to go on that is said to a person as it stands, without a stack. */
export class Refusal extends Error {}
