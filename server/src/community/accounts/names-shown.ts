import { creditedNames } from '../../publish/index.ts'
import type { Db } from '../../schema/index.ts'

/**
 * Names of people who made it, as anybody may read them: in credits and on badges. Names that are not shown are not
 * protected, or a refusal would tell who works here in secret.
 */
export async function namesShown(fan: Db): Promise<string[]> {
  const badges = await fan
    .selectFrom('community.badges')
    .select('name')
    .distinct()
    .where('revokedAt', 'is', null)
    .execute()
  return [...badges.map(({ name }) => name), ...(await creditedNames(fan))]
}
