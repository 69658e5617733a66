import type { Db } from '../schema/index.ts'

/** Every name in the credits of what anybody may see; asked of the fan's pool, so no hidden name is in it. */
export async function creditedNames(fan: Db): Promise<string[]> {
  const rows = await fan.selectFrom('publish.postCredits').select('name').distinct().execute()
  return rows.map(({ name }) => name)
}
