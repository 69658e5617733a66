/** What a fan can be told of: each kind is chosen for by itself. */
export const NOTICE_KINDS = ['answer', 'reply', 'mention', 'session', 'theory', 'post', 'reveal'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Where a fan can be told: on the house's own pages, by mail, on a device. */
export const NOTICE_WAYS = ['page', 'mail', 'device'] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]

/** How often a letter gathers what is new. */
export const MAIL_RHYTHMS = ['off', 'at-once', 'daily', 'weekly'] as const
export type MailRhythm = (typeof MAIL_RHYTHMS)[number]

/** What a fan chose, kind by kind; what they left alone is as {@link isWanted} says. */
export type NoticeChoices = Readonly<
  Partial<Record<NoticeKind, Readonly<Partial<Record<NoticeWay, boolean>>>>>
>

// A device rings for what somebody said to its owner, or what happens now. The rest can wait for a look or a letter.
const LEFT_ALONE: Readonly<Record<NoticeKind, readonly NoticeWay[]>> = {
  answer: ['page', 'mail', 'device'],
  reply: ['page', 'mail', 'device'],
  mention: ['page', 'mail', 'device'],
  session: ['page', 'mail', 'device'],
  theory: ['page', 'mail', 'device'],
  post: ['page', 'mail'],
  reveal: ['page', 'mail'],
}

/** Whether a fan wants a kind told in a way. */
export function isWanted(choices: NoticeChoices, kind: NoticeKind, way: NoticeWay): boolean {
  return choices[kind]?.[way] ?? LEFT_ALONE[kind].includes(way)
}

/** The kinds that a fan wants told in a way. */
export function kindsWanted(choices: NoticeChoices, way: NoticeWay): readonly NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => isWanted(choices, kind, way))
}
