import pg from 'pg'

/** The cluster's superuser, whom only the supervisor and the tests use. */
export const SUPERUSER = 'postgres'

/** How to connect to a database of the cluster whose socket lies in that directory; the socket itself is the key. */
export function socketConnection(socketDir: string, user: string, database: string): pg.ClientConfig {
  return { host: socketDir, port: 5432, user, database }
}

/** Runs `work` with every right in one database of the cluster. */
export async function administer<Answer>(
  socketDir: string,
  database: string,
  work: (admin: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const admin = new pg.Client(socketConnection(socketDir, SUPERUSER, database))
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
