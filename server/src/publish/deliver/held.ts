/** One worker's hold on a delivery. */
export interface Held {
  readonly publicationId: string
  readonly claim: string
  readonly signal: AbortSignal
}
