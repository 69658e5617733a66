/** What a file tells of its recording: when, at which timecode, by what, and what its slate may have said. */
export type {
  ClockTime,
  NamedSound,
  ProposedSlate,
  RecordedMoment,
  Recording,
  RecordingDevice,
  SlateSource,
  StartTimecode,
} from './recording.ts'
export { deviceOf } from './recording.ts'
export { readBroadcastWave } from './bext.ts'
export type { BroadcastWave } from './bext.ts'
export { slateInName } from './file-name.ts'
export { readFilmTags } from './film-tags.ts'
export { readSoundNotes } from './ixml.ts'
export type { SoundNotes } from './ixml.ts'
export { readMoment } from './moment.ts'
export { timecodeOfSamples } from './start-timecode.ts'
export { trackToHear } from './track-to-hear.ts'
