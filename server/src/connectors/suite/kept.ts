import { DRAFT, type PublicationAct, type PublicationState } from '@stagedoor/core/publish'
import type { ConnectorError } from '../connector-error.ts'
import type { Handle, HumanTask, RemoteRef, Retraction } from '../connector.ts'
import type { NextErrand } from '../drive.ts'

/** All of a publication that survives a `kill -9`: what a database would hold. */
export interface Kept {
  state: PublicationState
  handle: Handle | null
  next: NextErrand
  due: number
  ref: RemoteRef | null
  visibility: string | null
  task: HumanTask | null
  errors: ConnectorError[]
  /** Takings-back that are still to be done. */
  acts: PublicationAct[]
  /** Something may lie at the platform that nobody has seen. */
  leftBehind: boolean
  retractions: Retraction[]
  tries: number
}

/** What is kept of a publication that nobody has scheduled. */
export function nothingKept(): Kept {
  return {
    state: DRAFT,
    handle: null,
    next: 'begin',
    due: 0,
    ref: null,
    visibility: null,
    task: null,
    errors: [],
    acts: [],
    leftBehind: false,
    retractions: [],
    tries: 0,
  }
}
