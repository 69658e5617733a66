/** One request of the tus protocol 1.0.0 (tus.io), and which bytes of the file are its body. */
export interface UploadRequest {
  readonly method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: { readonly from: number; readonly until: number } | null
  /** Told as bytes of the body are handed over: how many so far. */
  readonly sent: (bytes: number) => void
  readonly signal: AbortSignal
}

/** What the house answered. */
export interface UploadAnswer {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly body: string
}

/** Carries requests about one file: a browser's way, or Node's. Rejects where no answer comes, and only there. */
export type Carry = (request: UploadRequest) => Promise<UploadAnswer>

/** No answer came: how much of the file is there, the house says when it is asked again. */
export class ConnectionLost extends Error {
  constructor(options?: ErrorOptions) {
    super('The connection was lost', options)
  }
}

/** The house answered, and did not take it. */
export class UploadRefused extends Error {
  readonly answer: UploadAnswer

  constructor(answer: UploadAnswer) {
    super(`The upload was answered with ${answer.status}`)
    this.answer = answer
  }
}

/**
 * Whether a file whose upload was answered so goes on by itself: a busy house, one that stumbled, or one that has come
 * further than we know (409; a browser sends a request again by itself when its connection breaks).
 */
export const mayGoOn = (status: number): boolean =>
  status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507)
