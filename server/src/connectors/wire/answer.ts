import { type ConnectorError, ConnectorRefusal, type ErrorKind } from '../connector-error.ts'
import { retryAtOf } from './retry-at.ts'

/** An answer of a platform, read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed where it is JSON, else null. */
  readonly body: unknown
  readonly text: string
}

/** What a refusal of a platform means: its kind, and the two sentences. */
export type Refused = readonly [kind: ErrorKind, what: string, remedy: string]

const RAW_LENGTH = 300

/** Reads an answer to its end. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: parsed(text), text }
}

/** What a platform answered, shortened, without tokens and addresses that let somebody in. */
export function rawOf({ status, text }: Pick<Answer, 'status' | 'text'>): string {
  const said = text
    .replace(/("[^"]*(?:token|secret|password|jwt)[^"]*"\s*:\s*)"[^"]*"/gi, '$1"***"')
    // Whatever looks like a token is one.
    .replace(/[\w-]{20,}(?:\.[\w-]+)*/g, '***')
  return `${status} ${said}`.slice(0, RAW_LENGTH)
}

/** The refusal to throw for an answer that a table of codes explains. */
export function refusalOf(
  answer: Answer,
  { code, refused, now }: { code: string; refused: Refused; now: number },
): ConnectorRefusal {
  const [kind, what, remedy] = refused
  const error: ConnectorError = {
    kind,
    code,
    what,
    remedy,
    retryAt: retryAtOf(answer.headers, now),
    raw: rawOf(answer),
  }
  return new ConnectorRefusal(error)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A gateway answers in HTML, and many a deletion with nothing.
    return null
  }
}
