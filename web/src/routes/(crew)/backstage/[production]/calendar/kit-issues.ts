import type { Schemas } from '#lib/wire/schemas.ts'

/** One thing that keeps a kit from being posted where it is meant for, and what mends it. */
export type KitIssue = { said: string; remedy: Schemas['PostRemedy'] }

/** What a refused kit is refused for; none where it is for something else. */
export function kitIssuesIn(refused: unknown): KitIssue[] {
  return typeof refused === 'object' && refused !== null && 'issues' in refused
    ? (refused.issues as KitIssue[])
    : []
}
