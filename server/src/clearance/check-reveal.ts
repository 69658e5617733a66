import { Problem } from '@stagedoor/contract/problems'
import type { Reveal } from '@stagedoor/core/clearance'
import { isZone } from '@stagedoor/core/time'
import { storyPointsOf } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import { subjectsOf } from './evidence-queries.ts'
import { subjectIn } from './evidence-rows.ts'
import { partsOf, secretsNamedBy } from './reveal-schema.ts'

const MOST_PARTS = 50

/**
 * Refuses a reveal that could never be read: of a point the story does not have (`no-such-story-point`), with a secret
 * of elsewhere (`not-found`), that waits for itself (`reveal-goes-round`), or of too many parts.
 */
export async function refuseBadReveal(
  trx: Trx,
  { productionId, secretId, reveal }: { productionId: string; secretId: string | null; reveal: Reveal },
): Promise<void> {
  const parts = partsOf(reveal)
  if (parts.length > MOST_PARTS)
    throw new Problem('invalid-request', {
      detail: `reveal: more than ${MOST_PARTS} conditions are one too many to follow. Nothing was changed.`,
    })
  await refuseUnknownPoints(trx, productionId, parts)
  for (const part of parts) if (part.kind === 'premiere') refuseUnreadable(part)
  await refuseRound(trx, { productionId, secretId, reveal })
}

async function refuseUnknownPoints(trx: Trx, productionId: string, parts: readonly Reveal[]): Promise<void> {
  const asked = parts.flatMap((part) => {
    if (part.kind === 'story-point') return [part.point]
    return part.kind === 'premiere' && part.of !== null ? [part.of] : []
  })
  if (asked.length === 0) return
  const known = new Set((await storyPointsOf(trx, productionId)).map(({ id }) => id))
  if (asked.every((point) => known.has(point))) return
  throw new Problem('no-such-story-point', {
    detail: 'The story of this production has no such point. Nothing was changed; tell the story first.',
  })
}

function refuseUnreadable({ delay }: Extract<Reveal, { kind: 'premiere' }>): void {
  if (delay.kind === 'calendar' && !isZone(delay.zone))
    throw new Problem('no-such-local-time', {
      detail: `There is no zone ${delay.zone}. Nothing was changed; use a name such as Europe/Oslo.`,
    })
}

// Follows who is revealed with whom; whoever comes back to where they began is never revealed.
async function refuseRound(
  trx: Trx,
  { productionId, secretId, reveal }: { productionId: string; secretId: string | null; reveal: Reveal },
): Promise<void> {
  const seen = new Set<string>()
  let open: readonly string[] = secretsNamedBy(reveal)
  while (open.length > 0) {
    if (secretId !== null && open.includes(secretId))
      throw new Problem('reveal-goes-round', {
        detail: 'This secret would be revealed with itself, which is never. Nothing was changed.',
      })
    const asked = [...new Set(open)].filter((id) => !seen.has(id))
    for (const id of asked) seen.add(id)
    const rows = asked.length === 0 ? [] : await subjectsOf(trx, asked)
    const secrets = rows
      .filter((row) => row.productionId === productionId)
      .map(subjectIn)
      .filter((subject) => subject.kind === 'secret')
    if (secrets.length !== asked.length)
      throw new Problem('not-found', {
        detail: 'There is no such secret in this production. Nothing was changed.',
      })
    open = secrets.flatMap((secret) => secretsNamedBy(secret.reveal))
  }
}
