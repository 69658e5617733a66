import { checkEvidence, type Evidence, type Flaw, type FlawKind } from '@stagedoor/core/clearance'
import { type Instant, toIso } from '@stagedoor/core/time'
import type { Told, World } from '@stagedoor/contract/world'
import type { z } from 'zod'
import { boxesSchema, conditionsSchema, destinationScopeSchema, scopeSchema } from '../core-schemas.ts'
import { forbiddenSchema } from '../recorded-rows.ts'
import { delaySchema, partsOf } from '../reveal-schema.ts'

// What a document may say, and the law answers, but nobody may record in a house; and in which lists it stands.
const REFUSED: Partial<Record<FlawKind, readonly [says: string, ...lists: string[]]>> = {
  'embargo-ends-before-it-begins': [
    'It ends before it begins, and holds nothing back. Mend it, or leave it out.',
    'embargoes',
  ],
  'window-ends-before-it-begins': [
    'Its window ends before it begins. Mend it, or leave it out.',
    'grants',
    'prohibitions',
  ],
  'circle-of-reveals': [
    'It would be revealed with itself, which is never. Say what it waits for, or that it is never told.',
    'subjects',
  ],
  'circle-of-holdbacks': [
    'Its place waits for itself by way of others, and none of them ever opens. Leave one of them out.',
    'holdbacks',
  ],
  'circle-in-story': ['It would lie before itself. Mend the order of the story.', 'story/points'],
}

/** What of a document this house would not keep, told place by place before anything is written. */
export function refusedHere({ evidence }: World, now: Instant): readonly Told[] {
  return [
    ...checkEvidence(evidence).flatMap((flaw) => flawRefused(flaw, evidence)),
    ...unreadable(evidence),
    ...sameNames(evidence),
    ...wrongMoments(evidence, now),
    ...wrongSubjects(evidence),
  ]
}

function flawRefused({ kind, ids }: Flaw, evidence: Evidence): readonly Told[] {
  const [says, ...lists] = REFUSED[kind] ?? []
  if (says === undefined) return []
  // A form that was signed after its own end is old paper, and kept; one whose words contradict each other is not.
  const isOldPaper = evidence.grants.some(({ id, scope }) => id === ids[0] && scope.window.from === undefined)
  if (kind === 'window-ends-before-it-begins' && isOldPaper) return []
  return lists.flatMap((list) =>
    thingsOf(evidence, list).flatMap(({ id }, place) =>
      ids.includes(id) ? [{ pointer: `/${list}/${place}`, says }] : [],
    ),
  )
}

function thingsOf(evidence: Evidence, list: string): readonly { readonly id: string }[] {
  switch (list) {
    case 'embargoes':
    case 'grants':
    case 'prohibitions':
    case 'subjects':
    case 'holdbacks':
      return evidence[list]
    default:
      return evidence.story.points
  }
}

// What would be written would not be read again.
function unreadable({ grants, prohibitions, holdbacks, appearances, subjects }: Evidence): readonly Told[] {
  const told = (pointer: string, schema: z.ZodType, value: unknown): Told[] => {
    const read = schema.safeParse(value)
    return read.success
      ? []
      : read.error.issues.map(({ path, message }) => ({
          pointer,
          says: `This house does not keep it so${path.length === 0 ? '' : ` (${path.join('.')})`}: ${message}.`,
        }))
  }
  return [
    ...grants.flatMap(({ scope, conditions }, place) => [
      ...told(`/grants/${place}`, scopeSchema, { ...scope, window: {} }),
      ...told(`/grants/${place}/conditions`, conditionsSchema, conditions),
    ]),
    ...prohibitions.flatMap(({ destinations }, place) =>
      told(`/prohibitions/${place}/destinations`, forbiddenSchema, destinations),
    ),
    ...holdbacks.flatMap(({ waits, first, delay }, place) => [
      ...told(`/holdbacks/${place}/waits`, destinationScopeSchema, waits),
      ...told(`/holdbacks/${place}/first`, destinationScopeSchema, first),
      ...told(`/holdbacks/${place}/delay`, delaySchema, delay),
      ...(JSON.stringify(waits) === JSON.stringify(first)
        ? [
            {
              pointer: `/holdbacks/${place}`,
              says: 'A place that waits for itself never opens. Leave it out.',
            },
          ]
        : []),
    ]),
    ...appearances.flatMap(({ region }, place) =>
      region.kind === 'boxes' ? told(`/appearances/${place}/boxes`, boxesSchema, region.boxes) : [],
    ),
    ...subjects.flatMap((subject, place) =>
      subject.kind === 'secret'
        ? partsOf(subject.reveal).flatMap((part) =>
            part.kind === 'premiere' ? told(`/subjects/${place}/reveal`, delaySchema, part.delay) : [],
          )
        : [],
    ),
  ]
}

function sameNames(evidence: Evidence): readonly Told[] {
  const { subjects, prohibitions, holdbacks, ndas, crowdNotices, story } = evidence
  const twice = (list: string, names: readonly string[]): Told[] =>
    names.flatMap((name, place) =>
      names.indexOf(name) < place
        ? [
            {
              pointer: `/${list}/${place}`,
              says: 'Another is called the same, and two of one name could not be told apart. Rename one.',
            },
          ]
        : [],
    )
  const named = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name)
  return [
    ...twice(
      'subjects',
      subjects.map(({ kind, name }) => `${kind} ${name}`),
    ),
    ...twice('prohibitions', named(prohibitions)),
    ...twice('holdbacks', named(holdbacks)),
    ...twice('ndas', named(ndas)),
    ...twice('crowdNotices', named(crowdNotices)),
    ...twice('story/points', named(story.points)),
    ...twice(
      'story/premieres',
      story.premieres.map(({ of, territory }) => `${of} ${territory}`),
    ),
  ]
}

function wrongMoments({ ndas, crowdNotices, kills }: Evidence, now: Instant): readonly Told[] {
  return [
    ...ndas.flatMap(({ until, recordedAt }, place) =>
      until.kind === 'at' && until.at <= recordedAt
        ? [{ pointer: `/ndas/${place}/until`, says: 'It ended before it was recorded. Leave it out.' }]
        : [],
    ),
    ...crowdNotices.flatMap(({ postedAt }, place) =>
      postedAt > now
        ? [
            {
              pointer: `/crowdNotices/${place}/postedAt`,
              says: `It is ${toIso(now)} here: nobody has posted it yet.`,
            },
          ]
        : [],
    ),
    ...kills.flatMap(({ at, takenBackAt }, place) =>
      takenBackAt !== null && takenBackAt < at
        ? [
            {
              pointer: `/kills/${place}/takenBackAt`,
              says: 'It was taken back before it was made. Mend one.',
            },
          ]
        : [],
    ),
  ]
}

function wrongSubjects({ decisions, subjects }: Evidence): readonly Told[] {
  const kinds = new Map(subjects.map(({ id, kind }) => [id, kind]))
  return decisions.flatMap(({ kind, subjectId }, place) => {
    const of = kinds.get(subjectId)
    return kind === 'needs-none' && (of === 'secret' || of === 'safety-matter')
      ? [{ pointer: `/decisions/${place}`, says: `A ${of} is freed by no decision. Leave it out.` }]
      : []
  })
}
