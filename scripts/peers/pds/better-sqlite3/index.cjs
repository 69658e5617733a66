// better-sqlite3 has to be compiled or fetched from elsewhere; Node brings an SQLite of its own. These are the calls of
// it that Kysely's dialect and the server make.
const { DatabaseSync } = require('node:sqlite')

const CODES = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  261: 'SQLITE_BUSY_RECOVERY',
  517: 'SQLITE_BUSY_SNAPSHOT',
}

class SqliteError extends Error {
  constructor(message, code) {
    super(message)
    this.code = code
  }
}

// The server knows by the code whether to try again.
function named(work) {
  try {
    return work()
  } catch (error) {
    if (error.errcode === undefined) throw error
    throw new SqliteError(error.message, CODES[error.errcode] ?? `SQLITE_${error.errcode}`)
  }
}

const asBound = (value) => (value === undefined ? null : typeof value === 'boolean' ? Number(value) : value)
const asRead = (row) => {
  for (const [name, value] of Object.entries(row))
    if (value instanceof Uint8Array) row[name] = Buffer.from(value)
  return row
}

class Statement {
  #made
  constructor(made) {
    this.#made = made
    this.reader = made.columns().length > 0
  }
  all(parameters = []) {
    return named(() => this.#made.all(...parameters.map(asBound)).map(asRead))
  }
  run(parameters = []) {
    return named(() => this.#made.run(...parameters.map(asBound)))
  }
  *iterate(parameters = []) {
    yield* this.all(parameters)
  }
}

class Database {
  #opened
  constructor(location, { timeout = 5000 } = {}) {
    this.#opened = named(() => new DatabaseSync(location, { timeout }))
  }
  pragma(words) {
    return this.prepare(`PRAGMA ${words}`).all()
  }
  prepare(sql) {
    return named(() => new Statement(this.#opened.prepare(sql)))
  }
  close() {
    this.#opened.close()
  }
}

module.exports = Database
module.exports.SqliteError = SqliteError
