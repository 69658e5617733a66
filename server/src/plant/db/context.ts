import pg from 'pg'
import { recurringName } from './prepared.ts'

// What is asked under a context changes nothing. The `true` bounds both to the transaction.
const TELL = "select set_config($1, $2, true), set_config('transaction_read_only', 'on', true)"
const TELLING = 'context'
// Begun behind a context, a transaction of several statements could not be ended once one of them had failed: the session
// would go back to the pool with the transaction and the context open.
const OF_TRANSACTIONS = /^\s*(?:begin|start|commit|end|rollback|abort|savepoint|release|prepare|set)\b/i

/** What each statement is told of whoever asks: a setting of the database, for the length of its transaction. */
export interface Context {
  readonly setting: string
  readonly value: string
}

/**
 * A pool each statement of which is a read-only transaction of its own that begins with the context; it refuses to begin
 * another. Both cross the wire
 * together, behind one Sync (PostgreSQL's extended query protocol: all that comes before a Sync is one transaction), so
 * that it costs no round trip more, and the context is gone with the answer.
 */
export function poolInContext(pool: pg.Pool, context: Context): pg.Pool {
  const connect = async () => {
    const client = await pool.connect()
    return {
      query: async (text: string, values: readonly unknown[]) => {
        if (OF_TRANSACTIONS.test(text))
          throw new TypeError('Each statement in a context is a transaction of its own.')
        return ask(client, { text, values: [...values], name: recurringName(client, text) }, context)
      },
      release: (isBroken?: boolean) => client.release(isBroken),
    }
  }
  return { connect, end: async () => undefined } as unknown as pg.Pool
}

/** Makes a session parse once, before anything else, the statement that tells a context. */
export function prepareContext(client: pg.ClientBase): void {
  // Where it fails the session is lost, which whoever asks next is told.
  client.query({ name: TELLING, text: TELL, values: ['stagedoor.nothing', ''] }).catch(() => undefined)
}

interface Asked {
  readonly text: string
  readonly values: unknown[]
  readonly name: string | undefined
}

function ask(client: pg.ClientBase, { name, ...asked }: Asked, context: Context): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const config = name === undefined ? asked : { ...asked, name }
    const answered: Answered = (error, result) => (error ? reject(error) : resolve(result))
    client.query(new QueryInContext(config, context, answered))
  })
}

type Answered = (error: Error | null, result: pg.QueryResult) => void

/** What of a session's wire a context is told by. */
interface Wire {
  readonly parsedStatements: Readonly<Record<string, string>>
  parse(statement: { name: string; text: string }): void
  bind(portal: { statement: string; values: readonly string[] }): void
  execute(portal: { portal: string }): void
}

/** What pg calls of the query that it sends, or whose answer it reads. */
interface SpokenQuery extends pg.Query {
  name: string | undefined
  requiresPreparation(): boolean
  prepare(wire: Wire): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
}

const Spoken = pg.Query as unknown as new (
  config: pg.QueryConfig,
  values: undefined,
  answered: Answered,
) => SpokenQuery

class QueryInContext extends Spoken {
  readonly #context: Context
  #isTold = false

  constructor(config: pg.QueryConfig, context: Context, answered: Answered) {
    super(config, undefined, answered)
    this.#context = context
  }

  override requiresPreparation(): boolean {
    return true
  }

  override prepare(wire: Wire): void {
    const { setting, value } = this.#context
    const isParsed = wire.parsedStatements[TELLING] !== undefined
    if (!isParsed) {
      wire.parse({ name: '', text: TELL })
      // The first answer to a parse is taken for that of a named statement: this one would be thought parsed, and may fail.
      this.name = ''
    }
    wire.bind({ statement: isParsed ? TELLING : '', values: [setting, value] })
    wire.execute({ portal: '' })
    super.prepare(wire)
  }

  // The first answer is that the context was told.
  override handleDataRow(message: unknown): void {
    if (this.#isTold) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#isTold) super.handleCommandComplete(message, wire)
    this.#isTold = true
  }
}
