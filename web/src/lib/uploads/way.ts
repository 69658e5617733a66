import type { UploadAnswer } from '@stagedoor/contract/upload'

/** An upload whose last answer came: its address, and what the headers said. */
type Arrival = { url: string | null; header: (name: string) => string | undefined }

/** Where files go and what is done with the answers. */
export type Way = {
  /** Absolute; tus uploads are begun there. */
  endpoint: string
  /** Asked before a batch begins. */
  roomAt: string
  refusalOf: (body: string) => string | undefined
  arrived?: (arrival: Arrival) => Promise<void>
  /** What arrived was another file than was meant, and was taken back; that one goes anew. */
  takenBack?: (arrival: Arrival) => void
}

/** What came of an upload, for whoever follows it. */
export function arrivalOf(answer: UploadAnswer, address: string | undefined): Arrival {
  return { url: address ?? null, header: (name) => answer.header(name) ?? undefined }
}
