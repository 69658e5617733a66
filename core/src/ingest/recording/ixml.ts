import type { Rate, TimecodeCount } from '../../time/index.ts'
import { deviceWord, type NamedSound, type ProposedSlate } from './recording.ts'
import { readTimecodeRate } from './start-timecode.ts'
import { readXml, type XmlElement } from './xml.ts'

/** What the iXML of a sound file says (ixml.info, 3.01): the slate, how timecode counts, and what each channel holds. */
export interface SoundNotes {
  readonly slate: ProposedSlate | null
  readonly rate: Rate | null
  readonly count: TimecodeCount
  /** Samples since midnight and how many a second, where it says both. */
  readonly samples: { readonly samples: number; readonly sampleRate: number } | null
  readonly sounds: readonly NamedSound[]
}

const MOST_CHANNELS = 64

/** Reads iXML; null for what is none, is too long or too deep, or brings a document type along. */
export function readSoundNotes(text: string): SoundNotes | null {
  const root = readXml(text)
  if (root === null || root.name !== 'BWFXML') return null
  const said = (parent: XmlElement | undefined, name: string) =>
    parent?.children.find((child) => child.name === name)?.text
  const speed = childOf(root, 'SPEED')
  const [scene, take, roll] = ['SCENE', 'TAKE', 'TAPE'].map((name) => deviceWord(said(root, name))) as [
    string | null,
    string | null,
    string | null,
  ]
  const isTold = scene !== null || take !== null || roll !== null
  return {
    slate: isTold ? { roll, clip: null, scene, take, source: 'recorder' } : null,
    rate: readTimecodeRate(said(speed, 'TIMECODE_RATE')),
    count: said(speed, 'TIMECODE_FLAG')?.toUpperCase() === 'DF' ? 'drop' : 'non-drop',
    samples: samplesIn((name) => said(speed, name)),
    sounds: (childOf(root, 'TRACK_LIST')?.children ?? [])
      .filter(({ name }) => name === 'TRACK')
      .slice(0, MOST_CHANNELS)
      .flatMap((track, index) => namedSound((name) => said(track, name), index)),
  }
}

function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child) => child.name === name)
}

type Say = (name: string) => string | undefined

function samplesIn(say: Say): SoundNotes['samples'] {
  const whole = (name: string) => (/^\d{1,10}$/.test(say(name) ?? '') ? Number(say(name)) : null)
  const high = whole('TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI')
  const low = whole('TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO')
  const sampleRate = whole('TIMESTAMP_SAMPLE_RATE')
  if (high === null || low === null || sampleRate === null) return null
  const samples = high * 2 ** 32 + low
  return Number.isSafeInteger(samples) ? { samples, sampleRate } : null
}

// Channels lie in the file as they are interleaved, which recorders number apart from their inputs; both from 1.
function namedSound(say: Say, index: number): NamedSound[] {
  const place = Number(say('INTERLEAVE_INDEX') ?? say('CHANNEL_INDEX') ?? index + 1)
  const name = deviceWord(say('NAME')) ?? deviceWord(say('FUNCTION'))
  const isPlace = Number.isInteger(place) && place >= 1 && place <= MOST_CHANNELS
  return name === null || !isPlace ? [] : [{ track: 0, channel: place - 1, name }]
}
