import { FFmpegError } from 'node-av/lib'
import type { MediaFailureKind } from '../engine.ts'

/** A job's end without its outputs, told to the parent by kind and message. */
export class JobFailure extends Error {
  readonly kind: MediaFailureKind

  constructor(kind: MediaFailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}

// EFBIG of Linux and the BSDs alike, negated: the kernel's own limit on the size of a file.
const tooLarge = -27

/** The code of a library call when it is none of the errors; else a failure that names the act. */
export function must(code: number, act: string, kind: MediaFailureKind = 'plan-failed'): number {
  if (code === tooLarge) throw new JobFailure('output-too-large', 'the output grew beyond its limit')
  if (code < 0) throw new JobFailure(kind, `${act}: ${FFmpegError.strerror(code)}`)
  return code
}
