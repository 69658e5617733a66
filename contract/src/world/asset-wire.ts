import {
  type Appearance,
  appearanceId,
  type AssetFacts,
  type SceneShown,
  SIDES,
} from '@stagedoor/core/clearance'
import { type Flicks, flicks, timeRange, type TimeRange } from '@stagedoor/core/time'
import { assetId, type AssetId, type BoxTrack } from '@stagedoor/core/timeline'
import { z } from 'zod'
import { subjectRef } from './story-wire.ts'
import { id, mediaTime, refuse, text } from './values.ts'

/** An asset's id, where others name it. */
export const assetRef = z.codec(id, z.custom<AssetId>(), { decode: assetId, encode: (asset) => asset })

/** A half-open range of asset time, its ends beside one another. */
export const stretch = { from: mediaTime, to: mediaTime }

/** Takes a range whose end lies behind its beginning; tells of any other. */
export function rangeIn(
  { from, to }: { from: Flicks; to: Flicks },
  context: Parameters<typeof refuse>[0],
): TimeRange {
  return from < to
    ? timeRange(from, to)
    : refuse(context, 'It ends before it begins. `to` lies behind `from`.')
}

const share = z.number().min(0).max(1)
const keyedBox = z
  .strictObject({ at: mediaTime.default(flicks(0)), x: share, y: share, width: share, height: share })
  .refine(({ x, y, width, height }) => x + width <= 1.000_001 && y + height <= 1.000_001, {
    error: 'The box leaves the frame. x + width and y + height are at most 1.',
  })

type Written = [z.output<typeof keyedBox>, ...z.output<typeof keyedBox>[]]

const writtenOf = ({ at, box }: BoxTrack[0]) => ({ at, ...box })

/** A box over asset time: its keys in order. */
export const boxes = z.codec(
  z.tuple([keyedBox], keyedBox).meta({
    id: 'Boxes',
    description: 'Where in the frame, as shares of it, at moments of asset time; straight lines between.',
  }),
  z.custom<BoxTrack>(),
  {
    decode: (keys, context): BoxTrack => {
      const [first, ...rest] = keys.map(({ at, ...box }) => ({ at, box }))
      const isOrdered = keys.every(({ at }, place) => place === 0 || at > (keys[place - 1]?.at ?? 0))
      if (first === undefined || !isOrdered)
        return refuse(context, 'The keys of a box stand in the order of their moments.')
      return [first, ...rest]
    },
    encode: ([first, ...rest]): Written => [writtenOf(first), ...rest.map(writtenOf)],
  },
)

const sceneShown = z.codec(
  z.union([id, z.strictObject({ scene: id, ...stretch })], {
    error: 'Write a scene by its id, or as { "scene": "12", "from": 0, "to": 4.5 }.',
  }),
  z.custom<SceneShown>(),
  {
    decode: (written, context): SceneShown =>
      typeof written === 'string'
        ? { kind: 'throughout', sceneId: written }
        : { kind: 'in-range', sceneId: written.scene, range: rangeIn(written, context) },
    encode: (shown) =>
      shown.kind === 'throughout'
        ? shown.sceneId
        : { scene: shown.sceneId, from: shown.range.from, to: shown.range.to },
  },
)

/** An asset of a world: what the law knows of it, what people call it, and how long it is, where that is known. */
export interface WorldAsset extends AssetFacts {
  readonly title: string | null
  readonly length: Flicks | null
}

/** An asset. */
export const asset = z.codec(
  z
    .strictObject({
      id: assetRef,
      title: text.optional(),
      length: mediaTime.optional(),
      scenes: z.array(sceneShown).default([]),
      day: id.optional(),
      place: subjectRef.optional(),
      contribution: subjectRef.optional(),
    })
    .meta({
      id: 'Asset',
      description: '`place` and `contribution` name subjects; `length` is needed where it leaves whole.',
    }),
  z.custom<WorldAsset>(),
  {
    decode: ({ id: asset, title, length, scenes, day, place, contribution }): WorldAsset => ({
      assetId: asset,
      title: title ?? null,
      length: length ?? null,
      scenes,
      dayId: day ?? null,
      placeId: place ?? null,
      contributionId: contribution ?? null,
    }),
    encode: ({ assetId: asset, title, length, scenes, dayId, placeId, contributionId }) => ({
      id: asset,
      ...(title === null ? {} : { title }),
      ...(length === null ? {} : { length }),
      scenes: [...scenes],
      ...(dayId === null ? {} : { day: dayId }),
      ...(placeId === null ? {} : { place: placeId }),
      ...(contributionId === null ? {} : { contribution: contributionId }),
    }),
  },
)

/** A subject in an asset. */
export const appearance = z.codec(
  z
    .strictObject({
      id,
      asset: assetRef,
      subject: subjectRef,
      ...stretch,
      sides: z.array(z.enum(SIDES)).min(1),
      boxes: boxes.optional(),
      prominence: z.enum(['featured', 'background']).default('featured'),
      certainty: z.enum(['sure', 'unsure']).default('sure'),
    })
    .meta({ id: 'Appearance', description: 'Without `boxes` nobody has drawn where in the frame it is.' }),
  z.custom<Appearance>(),
  {
    decode: (written, context): Appearance => ({
      id: appearanceId(written.id),
      assetId: written.asset,
      subjectId: written.subject,
      range: rangeIn(written, context),
      sides: SIDES.filter((side) => written.sides.includes(side)),
      region: written.boxes === undefined ? { kind: 'not-drawn' } : { kind: 'boxes', boxes: written.boxes },
      prominence: written.prominence,
      certainty: written.certainty,
    }),
    encode: ({ id: mark, assetId: where, subjectId, range, sides, region, prominence, certainty }) => ({
      id: mark,
      asset: where,
      subject: subjectId,
      from: range.from,
      to: range.to,
      sides: [...sides],
      ...(region.kind === 'boxes' ? { boxes: region.boxes } : {}),
      prominence,
      certainty,
    }),
  },
)
