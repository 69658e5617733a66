import type { Exposure, Leaving } from '@stagedoor/core/clearance'
import type { Clip, Edit } from '@stagedoor/core/timeline'
import { z } from 'zod'
import { assetRef, boxes, rangeIn, stretch } from './asset-wire.ts'
import { uses } from './permission-wire.ts'
import { id, moment, text, territory } from './values.ts'
import { cutRef, versionRef } from './waiting-wire.ts'

/** One question of a world; without clips the whole asset is meant, whose length the world then has to say. */
export interface WorldQuestion {
  readonly id: string
  readonly exposure: Exposure
  readonly isWhole: boolean
}

const leaving = z.codec(
  z.union([z.strictObject({ asset: assetRef }), z.strictObject({ cut: cutRef, version: versionRef })], {
    error: 'Write { "asset": "…" } or { "cut": "…", "version": "…" }.',
  }),
  z.custom<Leaving>(),
  {
    decode: (written): Leaving =>
      'asset' in written
        ? { kind: 'asset', assetId: written.asset }
        : { kind: 'cut', cutId: written.cut, version: written.version },
    encode: (what) =>
      what.kind === 'asset' ? { asset: what.assetId } : { cut: what.cutId, version: what.version },
  },
)

const clip = z.codec(
  z.strictObject({ asset: assetRef, ...stretch, window: boxes.optional() }).meta({
    id: 'Clip',
    description: 'A stretch of an asset; `window` is what a reframed clip keeps of the picture.',
  }),
  z.custom<Clip>(),
  {
    decode: (written, context): Clip => ({
      assetId: written.asset,
      source: rangeIn(written, context),
      ...(written.window === undefined ? {} : { crop: { window: written.window } }),
    }),
    encode: ({ assetId, source, crop }) => ({
      asset: assetId,
      from: source.from,
      to: source.to,
      ...(crop === undefined ? {} : { window: crop.window }),
    }),
  },
)

const edit = z.codec(
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['blur', 'cover']), asset: assetRef, ...stretch, boxes }),
      z.strictObject({ kind: z.enum(['mute', 'trim']), asset: assetRef, ...stretch }),
    ])
    .meta({ id: 'Edit', description: 'An edit that is made already, in asset time.' }),
  z.custom<Edit>(),
  {
    decode: (written, context): Edit => {
      const where = { assetId: written.asset, range: rangeIn(written, context) }
      return written.kind === 'blur' || written.kind === 'cover'
        ? { kind: written.kind, ...where, boxes: written.boxes }
        : { kind: written.kind, ...where }
    },
    encode: ({ assetId, range, ...made }) => ({ ...made, asset: assetId, from: range.from, to: range.to }),
  },
)

const destination = z.codec(
  z
    .strictObject({
      platform: text,
      account: text.default('main'),
      keepsTerritories: z.boolean().default(false),
      knowsProgress: z.boolean().default(false),
      owner: id.nullable().default(null),
    })
    .meta({
      id: 'Destination',
      description:
        'One that does not keep to territories is judged as WORLD; `owner` is the contributor whose outlet it is.',
    }),
  z.custom<Exposure['destination']>(),
  {
    decode: ({ owner, ...rest }) => ({ ...rest, ownerId: owner }),
    encode: ({ ownerId, ...rest }) => ({ ...rest, owner: ownerId }),
  },
)

/** A question put to the doorkeeper. */
export const question = z.codec(
  z
    .strictObject({
      id,
      leaving,
      clips: z.array(clip).min(1).optional(),
      edits: z.array(edit).default([]),
      uses: uses.min(1),
      destination,
      territories: z.array(territory).min(1),
      medium: z.enum(['motion', 'stills']).default('motion'),
      at: moment,
      until: moment.nullable().default(null),
      placedAt: moment.nullable().default(null),
      audience: z.array(text).min(1).optional(),
    })
    .meta({
      id: 'Exposure',
      description:
        'Without `clips` the whole asset is meant; `until` asks about a span; `audience` names the few it is for.',
    }),
  z.custom<WorldQuestion>(),
  {
    decode: ({ id: name, clips, edits, audience, ...rest }): WorldQuestion => ({
      id: name,
      isWhole: clips === undefined,
      exposure: {
        ...rest,
        timeline: { clips: clips ?? [], edits },
        audience: audience === undefined ? { kind: 'everyone' } : { kind: 'named', names: audience },
      },
    }),
    encode: ({ id: name, exposure: { timeline, uses: forWhat, territories, audience, ...rest } }) => ({
      id: name,
      ...rest,
      clips: [...timeline.clips],
      edits: [...timeline.edits],
      uses: [...forWhat],
      territories: [...territories],
      ...(audience.kind === 'named' ? { audience: [...audience.names] } : {}),
    }),
  },
)
