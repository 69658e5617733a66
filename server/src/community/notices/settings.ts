import { Problem } from '@stagedoor/contract/problems'
import {
  type MailRhythm,
  type MailTime,
  nextLetter,
  type NoticeChoices,
  type QuietHours,
} from '@stagedoor/core/community'
import { type Instant, instant, isZone } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'

/** How somebody wants to be told. */
export interface NoticeSettings {
  readonly choices: NoticeChoices
  readonly mail: MailRhythm
  readonly mailTime: MailTime
  readonly quiet: QuietHours | null
  readonly isPaused: boolean
  /** What was there up to then has been looked at. */
  readonly seenUntil: Instant
}

const LEFT_ALONE: NoticeSettings = {
  choices: {},
  mail: 'off',
  mailTime: { minute: 18 * 60, weekday: 5, zone: 'UTC' },
  quiet: null,
  isPaused: false,
  seenUntil: instant(0),
}

/** The columns that make {@link NoticeSettings}. */
export const SETTINGS = [
  'choices',
  'mail',
  'mailMinute',
  'mailWeekday',
  'zone',
  'quietFrom',
  'quietUntil',
  'isPaused',
  'seenUntil',
] as const

interface SettingsRow {
  choices: NoticeChoices
  mail: MailRhythm
  mailMinute: number
  mailWeekday: number
  zone: string
  quietFrom: number | null
  quietUntil: number | null
  isPaused: boolean
  seenUntil: Instant
}

/** Settings as a row has them. */
export function settingsIn(row: SettingsRow): NoticeSettings {
  const { choices, mail, mailMinute, mailWeekday, zone, quietFrom, quietUntil, isPaused, seenUntil } = row
  return {
    choices,
    mail,
    mailTime: { minute: mailMinute, weekday: mailWeekday, zone },
    quiet:
      quietFrom === null || quietUntil === null
        ? null
        : { fromMinute: quietFrom, untilMinute: quietUntil, zone },
    isPaused,
    seenUntil,
  }
}

/** How the viewer of this reading wants to be told; whoever chose nothing is told gently, and gets no mail. */
export async function settingsOf(seen: Db, viewerId: string): Promise<NoticeSettings> {
  const row = await seen
    .selectFrom('community.noticeSettings')
    .select(SETTINGS)
    .where('viewerId', '=', viewerId)
    .executeTakeFirst()
  return row === undefined ? LEFT_ALONE : settingsIn(row)
}

/** What may be chosen; one zone for both, hours as minutes of the day. */
export interface ChosenSettings {
  readonly choices: NoticeChoices
  readonly mail: MailRhythm
  readonly mailMinute: number
  readonly mailWeekday: number
  readonly zone: string
  readonly quiet: { readonly fromMinute: number; readonly untilMinute: number } | null
  readonly isPaused: boolean
}

/** Keeps what somebody chose. Throws `invalid-request` for a zone that does not exist. */
export async function chooseSettings(
  { fan, clock }: { fan: Db; clock: Clock },
  viewerId: string,
  chosen: ChosenSettings,
): Promise<void> {
  const { choices, mail, mailMinute, mailWeekday, zone, quiet, isPaused } = chosen
  if (!isZone(zone)) throw new Problem('invalid-request', { detail: 'zone: no such time zone.' })
  const time = { minute: mailMinute, weekday: mailWeekday, zone }
  const due = isPaused || mail === 'at-once' ? null : nextLetter(clock.now(), mail, time)
  await asWriter(fan, viewerId, async (trx) => {
    await sql`
      select community.choose_notices(${JSON.stringify(choices)}::jsonb, ${mail}, ${mailMinute}, ${mailWeekday}, ${zone},
        ${quiet?.fromMinute ?? null}, ${quiet?.untilMinute ?? null}, ${isPaused}, ${due === null ? null : new Date(due)})`.execute(
      trx,
    )
  })
}

/** Notes that somebody looked at what was there up to a moment; never back again. */
export function seeNotices({ fan }: { fan: Db }, viewerId: string, until: Instant): Promise<void> {
  return asWriter(fan, viewerId, async (trx) => {
    await sql`select community.see_notices(${new Date(until)})`.execute(trx)
  })
}
