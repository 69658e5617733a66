import { join } from 'node:path'
import { assetKindOf, uprightSize } from '@stagedoor/core/ingest'
import {
  describeProbe,
  filmstripPlan,
  hasReadableColours,
  isLightAlready,
  makeCleanCopy,
  otherSoundPlan,
  posterPlan,
  type Probe,
  proxyPlan,
  releaseFilm,
  releasePicture,
} from '../../plant/media/index.ts'
import { useFile } from '../../plant/storage/index.ts'
import { mediaFormatOf } from '../media-format.ts'
import { privateKindsOf } from '../private-kinds.ts'
import { assetById } from '../queries.ts'
import { heardIn, probeAsHeard, trackOf } from '../sound-tracks.ts'
import { keepAlsoAs, keepFile, keptFile, type KeptFile, putFile, stillPreparing } from './keep-file.ts'
import { dropLadder, makeLightFilm } from './ladder.ts'
import { type Bench, carryOut, type FoundFilm, type Making } from './making.ts'
import { measureSound } from './measure-sound.ts'
import { notePrivateWords, privateWordsOf } from './private-words.ts'
import type { PreparePorts, Run } from './ports.ts'
import { keepRecording, knownOf, readFilmRecording } from './recording.ts'
import type { StepName } from './steps.ts'

/**
 * Makes one file of a film or a sound, or a few that one reading feeds. Each is made of the clean copy and not of the
 * original, and what an earlier try has kept is not made again.
 */
export const FILM_STEPS: Readonly<Record<Exclude<StepName, 'clean'>, (making: Making) => Promise<void>>> = {
  poster,
  filmstrip,
  sound: measureSound,
  proxy,
}

/** Makes one step of a film whose clean copy is kept; `values` are words of its original that no file may carry. */
export async function makeFilmStep(
  ports: PreparePorts,
  { step, ...bench }: Bench & { readonly step: Exclude<StepName, 'clean'> },
  run: Run,
): Promise<void> {
  const { assetId, path, format } = bench
  const clean = await keptFile(ports, assetId, 'clean')
  const asset = await assetById(ports.db, assetId)
  if (clean === null || !asset?.probe)
    throw new Error(`the clean copy of ${assetId} is gone; its preparation has to be asked for again`)
  const probe = probeAsHeard(asset)
  const values = await privateWordsOf(assetId, () =>
    ports.media.probe(path, [format.demuxer], { signal: run.signal }),
  )
  const formats = [mediaFormatOf(clean.mediaType).demuxer]
  await useFile(ports.storage, clean.sha256, (input) =>
    FILM_STEPS[step]({ ports, bench, run, probe, values, input, formats, ...foundIn(probe, clean) }),
  )
}

/**
 * Makes the clean copy of a film or a sound. It comes first: it is quick, plays in most browsers at once, and
 * everything else is made of it.
 */
export async function makeCleanFilm(
  ports: PreparePorts,
  { assetId, path, format, folder }: Bench,
  run: Run,
): Promise<FoundFilm> {
  const { media, db } = ports
  const before = await keptFile(ports, assetId, 'clean')
  const known = before === null ? undefined : await assetById(db, assetId)
  const formats = [format.demuxer]
  if (before !== null && known?.probe)
    return keepIfLight(ports, assetId, { probe: known.probe as unknown as Probe, clean: before })
  run.progress({ stage: 'clean' })
  const made = await makeCleanCopy(
    media,
    { path, formats, output: (copy) => join(folder, `clean.${copy.extension}`) },
    { signal: run.signal },
  )
  const { probe, original: raw } = made
  notePrivateWords(assetId, raw)
  const removed = privateKindsOf(
    [raw.tags, ...raw.streams.map(({ tags }) => tags)]
      .flatMap(Object.keys)
      .concat(raw.streams.filter(({ kind }) => kind === 'data').map(() => 'sensor location')),
  )
  const picture = probe.picture === null ? null : uprightSize(probe.picture)
  const recording = await readFilmRecording({ path, format, raw }, await knownOf(ports, assetId))
  await db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    await keepRecording(trx, assetId, recording)
    const kind = assetKindOf(format, { hasPicture: picture !== null, hasSound: probe.sound !== null })
    await trx
      .updateTable('ingest.assets')
      .set({
        kind: kind ?? 'sound',
        durationFlicks: probe.duration,
        width: picture?.width ?? null,
        height: picture?.height ?? null,
        probe: JSON.stringify(probe),
        removed: JSON.stringify(removed),
      })
      .where('id', '=', assetId)
      .execute()
  })
  const filmed = describeProbe(raw).picture
  const facts = {
    extension: made.extension,
    manner: made.manner,
    playsInBrowsers: playsInBrowsers(made.format, probe),
    isLight: isLightAlready(probe, { format: made.format, sizeBytes: made.released.sizeBytes }),
    sounds: probe.sounds.length,
    colours: filmed === null || hasReadableColours(filmed) ? 'own' : 'gray',
  }
  const clean = await keepFile(ports, assetId, { role: 'clean', released: made.released, facts })
  return keepIfLight(ports, assetId, { probe, clean })
}

async function keepIfLight(
  ports: PreparePorts,
  assetId: string,
  { probe, clean }: { probe: Probe; clean: KeptFile },
): Promise<FoundFilm> {
  const found = foundIn(probe, clean)
  if (found.isLight) await keepAlsoAs(ports, assetId, { role: 'proxy', file: clean })
  return found
}

function foundIn({ picture, sound }: Probe, { facts }: KeptFile): FoundFilm {
  return {
    hasPicture: picture !== null,
    hasSound: sound !== null,
    playsInBrowsers: facts['playsInBrowsers'] === true,
    isLight: facts['isLight'] === true,
  }
}

const BROWSER_PICTURES: Readonly<Record<string, readonly string[]>> = {
  mp4: ['h264', 'av1', 'vp9'],
  webm: ['vp8', 'vp9', 'av1'],
}
const BROWSER_SOUNDS = ['aac', 'mp3', 'opus', 'vorbis', 'flac']

function playsInBrowsers(container: string, { picture, sound }: Probe): boolean {
  const showsPicture =
    picture === null ||
    (BROWSER_PICTURES[container]?.includes(picture.codec) === true && /^yuvj?420p$/.test(picture.pixelFormat))
  const playsSound =
    sound === null ||
    BROWSER_SOUNDS.includes(sound.codec) ||
    (container === 'wav' && sound.codec === 'pcm_s16le')
  return showsPicture && playsSound
}

async function proxy(making: Making): Promise<void> {
  const { ports, bench, probe, values } = making
  const track = heardIn(probe)
  const before = await keptFile(ports, bench.assetId, 'proxy')
  if (before !== null && trackOf(before.facts) === track) return
  const output = join(bench.folder, 'proxy.mp4')
  await makeProxy(making, { before, output })
  const mediaType = probe.picture === null ? 'audio/mp4' : 'video/mp4'
  const streams = Number(probe.picture !== null) + Number(probe.sound !== null)
  const film = { path: output, mediaType, format: 'mp4', streams }
  const { released } = await releaseFilm(ports.media, film, values)
  await putFile(ports, bench.assetId, { role: 'proxy', released, facts: track === 0 ? {} : { track } })
  // Its pieces have the sound of before; who plays it now plays the whole film.
  if (before !== null) await dropLadder(ports, bench.assetId)
}

async function makeProxy(
  making: Making,
  { before, output }: { before: KeptFile | null; output: string },
): Promise<void> {
  const { ports, probe, input, formats } = making
  const files = { input, formats, output }
  const { sound, duration } = probe
  if (before !== null && probe.picture !== null && sound !== null)
    await useFile(ports.storage, before.sha256, async (light) => {
      await carryOut(making, 'proxy', otherSoundPlan({ sound, duration }, { ...files, light }))
    })
  // Pieces cost half as much again: they are for what nobody can watch before they are made.
  else if (making.hasPicture && !making.playsInBrowsers) await makeLightFilm(making, output)
  else await carryOut(making, 'proxy', proxyPlan(probe, files))
}

async function poster(making: Making): Promise<void> {
  const { ports, bench, probe, values, input, formats } = making
  if (probe.picture === null || (await keptFile(ports, bench.assetId, 'poster'))) return
  const output = join(bench.folder, 'poster.jpg')
  await carryOut(
    making,
    'poster',
    posterPlan({ picture: probe.picture, durationFlicks: probe.duration }, { input, formats, output }),
  )
  const released = await releasePicture({ path: output, format: 'jpeg' }, values)
  await keepFile(ports, bench.assetId, { role: 'poster', released, facts: {} })
}

async function filmstrip(making: Making): Promise<void> {
  const { ports, bench, probe, values, input, formats } = making
  if (probe.picture === null || (await keptFile(ports, bench.assetId, 'filmstrip'))) return
  const output = join(bench.folder, 'filmstrip.jpg')
  const { plan, description } = filmstripPlan(
    { picture: probe.picture, duration: probe.duration },
    { input, formats, output },
  )
  await carryOut(making, 'filmstrip', plan)
  const released = await releasePicture({ path: output, format: 'jpeg' }, values)
  await keepFile(ports, bench.assetId, { role: 'filmstrip', released, facts: description })
}
