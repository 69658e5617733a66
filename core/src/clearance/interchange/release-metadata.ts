import type { Instant } from '../../time/index.ts'
import type { Appearance } from '../appearance.ts'
import { USES } from '../exposure.ts'
import type { Grant } from '../grant.ts'
import { MEDIA } from '../medium.ts'
import type { Person, Subject } from '../subject.ts'
import { WORLD } from '../territory.ts'

/**
 * How far the people in a photograph released it, by the PLUS vocabulary that IPTC uses: none, not applicable, unlimited, limited.
 * Source: IPTC Photo Metadata Standard 2023.2, "Model Release Status"; PLUS LDF http://ns.useplus.org/ldf/vocab/.
 */
export type ModelReleaseStatus = 'MR-NON' | 'MR-NAP' | 'MR-UMR' | 'MR-LMR'

/** The same of places and things. Source: IPTC Photo Metadata Standard, "Property Release Status". */
export type PropertyReleaseStatus = 'PR-NON' | 'PR-NAP' | 'PR-UPR' | 'PR-LPR'

/** The age of the youngest person, in years, as PLUS counts it. Source: IPTC Photo Metadata Standard, "Minor Model Age Disclosure". */
export type MinorAge =
  | 'AG-UNK'
  | 'AG-A25'
  | `AG-A${'24' | '23' | '22' | '21' | '20' | '19' | '18' | '17' | '16' | '15'}`
  | 'AG-U14'

/** What the release fields of a photograph say of it. */
export interface ReleaseMetadata {
  readonly model: ModelReleaseStatus
  readonly modelIds: readonly string[]
  readonly property: PropertyReleaseStatus
  readonly propertyIds: readonly string[]
  /** Null where no minor is in it: the field is for minors. */
  readonly minorAge: MinorAge | null
}

interface Shown {
  readonly appearances: readonly Appearance[]
  readonly subjects: readonly Subject[]
  readonly grants: readonly Grant[]
}

type Extent = 'none' | 'limited' | 'unlimited'

/**
 * The release fields of an asset or a cut at a moment: the least of what its people gave, and of what its things have.
 * Somebody without a name, or of whom nobody is sure, has released nothing. Only forms that stand are named.
 */
export function releaseMetadataOf({ appearances, subjects, grants }: Shown, at: Instant): ReleaseMetadata {
  const shown = new Set(appearances.map(({ subjectId }) => subjectId))
  const unsure = new Set(
    appearances.filter(({ certainty }) => certainty === 'unsure').map(({ subjectId }) => subjectId),
  )
  const present = subjects.filter(({ id }) => shown.has(id))
  const people = present.filter((subject): subject is Person => subject.kind === 'person')
  const things = present.filter(
    ({ kind }) => kind !== 'person' && kind !== 'secret' && kind !== 'safety-matter',
  )
  const standing = grants.filter((grant) => stands(grant, at))
  const formsOf = (subject: Subject) => standing.filter(({ subjectId }) => subjectId === subject.id)
  const extentOf = (subject: Subject): Extent => {
    if (unsure.has(subject.id) || (subject.kind === 'person' && !subject.identified)) return 'none'
    const forms = formsOf(subject)
    if (forms.length === 0) return 'none'
    return forms.some(isUnlimited) ? 'unlimited' : 'limited'
  }
  const idsOf = (some: readonly Subject[]) =>
    [...new Set(some.flatMap(formsOf).map(({ id }) => id as string))].sort()
  const minors = people.filter(({ minor }) => minor)
  return {
    model: people.length === 0 ? 'MR-NAP' : MODEL[least(people.map(extentOf))],
    modelIds: idsOf(people),
    property: things.length === 0 ? 'PR-NAP' : PROPERTY[least(things.map(extentOf))],
    propertyIds: idsOf(things),
    // A date of birth is not kept, only when somebody comes of age: the years are not known.
    minorAge: minors.length === 0 ? null : 'AG-UNK',
  }
}

const MODEL = { none: 'MR-NON', limited: 'MR-LMR', unlimited: 'MR-UMR' } as const
const PROPERTY = { none: 'PR-NON', limited: 'PR-LPR', unlimited: 'PR-UPR' } as const

function least(extents: readonly Extent[]): Extent {
  if (extents.includes('none')) return 'none'
  return extents.includes('limited') ? 'limited' : 'unlimited'
}

function stands({ state, scope, signatory }: Grant, at: Instant): boolean {
  if (state.kind !== 'signed' || state.signedAt > at || signatory === 'minor-alone') return false
  const { from, until } = scope.window
  return (from === undefined || from <= at) && (until === undefined || at < until)
}

// Unlimited is a strong word on a photograph that travels: every use, place, country and medium, for ever, for nothing.
function isUnlimited({ scope, conditions }: Grant): boolean {
  return (
    conditions.length === 0 &&
    scope.window.until === undefined &&
    scope.territories.includes(WORLD) &&
    scope.destinations.some(({ kind }) => kind === 'anywhere') &&
    USES.every((use) => scope.uses.includes(use)) &&
    MEDIA.every((medium) => scope.media.includes(medium))
  )
}
