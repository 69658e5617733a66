import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Loudness } from '@stagedoor/core/ingest'
import {
  measureSoundPlan,
  MediaFailure,
  readLoudnesses,
  readPeaks,
  releaseWaveform,
  type SoundTrack,
} from '../../plant/media/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { keepLoudness, loudnessesOf, soundsIn } from '../sound-tracks.ts'
import { keepFile, keptFile, stillPreparing } from './keep-file.ts'
import { carryOut, type Making } from './making.ts'

/** A sound of an asset as one reading found it: its samples wait at `path`. */
interface Heard {
  readonly track: number
  readonly sound: SoundTrack
  readonly path: string
  readonly loudness: Loudness
}

/** Reads all sounds of an asset once: the peaks of the one that is heard are drawn, and how loud each is becomes a fact. */
export async function measureSound(making: Making): Promise<void> {
  const { ports, bench, probe } = making
  const { assetId } = bench
  if (probe.sound === null) return
  const isDrawn = (await keptFile(ports, assetId, 'waveform')) !== null
  if (isDrawn && (await loudnessesOf(ports.db, assetId)).length > 0) return
  const heard = await readSounds(making)
  const drawn = heard.find(({ sound }) => sound.ordinal === probe.sound?.ordinal)
  if (!isDrawn && drawn !== undefined) await keepPeaks(making, drawn)
  await ports.db.transaction().execute(async (trx) => {
    const { productionId } = await stillPreparing(trx, assetId)
    await keepLoudness(trx, assetId, heard)
    await notifyTopic(trx, productionId, 'dailies')
  })
}

// A second track that is announced and cannot be decoded does not cost the first its wave.
async function readSounds(making: Making): Promise<Heard[]> {
  const { probe } = making
  const all = soundsIn(probe).map((sound, track) => ({ sound, track }))
  try {
    return await readTogether(making, all)
  } catch (error) {
    const isOfTheFile =
      error instanceof MediaFailure && (error.kind === 'not-readable' || error.kind === 'plan-failed')
    if (!isOfTheFile || all.length === 1) throw error
    return readTogether(
      making,
      all.filter(({ sound }) => sound.ordinal === probe.sound?.ordinal),
    )
  }
}

async function readTogether(
  making: Making,
  asked: readonly { readonly sound: SoundTrack; readonly track: number }[],
): Promise<Heard[]> {
  const { bench, probe, input, formats } = making
  const sounds = { tracks: asked.map(({ sound }) => sound), duration: probe.duration }
  const outputs = asked.map(({ track }) => join(bench.folder, `sound-${track}.s16`))
  const report = await carryOut(making, 'waveform', measureSoundPlan(sounds, { input, formats, outputs }))
  const found = readLoudnesses(report, sounds)
  return asked.flatMap((one, place) => {
    const [path, loudness] = [outputs[place], found[place]]
    return path === undefined || loudness === undefined ? [] : [{ ...one, path, loudness }]
  })
}

async function keepPeaks({ ports, bench, probe }: Making, { sound, path }: Heard): Promise<void> {
  const peaks = join(bench.folder, 'waveform.json')
  await writeFile(peaks, JSON.stringify(await readPeaks(path, { track: sound, duration: probe.duration })))
  const released = await releaseWaveform(peaks)
  await keepFile(ports, bench.assetId, { role: 'waveform', released, facts: {} })
}
