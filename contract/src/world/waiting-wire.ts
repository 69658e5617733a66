import {
  type CrowdNotice,
  crowdNoticeId,
  cutVersionId,
  type CutVersionId,
  type Embargo,
  type EmbargoEnd,
  type EmbargoExemption,
  embargoId,
  type EmbargoScope,
  type Holdback,
  holdbackId,
  type Lifters,
  type Nda,
  ndaId,
  type Release,
} from '@stagedoor/core/clearance'
import type { CutId } from '@stagedoor/core/production'
import { z } from 'zod'
import { assetRef } from './asset-wire.ts'
import { EVERYWHERE, uses } from './permission-wire.ts'
import { subjectRef } from './story-wire.ts'
import { area, delay, end, id, moment, scope, text } from './values.ts'

/** A cut's id, where others name it. */
export const cutRef = z.codec(id, z.custom<CutId>(), { decode: (cut) => cut as CutId, encode: (cut) => cut })

/** The id of a cut's version, where others name it. */
export const versionRef = z.codec(id, z.custom<CutVersionId>(), {
  decode: cutVersionId,
  encode: (version) => version,
})

const embargoEnd = z.codec(end, z.custom<EmbargoEnd>(), {
  decode: (at): EmbargoEnd => (at === null ? { kind: 'never' } : { kind: 'at', at }),
  encode: (until) => (until.kind === 'never' ? null : until.at),
})

const embargoScope = z.codec(
  z.union(
    [
      z.strictObject({ scene: id }),
      z.strictObject({ asset: assetRef }),
      z.strictObject({ day: id }),
      z.literal('production'),
    ],
    { error: 'Write { "scene": "12" }, { "asset": "…" }, { "day": "…" } or "production".' },
  ),
  z.custom<EmbargoScope>(),
  {
    decode: (written): EmbargoScope => {
      if (written === 'production') return { kind: 'production' }
      if ('scene' in written) return { kind: 'scene', sceneId: written.scene }
      return 'asset' in written
        ? { kind: 'asset', assetId: written.asset }
        : { kind: 'day', dayId: written.day }
    },
    encode: (kept) => {
      switch (kept.kind) {
        case 'production':
          return 'production' as const
        case 'scene':
          return { scene: kept.sceneId }
        case 'asset':
          return { asset: kept.assetId }
        case 'day':
          return { day: kept.dayId }
      }
    },
  },
)

const names = z.tuple([text], text)
const listed = ([first, ...rest]: readonly [string, ...string[]]): [string, ...string[]] => [first, ...rest]
const lifters = z.codec(
  z
    .union([z.strictObject({ anyOf: names }), z.strictObject({ allOf: names })], {
      error: 'Write { "anyOf": ["Ida Brandt"] } or { "allOf": […] }.',
    })
    .optional(),
  z.custom<Lifters>(),
  {
    decode: (written): Lifters => {
      if (written === undefined) return { kind: 'anyone-allowed' }
      return 'anyOf' in written
        ? { kind: 'any-of', names: written.anyOf }
        : { kind: 'all-of', names: written.allOf }
    },
    encode: (who) => {
      switch (who.kind) {
        case 'anyone-allowed':
          return undefined
        case 'any-of':
          return { anyOf: listed(who.names) }
        case 'all-of':
          return { allOf: listed(who.names) }
      }
    },
  },
)

const lift = z.strictObject({ by: text, at: moment })
const exemption = z.codec(
  z.union([lift.extend({ version: versionRef }), lift.extend({ asset: assetRef })], {
    error: 'Write { "version": "…", "by": "…", "at": "…" }, or with "asset".',
  }),
  z.custom<EmbargoExemption>(),
  {
    decode: (written): EmbargoExemption => {
      const { by, at } = written
      return 'version' in written
        ? { kind: 'version', version: written.version, by, at }
        : { kind: 'asset', assetId: written.asset, by, at }
    },
    encode: ({ by, at, ...spared }) =>
      spared.kind === 'version' ? { version: spared.version, by, at } : { asset: spared.assetId, by, at },
  },
)

/** Nothing of something before a moment. */
export const embargo = z.codec(
  z
    .strictObject({
      id,
      name: text,
      cause: z.enum(['plan', 'set-safety', 'unseen']).default('plan'),
      of: embargoScope,
      territories: z.array(area).min(1).default(EVERYWHERE),
      begunAt: moment,
      until: embargoEnd,
      lifters,
      lifts: z.array(lift).default([]),
      exemptions: z.array(exemption).default([]),
      ahead: lift.nullable().default(null),
    })
    .meta({
      id: 'Embargo',
      description:
        '`until` null never ends. `ahead`: a named person’s word that it may be placed with a platform before.',
    }),
  z.custom<Embargo>(),
  {
    decode: ({ id: name, of, ...rest }): Embargo => ({ id: embargoId(name), scope: of, ...rest }),
    encode: ({ scope: of, territories, lifts, exemptions, ...rest }) => ({
      ...rest,
      of,
      territories: [...territories],
      lifts: [...lifts],
      exemptions: [...exemptions],
    }),
  },
)

/** A destination that waits for another. */
export const holdback = z.codec(
  z
    .strictObject({
      id,
      name: text,
      waits: scope,
      first: scope,
      delay,
      territories: z.array(area).default([]),
      recordedAt: moment,
    })
    .meta({
      id: 'Holdback',
      description: 'A cut goes to what `waits` only so long after its publication in `first`.',
    }),
  z.custom<Holdback>(),
  {
    decode: ({ id: name, ...rest }): Holdback => ({ id: holdbackId(name), ...rest }),
    encode: ({ territories, ...rest }) => ({ ...rest, territories: [...territories] }),
  },
)

/** That a cut really was published somewhere. */
export const release = z.codec(
  z.strictObject({ cut: cutRef, platform: text, account: text, at: moment }).meta({ id: 'Release' }),
  z.custom<Release>(),
  {
    decode: ({ cut, platform, account, at }): Release => ({
      cutId: cut,
      destination: { platform, account },
      at,
    }),
    encode: ({ cutId, destination, at }) => ({ cut: cutId, ...destination, at }),
  },
)

/** A contributor's non-disclosure agreement. */
export const nda = z.codec(
  z.strictObject({ id, contributor: id, name: text, until: embargoEnd, recordedAt: moment }).meta({
    id: 'Nda',
    description: '`until` null never ends. It binds exposures whose destination is the contributor’s own.',
  }),
  z.custom<Nda>(),
  {
    decode: ({ id: name, contributor, ...rest }): Nda => ({
      id: ndaId(name),
      contributorId: contributor,
      ...rest,
    }),
    encode: ({ contributorId, ...rest }) => ({ ...rest, contributor: contributorId }),
  },
)

/** A notice posted where and when a crowd was filmed. */
export const crowdNotice = z.codec(
  z
    .strictObject({ id, name: text, place: subjectRef, day: id, uses: uses.default([]), postedAt: moment })
    .meta({ id: 'CrowdNotice', description: 'No uses means all.' }),
  z.custom<CrowdNotice>(),
  {
    decode: ({ id: name, place, day, ...rest }): CrowdNotice => ({
      id: crowdNoticeId(name),
      placeId: place,
      dayId: day,
      ...rest,
    }),
    encode: ({ placeId, dayId, uses: forWhat, ...rest }) => ({
      ...rest,
      place: placeId,
      day: dayId,
      uses: [...forWhat],
    }),
  },
)
