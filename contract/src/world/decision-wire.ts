import { type Decision, decisionId, type Kill, type Killed, killId } from '@stagedoor/core/clearance'
import { z } from 'zod'
import { assetRef, rangeIn, stretch } from './asset-wire.ts'
import { uses } from './permission-wire.ts'
import { subjectRef } from './story-wire.ts'
import { id, moment, momentFor, note, text } from './values.ts'
import { cutRef, versionRef } from './waiting-wire.ts'

const answered = { at: moment, by: text }
const state = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('pending'),
      at: moment,
      silenceApprovesAt: momentFor('window-begins').nullable().default(null),
    }),
    z.strictObject({ kind: z.literal('approved'), ...answered }),
    z.strictObject({ kind: z.literal('refused'), ...answered, note: note.default('') }),
    z.strictObject({ kind: z.literal('revoked'), ...answered, note: note.default('') }),
  ])
  .meta({ id: 'ApprovalState' })

const decisionRef = z.codec(id, z.custom<Decision['id']>(), { decode: decisionId, encode: (name) => name })

/** What a named person has decided. */
export const decision = z.codec(
  z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('approval'),
        id: decisionRef,
        subject: subjectRef,
        version: versionRef,
        speaker: z.enum(['person', 'delegate']).default('person'),
        final: z.boolean().default(false),
        state,
      }),
      z.strictObject({
        kind: z.literal('needs-none'),
        id: decisionRef,
        subject: subjectRef,
        uses: uses.min(1),
        ...answered,
      }),
    ])
    .meta({ id: 'Decision' }),
  z.custom<Decision>(),
  {
    decode: ({ subject, ...rest }): Decision => ({ ...rest, subjectId: subject }),
    encode: ({ subjectId, ...rest }) =>
      rest.kind === 'needs-none'
        ? { ...rest, subject: subjectId, uses: [...rest.uses] }
        : { ...rest, subject: subjectId },
  },
)

const killed = z.codec(
  z.union(
    [
      z.strictObject({ asset: assetRef, ...stretch }),
      z.strictObject({ asset: assetRef }),
      z.strictObject({ cut: cutRef }),
    ],
    { error: 'Write { "asset": "…" }, { "asset": "…", "from": 0, "to": 4.5 } or { "cut": "…" }.' },
  ),
  z.custom<Killed>(),
  {
    decode: (written, context): Killed => {
      if ('cut' in written) return { kind: 'cut', cutId: written.cut }
      return 'from' in written
        ? { kind: 'range', assetId: written.asset, range: rangeIn(written, context) }
        : { kind: 'asset', assetId: written.asset }
    },
    encode: (out) => {
      switch (out.kind) {
        case 'cut':
          return { cut: out.cutId }
        case 'range':
          return { asset: out.assetId, from: out.range.from, to: out.range.to }
        case 'asset':
          return { asset: out.assetId }
      }
    },
  },
)

/** A kill that stood within its allowance when it was made. */
export const kill = z.codec(
  z
    .strictObject({
      id,
      subject: subjectRef,
      killed,
      by: text,
      at: moment,
      note: note.default(''),
      takenBackAt: moment.nullable().default(null),
    })
    .meta({ id: 'Kill' }),
  z.custom<Kill>(),
  {
    decode: ({ id: name, subject, ...rest }): Kill => ({ id: killId(name), subjectId: subject, ...rest }),
    encode: ({ subjectId, ...rest }) => ({ ...rest, subject: subjectId }),
  },
)
