/** Ingest: what arrives, how it is known, named, counted and made light enough to watch. */
export {
  ASSET_FILE_ROLES,
  ASSET_GENRES,
  ASSET_KINDS,
  ASSET_STATES,
  fileRolesOf,
  isServable,
} from './asset.ts'
export type { AssetFileRole, AssetGenre, AssetKind, AssetState } from './asset.ts'
export { DISPLAY_NAME_LONGEST, displayName } from './display-name.ts'
export { MEDIA_FORMATS, assetKindOf, isRawPhoto, mediaFormat } from './format.ts'
export type { MediaFormat, MediaFormatName } from './format.ts'
export { planLadder, segmentsOfPiece } from './ladder-plan.ts'
export type { Ladder, Rung, RungName } from './ladder-plan.ts'
export { GATING_BLOCK_FLICKS, loudnessHint } from './loudness.ts'
export type { Loudness, LoudnessHint } from './loudness.ts'
export { MARKER_KINDS, MARKER_LONGEST } from './marker.ts'
export { markersAsEdl } from './marker-edl.ts'
export type { MarkerKind } from './marker.ts'
export { outwardName } from './outward-name.ts'
export type { OutwardFile } from './outward-name.ts'
export { PLAYLIST_TYPE, bandwidthOf, mediaPlaylist, multivariantPlaylist } from './playlists.ts'
export type { Bandwidth, ListedRendition, ListedSegment, OfferedRung, OfferedSound } from './playlists.ts'
export { PROXY_LIMITS, fitWithin, planFilmstrip, planProxy, waveformPeaks } from './proxy-plan.ts'
export type { FilmstripPlan, ProxyPlan } from './proxy-plan.ts'
export { DEFAULT_QUOTA, DISK_RESERVE_BYTES, admitUpload, diskRoom } from './quota.ts'
export type { Admission, InboxQuota, UploadOffer } from './quota.ts'
export { FIRST_RECEIPT, parseReceiptNumber, receiptNumber, receiptPrefix } from './receipt.ts'
export type { ReceiptNumber } from './receipt.ts'
export { senderMayDelete, senderMayDeleteUntil } from './sender-deletion.ts'
export { storyboardVtt } from './storyboard.ts'
export type { Storyboard } from './storyboard.ts'
export { sketchRanges } from './sketch.ts'
export type { ByteRange } from './sketch.ts'
export { SNIFF_BYTES, sniff } from './sniff.ts'
export type { Sniffed, SniffRefusal } from './sniff.ts'
export { takingBack, TRIAGE_MARKS } from './triage.ts'
export type { TriageChange, Triaged, TriageMark } from './triage.ts'
export type { UnreadableReason } from './unreadable.ts'
export { turnForRotation, uprightSize } from './upright.ts'
export type { PictureSize, QuarterTurn, StoredPicture } from './upright.ts'
export { planBatch, uploadOrder } from './upload-order.ts'
export type { BatchPlan, ChosenFile, UploadRoom } from './upload-order.ts'
export {
  mayBeginBeside,
  partAfterBreak,
  partAfterWhole,
  patienceMs,
  retryAfterMs,
  SMALL_FILE_BYTES,
  WHOLE_PART_BYTES,
} from './upload-pace.ts'
export type { Silence } from './upload-pace.ts'
