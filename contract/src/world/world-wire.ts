import { type ClearanceSettings, DEFAULT_SETTINGS, type Evidence } from '@stagedoor/core/clearance'
import { NO_STORY } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { appearance, asset, type WorldAsset } from './asset-wire.ts'
import { type CallSheet, contributor, day, scene } from './called-wire.ts'
import { decision, kill } from './decision-wire.ts'
import { question, type WorldQuestion } from './exposure-wire.ts'
import { grant, prohibition } from './permission-wire.ts'
import { story } from './story-wire.ts'
import { subject } from './subject-wire.ts'
import { mediaTime, moment, text, zone } from './values.ts'
import { crowdNotice, embargo, holdback, nda, release } from './waiting-wire.ts'

/** What a world document calls itself; another number would be another form. */
export const WORLD_FORM = 'stagedoor/world/1' as const

/** A whole world: everything a verdict rests on, and the questions put to it. */
export interface World {
  readonly name: string
  readonly zone: string
  readonly now: Instant
  readonly evidence: Evidence
  readonly assets: readonly WorldAsset[]
  readonly questions: readonly WorldQuestion[]
  readonly called: CallSheet
}

const settings = z.codec(
  z
    .strictObject({
      neverHideFeatured: z.boolean().default(DEFAULT_SETTINGS.neverHideFeatured),
      margin: mediaTime.default(DEFAULT_SETTINGS.marginFlicks),
      joinGap: mediaTime.default(DEFAULT_SETTINGS.joinGapFlicks),
    })
    .meta({ id: 'Settings', description: 'Margins around edits and the gaps between them that are joined.' }),
  z.custom<ClearanceSettings>(),
  {
    decode: ({ neverHideFeatured, margin, joinGap }): ClearanceSettings => ({
      neverHideFeatured,
      marginFlicks: margin,
      joinGapFlicks: joinGap,
    }),
    encode: ({ neverHideFeatured, marginFlicks, joinGapFlicks }) => ({
      neverHideFeatured,
      margin: marginFlicks,
      joinGap: joinGapFlicks,
    }),
  },
)

/** The lists of a world document whose things have an id each. */
export const lists = {
  scenes: z.array(scene).default([]),
  days: z.array(day).default([]),
  contributors: z.array(contributor).default([]),
  assets: z.array(asset).default([]),
  subjects: z.array(subject).default([]),
  appearances: z.array(appearance).default([]),
  grants: z.array(grant).default([]),
  prohibitions: z.array(prohibition).default([]),
  embargoes: z.array(embargo).default([]),
  holdbacks: z.array(holdback).default([]),
  ndas: z.array(nda).default([]),
  crowdNotices: z.array(crowdNotice).default([]),
  decisions: z.array(decision).default([]),
  kills: z.array(kill).default([]),
  exposures: z.array(question).default([]),
}

/** A world document, read and written. */
export const worldWire = z.codec(
  z.strictObject({
    $schema: z.string().optional(),
    form: z.literal(WORLD_FORM),
    name: text,
    zone: zone.default('UTC').meta({ description: 'In which zone moments are said.' }),
    now: moment.meta({ description: 'Until when evidence is known: what is dated later counts as unknown.' }),
    version: z.int().min(0).default(0).meta({ description: 'Which version of the evidence this is.' }),
    settings: settings.default(DEFAULT_SETTINGS),
    story: story.default(NO_STORY),
    releases: z.array(release).default([]),
    ...lists,
  }),
  z.custom<World>(),
  {
    decode: ({
      form: _form,
      $schema: _schema,
      name,
      zone: where,
      now,
      assets,
      exposures,
      scenes,
      days,
      contributors,
      ...evidence
    }): World => ({
      name,
      zone: where,
      now,
      assets,
      evidence: { ...evidence, assets: assets.map(({ title: _title, length: _length, ...facts }) => facts) },
      questions: exposures,
      called: { scenes, days, contributors },
    }),
    encode: ({ name, zone: where, now, assets, evidence, questions, called }) => ({
      form: WORLD_FORM,
      name,
      zone: where,
      now,
      version: evidence.version,
      settings: evidence.settings,
      story: evidence.story,
      releases: [...evidence.releases],
      scenes: [...called.scenes],
      days: [...called.days],
      contributors: [...called.contributors],
      assets: [...assets],
      subjects: [...evidence.subjects],
      appearances: [...evidence.appearances],
      grants: [...evidence.grants],
      prohibitions: [...evidence.prohibitions],
      embargoes: [...evidence.embargoes],
      holdbacks: [...evidence.holdbacks],
      ndas: [...evidence.ndas],
      crowdNotices: [...evidence.crowdNotices],
      decisions: [...evidence.decisions],
      kills: [...evidence.kills],
      exposures: [...questions],
    }),
  },
)
