import type { ParseArgsOptionsConfig } from 'node:util'
import type { House } from './house/open-house.ts'

/** What a command came to: its lines for people, its value for programs (`--json`), and its exit code. */
export interface Outcome {
  readonly code: number
  readonly lines: readonly string[]
  readonly value: unknown
}

/** What a command is called with, already parsed. */
export interface Asked {
  /** What stands behind the command's name, without options. */
  readonly operands: readonly string[]
  /** The value of an option that takes one. */
  readonly option: (name: string) => string | undefined
  /** Whether a bare option was given. */
  readonly has: (name: string) => boolean
  /** The house that `STAGEDOOR_URL` names, as `STAGEDOOR_KEY`; throws when there is no key. */
  readonly house: () => House
  /** Shows how far something is, to people who watch; the last one is wiped away. */
  readonly progress: (line: string) => void
  /** Tells people something beside the answer, which programs do not read. */
  readonly note: (line: string) => void
  /** Asks a person, once; null where nobody sits at the other end. */
  readonly confirm: (question: string) => Promise<boolean | null>
}

/** One command: what it is for, what it takes, and what it does. */
export interface Command {
  /** As it is typed, without the program's name. */
  readonly usage: string
  readonly says: string
  readonly options: ParseArgsOptionsConfig
  /** Lines about the options, for the help. */
  readonly about: readonly string[]
  readonly least: number
  readonly most: number
  readonly run: (asked: Asked) => Promise<Outcome>
}
