import type { Instant, Rate } from '../../time/index.ts'
import { readMoment, surestMoment } from './moment.ts'
import { deviceOf, deviceWord, type NamedSound, type ProposedSlate, type Recording } from './recording.ts'
import { readTimecode } from './start-timecode.ts'

/** Tags of a container and of each of its streams, as demuxers name them, in any case. */
export interface FilmTags {
  readonly tags: Readonly<Record<string, string>>
  readonly streams: readonly { readonly kind: string; readonly tags: Readonly<Record<string, string>> }[]
}

type Told = Pick<Recording, 'moment' | 'timecode' | 'slate' | 'sounds' | 'device'>

/** What a film's own tags say of its recording; the rate is that of its picture, null where it has none. */
export function readFilmTags({ tags, streams }: FilmTags, about: { now: Instant; rate: Rate | null }): Told {
  const file = lowered(tags)
  const of = streams.map((stream) => ({ kind: stream.kind, tags: lowered(stream.tags) }))
  const all = [file, ...of.map((stream) => stream.tags)]
  const first = (...names: string[]) =>
    names.flatMap((name) => all.flatMap((each) => each.get(name) ?? []))[0]
  const make = first('com.apple.quicktime.make', 'make', 'com.android.manufacturer')
  const model = first('com.apple.quicktime.model', 'model', 'com.android.model')
  const meansUtc = isTelephone(make, all)
  return {
    moment: surestMoment([
      readMoment({ time: first('com.apple.quicktime.creationdate') }, about.now),
      readMoment({ time: first('creation_time'), meansUtc }, about.now),
      readMoment({ time: first('date', 'modification_date') }, about.now),
    ]),
    timecode: readTimecode(first('timecode'), about.rate),
    slate: rollIn(first('reel_name', 'com.apple.proapps.reel')),
    sounds: namedSounds(of.filter(({ kind }) => kind === 'audio').map((stream) => stream.tags)),
    device: deviceOf({
      ...(make === undefined ? {} : { make }),
      ...(model === undefined ? {} : { model }),
      lens: first('com.apple.quicktime.camera.lens_model', 'lens_model', 'lens') ?? '',
    }),
  }
}

// Telephones keep world time by their network; cameras keep whatever somebody set.
function isTelephone(make: string | undefined, all: readonly ReadonlyMap<string, string>[]): boolean {
  return (
    /apple|samsung|google|huawei|xiaomi|oneplus|motorola|nokia/i.test(make ?? '') ||
    all.some((tags) => tags.has('com.android.version'))
  )
}

function rollIn(told: string | undefined): ProposedSlate | null {
  const roll = deviceWord(told)
  return roll === null ? null : { roll, clip: null, scene: null, take: null, source: 'recorder' }
}

// Names that programs write where nobody named a track.
const NOBODYS_NAME =
  /^(sound ?handler|sound media handler|core media audio|gopro aac|.*alias data handler|stereo|mono|surround|main|audio|track ?\d*|mainconcept.*|.*media handler)$/i

function namedSounds(streams: readonly ReadonlyMap<string, string>[]): NamedSound[] {
  return streams.flatMap((tags, track) => {
    const name = [tags.get('title'), tags.get('name'), tags.get('handler_name')]
      .map(deviceWord)
      .find((told) => told !== null && !NOBODYS_NAME.test(told))
    return name === undefined || name === null ? [] : [{ track, channel: null, name }]
  })
}

function lowered(tags: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value]))
}
