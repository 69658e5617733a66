import type { Db, Trx } from '../../schema/index.ts'

/** How a production's community is kept; a production that never said holds these. */
export interface CommunitySettings {
  readonly isOpen: boolean
  readonly isGrownOnly: boolean
  readonly editWindowS: number
  readonly houseRules: string
  /** Whether writings of those who are new here wait for crew. */
  readonly holdsNewcomers: boolean
  /** For how many days the text of what was taken down is kept for an appeal. */
  readonly keptDays: number
}

const DEFAULTS: CommunitySettings = {
  isOpen: true,
  isGrownOnly: false,
  editWindowS: 900,
  houseRules: '',
  holdsNewcomers: true,
  keptDays: 30,
}

/** How a production's community is kept. */
export async function communitySettings(db: Db, productionId: string): Promise<CommunitySettings> {
  const row = await db
    .selectFrom('community.settings')
    .select(['isOpen', 'isGrownOnly', 'editWindowS', 'houseRules', 'holdsNewcomers', 'keptDays'])
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  return row ?? DEFAULTS
}

/** Changes how a production's community is kept; a community that is shut is shut at commit. */
export async function changeSettings(
  trx: Trx,
  { productionId, change }: { productionId: string; change: Partial<CommunitySettings> },
): Promise<CommunitySettings> {
  const settings = { ...(await communitySettings(trx, productionId)), ...change }
  await trx
    .insertInto('community.settings')
    .values({ productionId, ...settings })
    .onConflict((conflict) => conflict.column('productionId').doUpdateSet(settings))
    .execute()
  return settings
}
