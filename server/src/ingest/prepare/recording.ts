import type { MediaFormat } from '@stagedoor/core/ingest'
import {
  deviceOf,
  type NamedSound,
  readBroadcastWave,
  readFilmTags,
  readMoment,
  readSoundNotes,
  type Recording,
  slateInName,
  timecodeOfSamples,
  trackToHear,
} from '@stagedoor/core/ingest/recording'
import type { Instant } from '@stagedoor/core/time'
import exifr from 'exifr'
import {
  describeProbe,
  type RawProbe,
  readSoundChunks,
  type SoundTrack,
  type TakenPreview,
  VARIABLE_RATE_SHARE,
} from '../../plant/media/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { PreparePorts } from './ports.ts'

/** What is known of a file beside its bytes. */
interface Known {
  /** What the sender's device called it. */
  readonly fileName: string
  readonly now: Instant
}

/** What is known of an asset's file beside its bytes. */
export async function knownOf(
  { db, clock }: Pick<PreparePorts, 'db' | 'clock'>,
  assetId: string,
): Promise<Known> {
  const { fileName } = await db
    .selectFrom('ingest.assets as a')
    .innerJoin('ingest.uploads as u', 'u.id', 'a.uploadId')
    .select('u.fileName')
    .where('a.id', '=', assetId)
    .executeTakeFirstOrThrow()
  return { fileName, now: clock.now() }
}

/** What a film or a sound told of its recording, read from the original before it is cleaned. */
export async function readFilmRecording(
  { path, format, raw }: { path: string; format: MediaFormat; raw: RawProbe },
  { fileName, now }: Known,
): Promise<Recording> {
  const { picture, sounds } = describeProbe(raw)
  const told = readFilmTags(raw, { now, rate: picture?.rate ?? null })
  const wave = format.name === 'wav' ? await readWave(path, { raw, now }) : null
  const isConstant = (picture?.oddStepShare ?? 0) <= VARIABLE_RATE_SHARE
  return {
    moment: wave?.moment ?? told.moment,
    timecode: wave?.timecode ?? told.timecode,
    rate: picture === null ? null : { ...picture.rate, isConstant },
    turn: picture?.turn ?? null,
    slate: wave?.slate ?? told.slate ?? slateInName(fileName),
    sounds: wave !== null && wave.sounds.length > 0 ? wave.sounds : asInCleanCopy(told.sounds, sounds),
    device: told.device,
  }
}

// The clean copy leaves out sounds that nobody can decode: what is named is counted as it counts.
function asInCleanCopy(named: readonly NamedSound[], sounds: readonly SoundTrack[]): NamedSound[] {
  return named.flatMap((one) => {
    const track = sounds.findIndex(({ ordinal }) => ordinal === one.track)
    return track === -1 ? [] : [{ ...one, track }]
  })
}

async function readWave(
  path: string,
  { raw, now }: { raw: RawProbe; now: Instant },
): Promise<Pick<Recording, 'moment' | 'timecode' | 'slate' | 'sounds'>> {
  const { bext, ixml } = await readSoundChunks(path)
  const wave = bext === null ? null : readBroadcastWave(bext)
  const notes = ixml === null ? null : readSoundNotes(ixml)
  const sampleRate = raw.streams.find(({ kind }) => kind === 'audio')?.sampleRate ?? 0
  const since = notes?.samples ?? (wave?.samples ? { samples: wave.samples, sampleRate } : null)
  return {
    moment: wave?.time ? readMoment({ time: wave.time }, now) : null,
    timecode:
      since === null
        ? null
        : timecodeOfSamples({ ...since, rate: notes?.rate ?? null, count: notes?.count ?? 'non-drop' }),
    slate: notes?.slate ?? wave?.slate ?? null,
    sounds: notes?.sounds ?? [],
  }
}

const EXIF_FACTS = {
  pick: ['Make', 'Model', 'LensModel', 'DateTimeOriginal', 'OffsetTimeOriginal'],
  tiff: true,
  exif: true,
  gps: false,
  xmp: false,
  iptc: false,
  icc: false,
  reviveValues: false,
}

/** What a photograph told of its recording; of a raw one, what its own structure or its preview says. */
export async function readStillRecording(
  { path, preview }: { path: string; preview: TakenPreview | null },
  { fileName, now }: Known,
): Promise<Recording> {
  const told: Record<string, unknown> = await exifFacts(preview?.path ?? path)
  const fromFile = preview === null ? {} : await exifFacts(path)
  const said = (name: string, own: string | undefined) =>
    [own, fromFile[name], told[name]].find((word) => typeof word === 'string' && word !== '') as
      string | undefined
  const time = said('DateTimeOriginal', preview?.words.dateTaken)
  return {
    moment: readMoment({ time, offset: said('OffsetTimeOriginal', preview?.words.dateOffset) }, now),
    timecode: null,
    rate: null,
    turn: null,
    slate: slateInName(fileName),
    sounds: [],
    device: deviceOf({
      make: said('Make', preview?.words.make) ?? '',
      model: said('Model', preview?.words.model) ?? '',
      lens: said('LensModel', preview?.words.lens) ?? '',
    }),
  }
}

// A block of words that is broken tells nothing; the picture is shown all the same.
async function exifFacts(path: string): Promise<Record<string, unknown>> {
  return (await exifr.parse(path, EXIF_FACTS).catch(() => undefined)) ?? {}
}

/** Keeps what a file told of its recording; what an earlier try kept is written over. */
export async function keepRecording(trx: Trx, assetId: string, recording: Recording): Promise<void> {
  const { moment, timecode, rate, turn, slate, sounds, device } = recording
  await forgetRecording(trx, assetId)
  await trx
    .insertInto('ingest.recordings')
    .values({
      assetId,
      sureness: moment?.sureness ?? null,
      recordedAt: moment === null || moment.sureness === 'clock' ? null : new Date(moment.at),
      recordedClock: moment?.sureness === 'clock' ? moment.clock : null,
      offsetMinutes: moment?.sureness === 'zoned' ? moment.offsetMinutes : null,
      timecode: timecode && JSON.stringify(timecode),
      rate: rate && JSON.stringify(rate),
      turn,
      slate: slate && JSON.stringify(slate),
      sounds: JSON.stringify(sounds),
    })
    .execute()
  await trx
    .updateTable('ingest.assets')
    .set({ heardTrack: trackToHear(sounds) })
    .where('id', '=', assetId)
    .where('heardTrackChosen', '=', false)
    .execute()
  if (device !== null)
    await trx
      .insertInto('ingest.recordingDevices')
      .values({ assetId, ...device })
      .execute()
}

/** Forgets what a file told of its recording, its device with it. */
export async function forgetRecording(trx: Trx, assetId: string): Promise<void> {
  await trx.deleteFrom('ingest.recordings').where('assetId', '=', assetId).execute()
}
