import type { Schemas } from './schemas.ts'

export type Follow = Schemas['Follow']
export type FollowTarget = Schemas['FollowTarget']
export type Notice = Schemas['Notice']
export type NoticeSettings = Schemas['NoticeSettings']
export type NoticeSettingsNow = Schemas['NoticeSettingsNow']
