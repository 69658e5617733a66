import {
  type Condition,
  type ForbiddenDestinations,
  type Grant,
  grantId,
  MEDIA,
  MUSIC_RIGHTS,
  type Prohibition,
  prohibitionId,
  SIDES,
  USES,
  WORLD,
} from '@stagedoor/core/clearance'
import { z } from 'zod'
import { subjectRef } from './story-wire.ts'
import { area, end, id, moment, momentFor, scope, text } from './values.ts'

/** Uses, as a contract lists them. */
export const uses = z.array(z.enum(USES))

const condition = z.codec(
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('credit-line'), text }),
      z.strictObject({ kind: z.literal('approval-needed') }),
      z.strictObject({ kind: z.literal('not-beside'), subjects: z.array(subjectRef).min(1) }),
    ])
    .meta({ id: 'Condition', description: 'Beside means seen at the same instant in the same frame.' }),
  z.custom<Condition>(),
  {
    decode: (written): Condition =>
      written.kind === 'not-beside' ? { kind: 'not-beside', subjectIds: written.subjects } : written,
    encode: (asked) =>
      asked.kind === 'not-beside' ? { kind: asked.kind, subjects: [...asked.subjectIds] } : asked,
  },
)

const state = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('draft'), draftedAt: moment }),
    z.strictObject({ kind: z.literal('sent'), sentAt: moment }),
    z.strictObject({ kind: z.literal('signed'), signedAt: moment }),
    z.strictObject({ kind: z.literal('withdrawn'), signedAt: moment, withdrawnAt: moment }),
  ])
  .meta({ id: 'GrantState' })

/** What a release form, licence or agreement permits of one subject. */
export const grant = z.codec(
  z
    .strictObject({
      id,
      subject: subjectRef,
      signatory: z.enum(['self', 'guardian', 'rights-holder', 'minor-alone']).default('self'),
      basis: z.enum(['consent', 'contract']).default('consent'),
      endsAtMajority: z.boolean().default(false),
      media: z.array(z.enum(MEDIA)).min(1),
      musicRights: z.array(z.enum(MUSIC_RIGHTS)).default([]),
      uses: uses.min(1),
      destinations: z.array(scope).min(1),
      territories: z.array(area).min(1),
      from: momentFor('window-begins').optional(),
      until: momentFor('licence-ends').optional(),
      conditions: z.array(condition).default([]),
      state,
    })
    .meta({
      id: 'Grant',
      description:
        'It permits every combination of what it lists. Without `from` it begins with its signature, without `until` it never ends.',
    }),
  z.custom<Grant>(),
  {
    decode: (written): Grant => {
      const {
        id: name,
        subject,
        media,
        musicRights,
        uses: forWhat,
        destinations,
        territories,
        from,
        until,
        ...rest
      } = written
      const window = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
      const permits = { media, musicRights, uses: forWhat, destinations, territories, window }
      return { id: grantId(name), subjectId: subject, scope: permits, ...rest }
    },
    encode: ({ id: name, subjectId, scope: permits, conditions, ...rest }) => ({
      id: name,
      subject: subjectId,
      media: [...permits.media],
      musicRights: [...permits.musicRights],
      uses: [...permits.uses],
      destinations: [...permits.destinations],
      territories: [...permits.territories],
      ...permits.window,
      conditions: [...conditions],
      ...rest,
    }),
  },
)

const forbidden = z.codec(
  z.union([z.strictObject({ these: z.array(scope) }), z.strictObject({ allBut: z.array(scope) })], {
    error: 'Write { "these": ["tiktok"] }, or { "allBut": ["own-page"] }.',
  }),
  z.custom<ForbiddenDestinations>(),
  {
    decode: (written): ForbiddenDestinations =>
      'these' in written
        ? { kind: 'these', destinations: written.these }
        : { kind: 'all-but', destinations: written.allBut },
    encode: ({ kind, destinations }) =>
      kind === 'these' ? { these: [...destinations] } : { allBut: [...destinations] },
  },
)

/** What a contract forbids; beginning at the earlier and ending at the later of a doubled local time, so that less gets out. */
export const prohibition = z.codec(
  z
    .strictObject({
      id,
      kind: z.enum(['exclusivity', 'never']),
      name: text,
      subject: subjectRef.nullable().default(null),
      sides: z
        .array(z.enum(SIDES))
        .min(1)
        .default([...SIDES]),
      uses: uses.default([]),
      destinations: forbidden.default({ kind: 'these', destinations: [{ kind: 'anywhere' }] }),
      territories: z.array(area).default([]),
      from: momentFor('licence-ends').nullable().default(null),
      until: end.default(null),
      recordedAt: moment,
    })
    .meta({
      id: 'Prohibition',
      description:
        'Without `subject` it binds the whole production; empty lists of uses and territories mean all.',
    }),
  z.custom<Prohibition>(),
  {
    decode: ({ id: name, subject, ...rest }): Prohibition => ({
      id: prohibitionId(name),
      subjectId: subject,
      ...rest,
    }),
    encode: ({ subjectId, sides, uses: forWhat, territories, ...rest }) => ({
      ...rest,
      subject: subjectId,
      sides: [...sides],
      uses: [...forWhat],
      territories: [...territories],
    }),
  },
)

/** Everywhere, where a document names no territory. */
export const EVERYWHERE = [WORLD]
