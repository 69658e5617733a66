import { measureText, PLATFORM_LIMITS, type PlatformId, type TextUnit } from '@stagedoor/core/publish'
import type { PostWords } from '#lib/wire/posts.ts'

/** A post as somebody writes it for one place; null takes the words for all. */
export interface Draft extends Omit<PostWords, 'copy' | 'altText' | 'language' | 'cover'> {
  copy: string | null
}

/** An empty post for a platform: nothing is ticked that a person has not ticked. */
export function emptyDraft(platform: PlatformId): Draft {
  return {
    format: PLATFORM_LIMITS[platform]?.formats[0] ?? 'own-page',
    title: '',
    copy: null,
    contentWarning: null,
    disclosures: [],
    visibility: null,
    interactions: {},
    firstComment: null,
    parts: [],
  }
}

/** What goes to the house for a draft: the fields that its platform has, filled. */
export function wordsOf(
  platform: PlatformId,
  draft: Draft,
  all: { copy: string; altText: string; language: string },
): PostWords {
  const limits = PLATFORM_LIMITS[platform]
  return {
    ...draft,
    copy: draft.copy ?? all.copy,
    altText: limits?.altText == null ? '' : all.altText,
    language: all.language === '' ? null : all.language,
    contentWarning: draft.contentWarning === '' ? null : draft.contentWarning,
    firstComment: draft.firstComment === '' ? null : draft.firstComment,
    parts: draft.parts.filter((part) => part.trim() !== ''),
    cover: null,
  }
}

/** How much of each bound a text uses, the tightest first. */
export function countersOf(
  platform: PlatformId,
  field: 'title' | 'copy',
  text: string,
): { unit: TextUnit; used: number; most: number }[] {
  return (PLATFORM_LIMITS[platform]?.words.texts ?? [])
    .filter((limit) => limit.field === field)
    .map(({ unit, most }) => ({ unit, most, used: measureText(text, unit) }))
    .toSorted((a, b) => b.used / b.most - a.used / a.most)
}
