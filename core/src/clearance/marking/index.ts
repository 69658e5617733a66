/** Marking: what helps a person to say who and what is where in footage. It follows places and never knows who somebody is. */
export { beginFollowing, followInto, inFractions } from './follow-box.ts'
export type { Follower, Losing, Step } from './follow-box.ts'
export type { GrayFrame, PixelBox } from './gray-frame.ts'
export { settleFollowed } from './settle-followed.ts'
export type { Followed, Piece } from './settle-followed.ts'
export { brightnessApart, shotStarts } from './shot-cuts.ts'
export { overlapShare, simplifyTrack } from './simplify-track.ts'
