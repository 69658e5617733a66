import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { plainFile, readSealedFile, type SealedTheory, sealedFile } from '@stagedoor/core/community'
import type { Db } from '../../schema/index.ts'

/** The seal of a theory, and its sealed file for whoever it is open to. */
export interface Proof {
  readonly hash: string
  readonly file: string | null
}

/** What anybody needs to check a theory themselves; throws `not-found`. The salt is in the file, so that stays shut with the theory. */
export async function proofOf(
  seen: Db,
  { productionId, theoryId }: { productionId: string; theoryId: string },
): Promise<Proof> {
  const row = await seen
    .selectFrom('community.seals as s')
    .leftJoin('community.sealOpenings as o', 'o.theoryId', 's.theoryId')
    .leftJoin('community.writings as w', 'w.id', 'o.theoryId')
    .select(['s.hash', 'o.production', 'o.handle', 'o.sealedAt', 'o.about', 'o.salt', 'w.source'])
    .where('s.productionId', '=', productionId)
    .where('s.theoryId', '=', theoryId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  const { hash, production, handle, sealedAt, about, salt, source } = row
  const isOpen =
    production !== null &&
    handle !== null &&
    sealedAt !== null &&
    about !== null &&
    salt !== null &&
    source !== null
  return {
    hash: hash.toString('hex'),
    file: isOpen
      ? sealedFile({ production, writer: handle, sealedAt, about, salt: salt.toString('hex'), text: source })
      : null,
  }
}

/** What a file that somebody holds comes to, beside a seal. */
export interface SealCheck {
  readonly hash: string
  readonly isSame: boolean
  /** What it says, where it has the form of a sealed file. */
  readonly reads: SealedTheory | null
}

/** Hashes what somebody pasted and holds it beside a seal. Nothing that is kept here is asked, so it tells nobody anything. */
export function checkSeal({ kept, seal }: { kept: string; seal: string }): SealCheck {
  const file = plainFile(kept)
  const hash = sealOf(file)
  return { hash, isSame: hash === seal, reads: readSealedFile(file) }
}

/** The seal of a sealed file: SHA-256 of its UTF-8 bytes, in hexadecimal digits. */
export function sealOf(file: string): string {
  return createHash('sha256').update(file, 'utf8').digest('hex')
}
