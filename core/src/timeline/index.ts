/** Timelines: what a cut is made of, in clips, ranges and edits. */
export { boxAt, stillBox, WHOLE_FRAME } from './box.ts'
export type { Box, BoxTrack, KeyedBox } from './box.ts'
export { assetId } from './timeline.ts'
export type { AssetId, Clip, Crop, Edit, Timeline } from './timeline.ts'
