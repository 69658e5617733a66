import type { MailRhythm, NoticeChoices, NoticeKind } from '@stagedoor/core/community'
import type { DefaultJson, DefaultMoment, Defaulted, MaybeMoment, Moment } from './columns.ts'

/** What a fan can follow. */
export type FollowKind = 'production' | 'person' | 'craft' | 'question' | 'theory' | 'talk'
/** What a notice points to; its words are read there, by whoever passes. */
export type NoticeRef = 'post' | 'writing' | 'session' | 'point'

/** Tables of what fans follow, what they are told of, and how it reaches them. */
export interface FollowingTables {
  'community.follows': {
    viewerId: string
    topic: string
    productionId: string
    kind: FollowKind
    ref: string | null
    name: Defaulted<string>
    since: DefaultMoment
  }
  'community.notices': {
    id: string
    productionId: string
    kind: NoticeKind
    refKind: NoticeRef
    ref: string
    gateId: string | null
    forViewer: string | null
    byViewer: string | null
    madeAt: DefaultMoment
    isSpread: Defaulted<boolean>
    spreadAfter: string | null
    /** That something is out once more, which is news only to whoever did not act on it the first time. */
    isAgain: Defaulted<boolean>
  }
  'community.noticeTopics': { topic: string; madeAt: Moment; noticeId: string }
  'community.noticeSettings': {
    viewerId: string
    choices: DefaultJson<NoticeChoices>
    mail: Defaulted<MailRhythm>
    mailMinute: Defaulted<number>
    mailWeekday: Defaulted<number>
    zone: Defaulted<string>
    quietFrom: number | null
    quietUntil: number | null
    isPaused: Defaulted<boolean>
    seenUntil: DefaultMoment
    mailToldUntil: DefaultMoment
    pushToldUntil: DefaultMoment
    stopDigest: Buffer | null
  }
  'community.pushDevices': {
    id: string
    viewerId: string
    endpoint: string
    endpointDigest: Buffer
    p256dh: string
    auth: string
    serverKey: string
    name: Defaulted<string>
    madeAt: DefaultMoment
    reachedAt: MaybeMoment
  }
  'community.deliveries': {
    id: Defaulted<string>
    viewerId: string
    way: 'mail' | 'device'
    dueAt: Moment
    state: Defaulted<'waiting' | 'sending' | 'sent' | 'nothing' | 'failed'>
    tries: Defaulted<number>
    told: Defaulted<string[]>
    heldUntil: MaybeMoment
    endedAt: MaybeMoment
  }
  'community.letterAddresses': { viewerId: string; address: string }
}
