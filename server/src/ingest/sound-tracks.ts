import type { Loudness } from '@stagedoor/core/ingest'
import { sql } from 'kysely'
import type { Probe, SoundTrack } from '../plant/media/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** One sound of an asset: its place among those of the clean copy, and how loud it is where that was measured. */
export interface AssetSound {
  readonly track: number
  readonly channels: number
  readonly sampleRateHz: number
  readonly loudness: Loudness | null
}

/** The sounds that a clean copy holds; what an early edition of the house prepared has the first alone. */
export function soundsIn(probe: unknown): readonly SoundTrack[] {
  const film = probe as Partial<Pick<Probe, 'sound' | 'sounds'>> | null
  return film?.sounds ?? (film?.sound ? [film.sound] : [])
}

/** What a clean copy holds with the sound that speaks for it; the first where that one is not there. */
export function probeAsHeard({ probe, heardTrack }: { probe: unknown; heardTrack: number }): Probe {
  const sounds = soundsIn(probe)
  return { ...(probe as Probe), sounds, sound: sounds[heardTrack] ?? sounds[0] ?? null }
}

/** The place of the sound that speaks for a film. */
export function heardIn(probe: Pick<Probe, 'sound' | 'sounds'>): number {
  return Math.max(
    0,
    soundsIn(probe).findIndex(({ ordinal }) => ordinal === probe.sound?.ordinal),
  )
}

/** Which of its sounds a file carries that was made of an asset; a file of before there was a choice has the first. */
export function trackOf(facts: Readonly<Record<string, unknown>>): number {
  return typeof facts['track'] === 'number' ? facts['track'] : 0
}

/** The sounds of an asset with what was measured of them. */
export async function assetSounds(
  db: Db,
  { id, probe }: { id: string; probe: unknown },
): Promise<AssetSound[]> {
  const sounds = soundsIn(probe)
  const measured = sounds.length === 0 ? [] : await loudnessesOf(db, id)
  return sounds.map(({ channels, sampleRate }, track) => {
    const found = measured.find((one) => one.track === track)
    return {
      track,
      channels,
      sampleRateHz: sampleRate,
      loudness: found === undefined ? null : loudnessIn(found),
    }
  })
}

function loudnessIn({ integratedLufs, loudnessRangeLu, truePeakDbtp }: Loudness): Loudness {
  return { integratedLufs, loudnessRangeLu, truePeakDbtp }
}

/** What was measured of an asset's sounds, by track. */
export function loudnessesOf(db: Db, assetId: string) {
  return db
    .selectFrom('ingest.soundTracks')
    .select(['track', 'integratedLufs', 'loudnessRangeLu', 'truePeakDbtp'])
    .where('assetId', '=', assetId)
    .orderBy('track')
    .execute()
}

/** Keeps how loud sounds of an asset are; what was measured of them before is written over. */
export async function keepLoudness(
  trx: Trx,
  assetId: string,
  measured: readonly { readonly track: number; readonly loudness: Loudness }[],
): Promise<void> {
  await trx
    .insertInto('ingest.soundTracks')
    .values(measured.map(({ track, loudness }) => ({ assetId, track, ...loudness })))
    .onConflict((conflict) =>
      conflict.columns(['assetId', 'track']).doUpdateSet({
        integratedLufs: sql`excluded.integrated_lufs`,
        loudnessRangeLu: sql`excluded.loudness_range_lu`,
        truePeakDbtp: sql`excluded.true_peak_dbtp`,
        measuredAt: sql<never>`excluded.measured_at`,
      }),
    )
    .execute()
}

/** Forgets what was measured of an asset's sounds. */
export async function forgetLoudness(trx: Trx, assetId: string): Promise<void> {
  await trx.deleteFrom('ingest.soundTracks').where('assetId', '=', assetId).execute()
}
