/** Fingerprint: recognising the cleared cut in what is found at a platform, and saying what of it is not the cut. */
export { compareFingerprints } from './compare-fingerprints.ts'
export { compareStill } from './compare-still.ts'
export type { StillMatch } from './compare-still.ts'
export {
  FINGERPRINT_VERSION,
  LONGEST_FINGERPRINT_SECONDS,
  type FilmFingerprint,
  type FrameArea,
  type PictureTrace,
  type SoundTrace,
} from './film-fingerprint.ts'
export { fingerprintBytes, readFingerprint } from './fingerprint-bytes.ts'
export type { FilmOverlap, FingerprintMatch, MatchedStretch, SoundMatch } from './fingerprint-match.ts'
export { pictureTracer, TRACED_FRAMES_PER_SECOND } from './picture-trace.ts'
export { soundTracer, TRACED_SAMPLES_PER_SECOND } from './sound-trace.ts'
