import type { HandlePlatform } from '@stagedoor/core/publish'
import type { DefaultMoment } from './columns.ts'

/** Tables of publish for what is at hand while posts are written. */
export interface WordsForPostsTables {
  'publish.usualHashtags': { productionId: string; hashtags: string[] }
  'publish.personAccounts': {
    id: string
    productionId: string
    person: string
    name: string
    platform: HandlePlatform
    handle: string
    /** How they agreed to be mentioned there, in somebody's words. */
    agreed: string
    saidBy: string
    saidAt: DefaultMoment
  }
}
