import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseEngine, MediaFailure } from '../../server/src/plant/media/index.ts'

const DEBIAN = '/usr/lib/postgresql'
const OLDEST_POSTGRESQL = 15

/** What is not here of the peers that the tests need, each as a sentence that says what to do. */
export async function missingPeers(): Promise<string[]> {
  const missing: string[] = []
  for (const engine of ['command-line', 'node-av'] as const) {
    try {
      const opened = await chooseEngine({ engine, ffmpegPath: null, searchPath: process.env['PATH'] ?? '' })
      await opened.close()
    } catch (error) {
      if (!(error instanceof MediaFailure)) throw error
      missing.push(error.message)
    }
  }
  if ((await findPostgresql()) === null)
    missing.push(
      `There is no PostgreSQL ${OLDEST_POSTGRESQL} or newer in ${DEBIAN} or on the search path. Install it: apt-get install postgresql`,
    )
  return missing
}

/** The folder of an installed server's programs, the oldest one that we serve; null where there is none. */
export async function findPostgresql(): Promise<string | null> {
  const versions = (await readdir(DEBIAN).catch(() => []))
    .map(Number)
    .filter((version) => version >= OLDEST_POSTGRESQL)
  const folders = [
    ...versions.toSorted((a, b) => a - b).map((version) => join(DEBIAN, String(version), 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  for (const folder of folders) {
    const isHere = await Promise.all(
      ['initdb', 'postgres', 'psql'].map((name) => access(join(folder, name))),
    ).then(
      () => true,
      () => false,
    )
    if (isHere) return folder
  }
  return null
}
