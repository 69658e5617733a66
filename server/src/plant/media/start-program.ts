import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'
import { bareEnvironment, guardedCommand, type Bounds } from './guarded-command.ts'

/** Where a program works, and what it may hold and write; null where its own work bounds it. */
export type Start = { directory: string; bounds: Bounds | null }

/** Starts a program that is heard by its lines. This file is the only one that starts a media program. */
export function startProgram(
  command: readonly string[],
  { directory, bounds }: Start,
): ChildProcessByStdio<null, Readable, Readable> {
  const [program, ...args] = guardedCommand(command, bounds)
  return spawn(program, args, {
    cwd: directory,
    env: bareEnvironment(directory),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Starts a Node program of ours that is talked to in messages; `flags` are those of Node itself. */
export function startNode(
  { program, args = [], flags = [] }: { program: string; args?: string[]; flags?: string[] },
  { directory, bounds }: Start,
): ChildProcess {
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', ...flags, program, ...args]
  const [command, ...rest] = guardedCommand(node, bounds)
  return spawn(command, rest, {
    cwd: directory,
    env: bareEnvironment(directory),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
}
