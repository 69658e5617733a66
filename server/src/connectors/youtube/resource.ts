import type { PostPlan } from '@stagedoor/core/publish'
import type { AccountSettings } from '../account-door.ts'

// "Entertainment"; the list is the same in every region that we know.
const CATEGORY = '24'
const TAG_LETTERS = 500

/** The parts that are written when a film is placed. */
export const PLACED_PARTS = 'snippet,status,paidProductPlacementDetails'

/** The video as it is placed: with all its words and marks, seen by nobody but the channel. */
export function placedResource(plan: PostPlan) {
  const tags = tagsOf(plan.copy)
  return {
    snippet: {
      title: plan.title,
      description: plan.copy,
      categoryId: CATEGORY,
      ...(tags.length === 0 ? {} : { tags }),
      ...(plan.language === null
        ? {}
        : { defaultLanguage: plan.language, defaultAudioLanguage: plan.language }),
    },
    status: statusOf(plan, 'private'),
    paidProductPlacementDetails: {
      hasPaidProductPlacement: plan.disclosures.includes('paid-partnership'),
    },
  }
}

/** Everything of a video's status that we set: a part that is written is written whole, so nothing may be left out. */
export function statusOf({ disclosures }: PostPlan, visibility: string) {
  return {
    privacyStatus: visibility,
    selfDeclaredMadeForKids: disclosures.includes('made-for-kids'),
    containsSyntheticMedia: disclosures.includes('made-with-ai'),
    embeddable: true,
    license: 'youtube',
  }
}

/** Who is to see the film once it is out. A project that Google has not audited shows it to the channel alone. */
export function visibilityOf({ visibility }: PostPlan, settings: AccountSettings): string {
  return visibility ?? (settings.projectIsAudited === false ? 'private' : 'public')
}

// Tags are counted with a comma between them; hashtags have no spaces, which would cost two quotes more.
function tagsOf(copy: string): string[] {
  const found = copy.match(/(?<![\p{L}\p{N}_&])[#＃][\p{L}\p{N}_]+/gu) ?? []
  const tags: string[] = []
  let letters = 0
  for (const tag of new Set(found.map((hashtag) => hashtag.slice(1)))) {
    letters += tag.length + 1
    if (letters > TAG_LETTERS) break
    tags.push(tag)
  }
  return tags
}
