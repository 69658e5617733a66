import type { SubjectId } from '../production/index.ts'
import type { Side } from './appearance.ts'
import type { NeedsNone } from './decision.ts'
import { subjectKey } from './dependency.ts'
import type { Use } from './exposure.ts'
import type { Grant } from './grant.ts'
import { type LastingGrant, lastingIn } from './lasting-grant.ts'
import type { Prohibition } from './prohibition.ts'
import type { Subject } from './subject.ts'

/**
 * A subject with what has been granted, decided and forbidden about it, in the order of ids, who may not stand beside it, and
 * the lasting grant that reaches furthest.
 */
export interface Dossier {
  readonly subject: Subject
  readonly key: string
  readonly grants: readonly Grant[]
  readonly needsNone: readonly NeedsNone[]
  readonly prohibitions: readonly Prohibition[]
  readonly rivals: readonly SubjectId[]
  readonly lasting: LastingGrant | null
  readonly plain: Readonly<Record<Side, Claim>>
}

/**
 * What a grant is asked for: a subject on one side, with the uses that a notice to the crowd spares it, and those of its
 * rivals that are seen beside it.
 */
export interface Claim {
  readonly dossier: Dossier
  readonly side: Side
  readonly spared: readonly Use[]
  readonly beside: readonly Subject[]
}

/** Lays out a dossier with the claims of whoever is neither in a crowd nor beside a rival. */
export function dossierOf({
  subject,
  grants,
  needsNone,
  prohibitions,
}: Omit<Dossier, 'key' | 'rivals' | 'lasting' | 'plain'>): Dossier {
  const plain: Record<Side, Claim> = Object.create(null) as Record<Side, Claim>
  const key = subjectKey(subject.id)
  const dossier: Dossier = {
    subject,
    key,
    grants,
    needsNone,
    prohibitions,
    rivals: rivalsIn(grants),
    lasting: lastingIn(subject, grants),
    plain,
  }
  plain.picture = { dossier, side: 'picture', spared: [], beside: [] }
  plain.sound = { dossier, side: 'sound', spared: [], beside: [] }
  return dossier
}

function rivalsIn(grants: readonly Grant[]): readonly SubjectId[] {
  if (!grants.some(({ conditions }) => conditions.length > 0)) return NONE
  const rivals = new Set<SubjectId>()
  for (const { subjectId, conditions } of grants)
    for (const condition of conditions)
      if (condition.kind === 'not-beside')
        for (const id of condition.subjectIds) if (id !== subjectId) rivals.add(id)
  return [...rivals].sort()
}

const NONE: readonly SubjectId[] = []
