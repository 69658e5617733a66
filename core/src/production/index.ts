/** The production: people's roles and rights, names in addresses, shooting days, slates and credits. */
export type {
  AccountId,
  AssetFileId,
  AssetId,
  CutId,
  ExposureId,
  GateId,
  Id,
  KitId,
  ProductionId,
  PublicationId,
  RecallId,
  SceneId,
  StoryPointId,
  SubjectId,
  UnitId,
} from './ids.ts'
export { CRAFTS, craftOf, creditLines } from './credit.ts'
export type { Craft, Credit } from './credit.ts'
export { KEY_SCOPES, keyMayDo } from './key-scope.ts'
export type { KeyScope } from './key-scope.ts'
export { graphemesOf, lineOfText } from './line-of-text.ts'
export { PRODUCTION_KINDS, VIEWING_UNITS, isProductionKind } from './production.ts'
export type { Production, ProductionKind } from './production.ts'
export { ACTS, HOUSE_ACTS, mayDo, mayOperate, rolesFor } from './right.ts'
export type { Act, HouseAct } from './right.ts'
export { ROLES, isRole } from './role.ts'
export type { Role } from './role.ts'
export { checkShootingDay, compareShootingDays } from './shooting-day.ts'
export type { ShootingDay, ShootingDayCheck } from './shooting-day.ts'
export { formatSlate, parseSlate } from './slate.ts'
export type { Slate } from './slate.ts'
export { inOrder, isLine, isSafeLabel, passedBy, safeLabel, shownFrom } from './story-label.ts'
export { circleIn, maximalOf, NO_STORY, seenWith } from './story.ts'
export type { Premiere, Story, StoryPoint } from './story.ts'
export { RESERVED_SLUGS, SLUG_LONGEST, checkSlug, isOpaqueSlug, opaqueSlug, proposeSlug } from './slug.ts'
export type { Slug, SlugCheck } from './slug.ts'
