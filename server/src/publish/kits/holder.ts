import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { boundAmong } from '../../clearance/index.ts'
import { contributorMeant, contributorsNamed } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'

/** Who holds a kit, as somebody said: a contributor, nobody of those known, or nothing but the name. */
export type Holder =
  | { readonly kind: 'contributor'; readonly id: string }
  | { readonly kind: 'none-of-these' }
  | { readonly kind: 'by-name' }

/**
 * The contributor whose own outlet a kit is. A name alone proves nothing: where it could be another one's who is bound
 * by an agreement, or several have it, nothing is made until somebody says who it is. Throws `contributor-unclear`.
 */
export async function holderOf(
  trx: Trx,
  {
    productionId,
    holderName,
    holder,
    now,
  }: { productionId: string; holderName: string; holder: Holder; now: Instant },
): Promise<string> {
  const named = { productionId, name: holderName }
  if (holder.kind === 'none-of-these')
    return (await contributorMeant(trx, { productionId, who: { kind: 'another', name: holderName } })).id
  const known = await contributorsNamed(trx, named)
  const bound = await boundAmong(trx, { contributorIds: known.map(({ id }) => id), now })
  const isSaid =
    holder.kind === 'contributor' && (known.length === 0 || known.some(({ id }) => id === holder.id))
  const contributors = known.map((one) => ({ ...one, isBound: bound.has(one.id) }))
  if (bound.size > 0 && !isSaid)
    throw new Problem('contributor-unclear', {
      detail: `A contributor called ${holderName} has agreed to post nothing. Say whether it is them; no kit was made.`,
      contributors,
    })
  if (holder.kind === 'by-name' && known.length > 1)
    throw new Problem('contributor-unclear', {
      detail: `${known.length} contributors are called ${holderName}. Say which of them it is; no kit was made.`,
      contributors,
    })
  const who =
    holder.kind === 'contributor'
      ? ({ kind: 'known', id: holder.id } as const)
      : ({ kind: 'named', name: holderName } as const)
  return (await contributorMeant(trx, { productionId, who })).id
}
