import { Refusal } from '../refusal.ts'

/** Nobody answered at the house's address. */
export class NoAnswer extends Refusal {
  constructor(origin: string, options?: ErrorOptions) {
    super(
      `The house at ${origin} does not answer. What it took before is kept. Start it with "stagedoor start", or set STAGEDOOR_URL to where it is, and try again.`,
    )
    this.cause = options?.cause
  }
}
