import { sealedFile } from '@stagedoor/core/community'
import type { Db } from '../../schema/index.ts'
import { sealOf } from './proof.ts'

/** What hashing every theory of a production again came to. */
export interface SealProof {
  readonly whole: number
  readonly withdrawn: number
  /** Theories that are not what was sealed, by id, and in what. */
  readonly broken: readonly { readonly theoryId: string; readonly because: string }[]
}

const PAGE = 1_000

/** Hashes every theory of a production again, open or not, and holds it beside its seal. */
export async function verifySeals(db: Db, productionId: string): Promise<SealProof> {
  const broken: { theoryId: string; because: string }[] = []
  let [whole, withdrawn, last] = [0, 0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const rows = await sealsAfter(db, { productionId, last })
    for (const row of rows) {
      const because = flawOf(row)
      if (row.hash !== null && row.isWithdrawn === true && row.source === '') withdrawn += 1
      else if (because === null) whole += 1
      else broken.push({ theoryId: row.id, because })
    }
    if (rows.length < PAGE) return { whole, withdrawn, broken }
    last = rows.at(-1)?.id ?? last
  }
}

type SealRow = Awaited<ReturnType<typeof sealsAfter>>[number]

function flawOf({
  hash,
  salt,
  production,
  writer,
  sealedAt,
  writtenAt,
  about,
  source,
}: SealRow): string | null {
  if (hash === null) return 'it has no seal'
  if (salt === null || production === null || writer === null || sealedAt === null || about === null)
    return 'what it was sealed with is gone'
  if (sealedAt !== writtenAt) return 'its first time is not the time of its seal'
  const file = sealedFile({ production, writer, sealedAt, about, salt: salt.toString('hex'), text: source })
  return sealOf(file) === hash.toString('hex') ? null : 'it is not what was sealed'
}

function sealsAfter(db: Db, { productionId, last }: { productionId: string; last: string }) {
  return db
    .selectFrom('community.writings as w')
    .leftJoin('community.seals as s', 's.theoryId', 'w.id')
    .leftJoin('community.sealOpenings as o', 'o.theoryId', 'w.id')
    .select(['w.id', 'w.source', 'w.writtenAt', 's.hash', 's.isWithdrawn', 'o.salt', 'o.production'])
    .select(['o.handle as writer', 'o.sealedAt', 'o.about'])
    .where('w.productionId', '=', productionId)
    .where('w.kind', '=', 'theory')
    .where('w.id', '>', last)
    .orderBy('w.id')
    .limit(PAGE)
    .execute()
}
