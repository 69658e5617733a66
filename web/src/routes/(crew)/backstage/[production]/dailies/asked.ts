import type { operations } from '@stagedoor/contract'
import { ASSET_GENRES, ASSET_KINDS, TRIAGE_MARKS } from '@stagedoor/core/ingest'

/** How the dailies are narrowed, as the address says it. */
export type Asked = Omit<NonNullable<operations['listDailies']['parameters']['query']>, 'cursor' | 'limit'>

const CHOICES = {
  kind: ASSET_KINDS,
  genre: ASSET_GENRES,
  state: ['preparing', 'ready'],
  triage: [...TRIAGE_MARKS, 'none'],
  verdict: ['cleared', 'cleared-with-edits', 'held', 'refused', 'unjudged'],
  look: ['none'],
} as const
const IDS = ['day', 'contributor', 'scene', 'subject'] as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What an address asks for; a word that is none narrows nothing. */
export function askedIn(search: URLSearchParams): Asked {
  const asked: Record<string, string> = {}
  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = search.get(name)
    if (value !== null && (choices as readonly string[]).includes(value)) asked[name] = value
  }
  for (const name of IDS) {
    const value = search.get(name)
    if (value !== null && UUID.test(value)) asked[name] = value
  }
  for (const name of ['unit', 'slate', 'q'] as const) {
    const value = search.get(name)?.trim()
    if (value) asked[name] = value.slice(0, name === 'q' ? 200 : 120)
  }
  return asked as Asked
}

/** The address of the dailies with one thing asked otherwise; null asks for it no more. */
export function askingFor(asked: Asked, change: Record<string, string | null>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...asked, ...change }))
    if (typeof value === 'string' && value !== '') search.set(name, value)
  return `?${search}`
}
