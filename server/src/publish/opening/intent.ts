import type { ScheduleRule } from '@stagedoor/core/publish'

/** What somebody means to publish on the own page; a slug of null is made from the title. */
export interface Intent {
  readonly productionId: string
  readonly cutId: string
  readonly rule: ScheduleRule
  readonly title: string
  readonly copy: string
  readonly slug: string | null
}
