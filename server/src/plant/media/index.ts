/** Media: probing, render plans as values, and the two engines that carry them out; knows no stage. */
export { chooseEngine } from './choose-engine.ts'
export type { EngineChoice } from './choose-engine.ts'
export { engineWhenNeeded } from './engine-when-needed.ts'
export { MediaFailure } from './engine.ts'
export type {
  Caps,
  Engine,
  EngineName,
  Feature,
  MediaFailureKind,
  Progress,
  Report,
  RunOptions,
} from './engine.ts'
export { parsePlan, planDigest } from './plan.ts'
export type { Limits, Plan } from './plan.ts'
export { describeProbe, probeMedia, VARIABLE_RATE_SHARE } from './probe.ts'
export type { PictureTrack, Probe, SoundTrack } from './probe.ts'
export { describeSandbox, sandboxHere } from './sandbox.ts'
export { sniffFile } from './sniff-file.ts'
export { privateValues } from './clean/private-values.ts'
export { releaseFilm, releasePicture, releaseWaveform } from './clean/release.ts'
export type { MadeFilm, Released } from './clean/release.ts'
export { makeCleanCopy } from './make-clean-copy.ts'
export type { CleanCopyRequest, MadeCleanCopy } from './make-clean-copy.ts'
export type { CleanCopy, CleanCopyManner } from './plans/clean-copy.ts'
export { proxyPlan } from './plans/proxy.ts'
export type { PlanFiles } from './plans/proxy.ts'
export { hasReadableColours } from './plans/ordinary-colour.ts'
export { posterPlan } from './plans/poster.ts'
export { filmstripPlan } from './plans/filmstrip.ts'
export type { FilmstripDescription } from './plans/filmstrip.ts'
export { grayFramesPlan, grayLook, readGrayFrames } from './plans/gray-frames.ts'
export type { GrayFrames } from './plans/gray-frames.ts'
export { readPeaks, waveformPlan } from './plans/waveform.ts'
export type { Waveform } from './plans/waveform.ts'
export { cutPlan } from './plans/cut.ts'
export { renditionPlan } from './plans/rendition.ts'
export type { CutClip, CutRequest } from './plans/cut-request.ts'
export type { HiddenArea } from './plans/hidden-area.ts'
export { CAPTION_FAMILY } from './fonts.ts'
export { makeStill } from './stills/make-still.ts'
export type { MadeStill, StillFile, StillFormat, StillRequest } from './stills/write-still.ts'
export { takeRawPreview } from './raw/take-preview.ts'
export type { TakenPreview } from './raw/take-preview.ts'
export { colourSamplesPlan, readColourSamples } from './plans/colour-samples.ts'
export type { ColourSamples } from './plans/colour-samples.ts'
export type { ColourPicture, FoundFace } from './faces/detector.ts'
export { withFaceFinder } from './faces/face-finder.ts'
export type { FindFaces } from './faces/face-finder.ts'
export { facePicture } from './faces/face-picture.ts'
export { stillPixels } from './faces/still-pixels.ts'
export { fingerprintFilm, grayStill } from './fingerprint-film.ts'
