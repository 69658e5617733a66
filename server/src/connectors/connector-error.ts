/** What kind of trouble a platform gave, by what is to be done about it. */
export type ErrorKind =
  /** The account must be connected again. */
  | 'auth'
  /** The account did not allow this. */
  | 'scope'
  /** A day's or an account's number is used up. */
  | 'quota'
  | 'rate'
  /** The file or the words. */
  | 'media'
  /** The platform will not have it, or not from this account. */
  | 'policy'
  /** The application or the house is set up wrongly. */
  | 'config'
  | 'transient'
  | 'outcome-unknown'

/** One refusal or failure as a person and the house need it. Never holds a token. */
export interface ConnectorError {
  readonly kind: ErrorKind
  /** The platform's own code or word, or ours where it gave none. */
  readonly code: string
  /** What happened, in a sentence. */
  readonly what: string
  /** What to do about it, in a sentence. */
  readonly remedy: string
  /** When to try again, epoch milliseconds; null where nothing was said. */
  readonly retryAt: number | null
  /** What the platform answered, shortened, with its secrets taken out. */
  readonly raw: string
}

/** A failure on its way out of a client; `drive` makes the step of it. */
export class ConnectorRefusal extends Error {
  readonly error: ConnectorError

  constructor(error: ConnectorError, options?: ErrorOptions) {
    super(`${error.code}: ${error.what}`, options)
    this.name = 'ConnectorRefusal'
    this.error = error
  }
}
