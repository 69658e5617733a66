import { Problem } from '@stagedoor/contract/problems'
import type { Reveal, Subject } from '@stagedoor/core/clearance'
import type { Trx } from '../schema/index.ts'
import { type Birth, birthIn, subjectIn } from './evidence-rows.ts'

/** What a crew member says of somebody or something that may need permission or patience. */
export type SubjectOrder =
  | {
      readonly kind: 'person'
      readonly name: string | null
      readonly minor: boolean
      readonly birth?: Birth | null
    }
  | { readonly kind: 'secret'; readonly name: string; readonly reveal: Reveal }
  | {
      readonly kind: 'mark' | 'artwork' | 'music' | 'location' | 'contribution' | 'safety-matter'
      readonly name: string
    }

/** What a subject's row keeps beside its name. */
export function factsOf(subject: SubjectOrder): Record<string, unknown> {
  switch (subject.kind) {
    case 'person':
      return { identified: subject.name !== null, minor: subject.minor, birth: subject.birth ?? null }
    case 'secret':
      return { reveal: subject.reveal }
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
    case 'safety-matter':
      return {}
  }
}

/** A subject of a production, for a use case that holds its clearance lock; throws `not-found`. */
export async function subjectOf(
  trx: Trx,
  { productionId, subjectId }: { productionId: string; subjectId: string },
): Promise<Subject & { readonly contact: string | null; readonly birth: Birth | null }> {
  const row = await trx
    .selectFrom('clearance.subjects')
    .selectAll()
    .where('id', '=', subjectId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  const birth = row.kind === 'person' ? birthIn(row.facts) : null
  return { ...subjectIn(row), contact: row.contact, birth }
}

/** Refuses a name that another subject of the kind has: two of one name could not be told apart in a verdict. */
export async function refuseTakenName(
  trx: Trx,
  { productionId, kind, name }: { productionId: string; kind: string; name: string },
): Promise<void> {
  const taken = await trx
    .selectFrom('clearance.subjects')
    .select('id')
    .where('productionId', '=', productionId)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst()
  if (taken === undefined) return
  throw new Problem('name-taken', {
    detail: `There is a ${kind} named ${name} already. Nothing was changed; say that it is the same one, or choose another name.`,
    subjectId: taken.id,
  })
}

/** The next working name for a person nobody has named: `face 1`, `face 2`. */
export async function nextFace(trx: Trx, productionId: string): Promise<string> {
  const rows = await trx
    .selectFrom('clearance.subjects')
    .select('name')
    .where('productionId', '=', productionId)
    .where('kind', '=', 'person')
    .where('name', 'like', 'face %')
    .execute()
  const numbers = rows.map(({ name }) => Number(name.slice('face '.length))).filter(Number.isInteger)
  return `face ${Math.max(0, ...numbers) + 1}`
}
