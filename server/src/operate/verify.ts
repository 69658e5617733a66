import { verifySeals } from '../community/index.ts'
import { verifyChain } from '../plant/chain/index.ts'
import type { Db } from '../schema/index.ts'

/** Proves the clearance log of every production whole, and every theory what was sealed; true when all are. */
export async function verify({ db, say }: { db: Db; say: (line: string) => void }): Promise<boolean> {
  const productions = await db
    .selectFrom('production.productions')
    .select(['id', 'slug'])
    .orderBy('slug')
    .execute()
  let isWhole = true
  for (const { id, slug } of productions) {
    const proof = await verifyChain(db, id)
    if (proof.kind === 'whole') {
      const erased = proof.erased === 0 ? '' : `, personal details of ${proof.erased} erased`
      say(`${slug}: whole, ${proof.entries} entries${erased}, head ${proof.head ?? 'none'}`)
    } else {
      isWhole = false
      say(
        `${slug}: BROKEN at entry ${proof.atSeq}: ${proof.because}. The ${proof.entries} before it are whole.`,
      )
    }
    const seals = await verifySeals(db, id)
    if (seals.broken.length > 0) isWhole = false
    for (const { theoryId, because } of seals.broken) say(`${slug}: BROKEN theory ${theoryId}: ${because}.`)
    if (seals.whole + seals.withdrawn > 0)
      say(`${slug}: theories: ${seals.whole} whole, ${seals.withdrawn} taken back`)
  }
  if (productions.length === 0) say('There is no production yet.')
  return isWhole
}
