import type { operations } from '@stagedoor/contract'
import type { Schemas } from './schemas.ts'

export type VerdictView = NonNullable<Schemas['Verdict']>
export type Concern = Schemas['Concern']
/** An act that would free something, as the doorkeeper names it. */
export type Remedy = Schemas['Remedy']
export type NeededEdit = Schemas['NeededEdit']
export type ExposureView = Schemas['Exposure']
export type Choice = { value: string; label: string }
export type AssetRow = Schemas['DailiesRow']
export type Subject = Schemas['Subject']
export type Appearance = Schemas['Appearance']
export type Embargo = Schemas['Embargo']
export type Board = Schemas['Board']
/** Something that could leave, as the board and a simulation show it. */
export type Thing = Schemas['Thing']
export type HeldThing = Schemas['HeldThing']
export type FreeingAct = Schemas['FreeingAct']
export type Supposition = Schemas['Supposition']
export type Simulation = Schemas['Simulation']
export type ChangedAnswer = Schemas['ChangedAnswer']
export type PaperRow = Schemas['ReleaseForm']
export type LogEntry = Schemas['LogEntry']
export type LogProof = Schemas['LogProof']
export type KillRight = Schemas['KillRight']
export type Kill = Schemas['Kill']
type RightsOf = operations['listKillRights']['responses'][200]['content']['application/json']
export type Delegate = RightsOf['delegates'][number]
export type AgreedRight = NonNullable<RightsOf['agreed']>
export type Holdback = Schemas['Holdback']
export type Prohibition = Schemas['Prohibition']
export type Nda = Schemas['Nda']
export type CrowdNotice = Schemas['CrowdNotice']
export type StoryPoint = Schemas['StoryPoint']
export type Premiere = Schemas['Premiere']
export type RuleEffects = Schemas['RuleEffects']
export type WireReveal = Schemas['Reveal']
export type EvidenceSheetView = Schemas['EvidenceSheet']
