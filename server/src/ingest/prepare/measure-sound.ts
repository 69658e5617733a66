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
import { keepPart, partsOf } from '../parts.ts'
import { heardIn, keepLoudness, loudnessesOf, soundsIn, trackOf } from '../sound-tracks.ts'
import { keptFile, putAlsoAs, putFile, stillPreparing } from './keep-file.ts'
import { carryOut, type Making } from './making.ts'

/** A sound of an asset as one reading found it: its samples wait at `path`. */
interface Heard {
  readonly track: number
  readonly sound: SoundTrack
  readonly path: string
  readonly loudness: Loudness
}

/**
 * Reads all sounds of an asset once: the peaks of each are kept, those of the one that is heard are its wave, and how loud
 * each is becomes a fact.
 */
export async function measureSound(making: Making): Promise<void> {
  const { ports, bench, probe } = making
  const { assetId } = bench
  if (probe.sound === null) return
  const track = heardIn(probe)
  const drawn = await keptFile(ports, assetId, 'waveform')
  const isDrawn = drawn !== null && trackOf(drawn.facts) === track
  if ((await loudnessesOf(ports.db, assetId)).length > 0 && (isDrawn || (await drawKept(making, track))))
    return
  const heard = await readSounds(making)
  for (const one of heard) await keepPeaks(making, one, { isDrawn })
  await ports.db.transaction().execute(async (trx) => {
    const { productionId } = await stillPreparing(trx, assetId)
    await keepLoudness(trx, assetId, heard)
    await notifyTopic(trx, productionId, 'dailies')
  })
}

// The wave of another track was kept when all were read.
async function drawKept({ ports, bench: { assetId } }: Making, track: number): Promise<boolean> {
  const [peaks] = await partsOf(ports.db, { assetId, kinds: ['sound-peaks'], number: track })
  const sha256 = peaks?.sha256.toString('hex')
  if (peaks === undefined || sha256 === undefined || !(await ports.storage.has(sha256))) return false
  const { sizeBytes, mediaType } = peaks
  const file = { sha256, sizeBytes, mediaType, facts: { track } }
  await putAlsoAs(ports, assetId, { role: 'waveform', file })
  return true
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

async function keepPeaks(
  { ports, bench, probe }: Making,
  { track, sound, path }: Heard,
  { isDrawn }: { isDrawn: boolean },
): Promise<void> {
  const { assetId } = bench
  const isHeard = track === heardIn(probe)
  const hasOthers = soundsIn(probe).length > 1
  if (!hasOthers && isDrawn) return
  const peaks = join(bench.folder, `waveform-${track}.json`)
  await writeFile(peaks, JSON.stringify(await readPeaks(path, { track: sound, duration: probe.duration })))
  const released = await releaseWaveform(peaks)
  const facts = track === 0 ? {} : { track }
  if (hasOthers) await keepPart(ports, assetId, { kind: 'sound-peaks', number: track, released, facts: {} })
  if (!isHeard || isDrawn) return
  const { sha256, sizeBytes, mediaType } = released
  if (hasOthers)
    await putAlsoAs(ports, assetId, { role: 'waveform', file: { sha256, sizeBytes, mediaType, facts } })
  else await putFile(ports, assetId, { role: 'waveform', released, facts })
}
