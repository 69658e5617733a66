import { ASSET_GENRES, ASSET_KINDS, ASSET_STATES } from '@stagedoor/core/ingest'
import { z } from '@hono/zod-openapi'
import { instantOut, maybeInstantOut, wireFlicks, wireId, wireInstant } from '../../plant/http/index.ts'
import type { AssetCard } from '../asset-card.ts'
import type { InboxCard, InboxPage } from '../inboxes.ts'
import type { UploadReceipt } from '../upload-receipt.ts'

const bytes = z.int().min(0)

export const shootingDaySchema = z
  .object({ id: wireId, number: z.int(), unit: z.string(), shotOn: z.iso.date() })
  .openapi('ShootingDayOfInbox')

export const inboxSchema = z
  .object({
    id: wireId,
    shootingDay: shootingDaySchema,
    link: z.string(),
    qr: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('drawn'), svg: z.string() }),
      z.object({ kind: z.literal('unreachable'), setting: z.literal('STAGEDOOR_URL'), detail: z.string() }),
    ]),
    quotaBytes: bytes,
    takenBytes: bytes,
    files: z.int(),
    createdAt: wireInstant,
    closesAt: wireInstant,
    closedAt: wireInstant.nullable(),
  })
  .openapi('Inbox')

export const inboxOut = (inbox: InboxCard) => ({
  ...inbox,
  createdAt: instantOut(inbox.createdAt),
  closesAt: instantOut(inbox.closesAt),
  closedAt: maybeInstantOut(inbox.closedAt),
})

export const uploadRoomSchema = z
  .object({ largestFileBytes: bytes, roomBytes: bytes, roomFiles: z.int() })
  .openapi('UploadRoom')

export const inboxPageSchema = z
  .object({
    production: z.object({ title: z.string(), slug: z.string() }),
    shootingDay: shootingDaySchema,
    closesAt: wireInstant,
    ...uploadRoomSchema.shape,
  })
  .openapi('InboxPage')

export const inboxPageOut = (page: InboxPage) => ({ ...page, closesAt: instantOut(page.closesAt) })

export const receiptSchema = z
  .object({
    uploadId: wireId,
    state: z.enum(['arriving', 'arrived', 'refused', 'deleted', 'abandoned']),
    fileName: z.string(),
    sizeBytes: bytes,
    offsetBytes: bytes,
    contributorName: z.string(),
    craft: z.string(),
    removed: z.array(z.string()),
    assetState: z.enum(ASSET_STATES).nullable(),
    problem: z.record(z.string(), z.unknown()).nullable(),
    receipt: z
      .object({
        number: z.string().openapi({ example: 'SALT 4417' }),
        sha256: z.string(),
        arrivedAt: wireInstant,
        mayDeleteUntilAt: wireInstant,
        log: z.object({ seq: z.int(), hash: z.string() }),
      })
      .nullable(),
    deletedAt: wireInstant.nullable(),
  })
  .openapi('UploadReceipt')

export const receiptOut = ({ receipt, deletedAt, removed, ...upload }: UploadReceipt) => ({
  ...upload,
  removed: [...removed],
  receipt:
    receipt === null
      ? null
      : {
          number: receipt.number,
          sha256: receipt.sha256,
          arrivedAt: instantOut(receipt.arrivedAt),
          mayDeleteUntilAt: instantOut(receipt.mayDeleteUntil),
          log: receipt.log,
        },
  deletedAt: maybeInstantOut(deletedAt),
})

const level = z.number().nullable()
const loudnessSchema = z
  .object({
    integratedLufs: level.openapi({
      description:
        'Loudness of the whole (ITU-R BS.1770-4, EBU R 128), in LUFS; null for what is silent or shorter than 0.4 s.',
    }),
    loudnessRangeLu: level.openapi({
      description: 'Loudness range (EBU Tech 3342), in LU; null where there is no loudness, and below 3 s.',
    }),
    truePeakDbtp: level.openapi({
      description: 'Highest true peak of any channel, in dBTP; null where every sample is zero.',
    }),
  })
  .openapi('Loudness')

const assetSoundSchema = z
  .object({
    track: z.int().min(0),
    channels: z.int().min(1),
    sampleRateHz: z.int().min(1),
    loudness: loudnessSchema.nullable().openapi({ description: 'Null until it is measured.' }),
    isHeard: z.boolean().openapi({
      description:
        'It speaks for the asset: in its light copy, its wave, and the cuts made of it from now on.',
    }),
    waveform: z
      .string()
      .nullable()
      .openapi({ description: 'A path of this house; it lives ten minutes. Null where there is one sound.' }),
  })
  .openapi('AssetSound')

export const assetSchema = z
  .object({
    id: wireId,
    kind: z.enum(ASSET_KINDS),
    genre: z.enum(ASSET_GENRES),
    title: z.string(),
    state: z.enum(ASSET_STATES),
    durationFlicks: wireFlicks.nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    frameRate: z
      .object({ num: z.int().min(1), den: z.int().min(1), isConstant: z.boolean() })
      .nullable()
      .openapi({
        description:
          'Frames a second as a fraction; where they come unevenly, the rate that most of them keep. Null without a moving picture.',
      }),
    removed: z
      .array(z.string())
      .openapi({ description: 'Kinds of private details that the clean copy does not have.' }),
    problem: z.record(z.string(), z.unknown()).nullable(),
    receivedAt: wireInstant,
    contributor: z.object({ id: wireId, name: z.string(), craft: z.string() }).nullable(),
    shootingDay: shootingDaySchema.nullable(),
    scenes: z.array(z.object({ id: wireId, number: z.string(), title: z.string() })),
    sounds: z.array(assetSoundSchema).openapi({
      description:
        'Every sound track of the clean copy, in its order; empty for what is silent film or picture.',
    }),
    playlist: z.string().nullable().openapi({
      description:
        'A play list (HLS) that can be watched while the film is prepared; null where nothing of it is made.',
    }),
    files: z.array(
      z.object({
        role: z.enum(['clean', 'proxy', 'poster', 'filmstrip', 'waveform']),
        address: z.string().openapi({ description: 'A path of this house; it lives ten minutes.' }),
        mediaType: z.string(),
        sizeBytes: bytes,
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .openapi('Asset')

export const assetOut = (asset: AssetCard): z.input<typeof assetSchema> => ({
  id: asset.id,
  kind: asset.kind,
  genre: asset.genre,
  title: asset.title,
  state: asset.state,
  durationFlicks: asset.durationFlicks,
  width: asset.width,
  height: asset.height,
  frameRate: asset.frameRate,
  removed: asset.removed,
  problem: asset.problem,
  receivedAt: instantOut(asset.receivedAt),
  contributor:
    asset.contributorId === null
      ? null
      : { id: asset.contributorId, name: asset.contributorName ?? '', craft: asset.craft ?? '' },
  shootingDay:
    asset.shootingDayId === null || asset.shootingDayNumber === null
      ? null
      : {
          id: asset.shootingDayId,
          number: asset.shootingDayNumber,
          unit: asset.unitName ?? '',
          shotOn: asset.shotOn ?? '',
        },
  scenes: asset.scenes,
  sounds: asset.sounds.map((sound) => ({ ...sound, loudness: sound.loudness && { ...sound.loudness } })),
  playlist: asset.playlist,
  files: asset.files.map((file) => ({ ...file, facts: { ...file.facts } })),
})
